"""Reading attachments."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.attachments.schemas import AttachmentRow
from app.model.attachment import Attachment, AttachmentContent
from app.storage.reading import read_rows

_KEPT = (
    select(Attachment.__table__)
    .where(Attachment.customer_id == bindparam("customer_id"), Attachment.removed_at.is_(None))
    .order_by(Attachment.added_at.desc(), Attachment.id.desc())
)


def list_attachments(
    session: Session, customer_id: int, *, names: Mapping[int | None, str]
) -> tuple[AttachmentRow, ...]:
    """What is kept with one customer, the newest first."""
    return tuple(
        AttachmentRow(
            id=row.id,
            version=row.version,
            customer_id=row.customer_id,
            file_name=row.file_name,
            media_type=row.media_type,
            size=row.size,
            portrait=row.portrait,
            added_at=row.added_at,
            staff_name=names.get(row.staff_id, ""),
        )
        for row in read_rows(session, _KEPT, customer_id=customer_id)
    )


def find_content(session: Session, attachment_id: int) -> bytes | None:
    """The bytes of one attachment."""
    wanted = select(AttachmentContent.content).where(AttachmentContent.attachment_id == attachment_id)
    return session.scalar(wanted)

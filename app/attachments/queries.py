"""Reading attachments."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.attachments.schemas import AttachmentRow
from app.model.attachment import Attachment, AttachmentContent


def list_attachments(
    session: Session, customer_id: int, *, names: Mapping[int | None, str]
) -> tuple[AttachmentRow, ...]:
    """What is kept with one customer, the newest first."""
    wanted = (
        select(Attachment)
        .where(Attachment.customer_id == customer_id, Attachment.removed_at.is_(None))
        .order_by(Attachment.added_at.desc(), Attachment.id.desc())
    )
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
        for row in session.scalars(wanted)
    )


def find_content(session: Session, attachment_id: int) -> bytes | None:
    """The bytes of one attachment."""
    wanted = select(AttachmentContent.content).where(AttachmentContent.attachment_id == attachment_id)
    return session.scalar(wanted)

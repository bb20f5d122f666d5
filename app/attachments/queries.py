"""Reading attachments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.attachments.schemas import AttachmentRow
from app.case_log.access import of_seen, viewer
from app.model.attachment import Attachment, AttachmentContent
from app.storage.reading import read_rows

_KEPT = (
    select(Attachment.__table__)
    .where(Attachment.removed_at.is_(None))
    .order_by(Attachment.added_at.desc(), Attachment.id.desc())
)
_OF_CUSTOMER = _KEPT.where(
    Attachment.customer_id == bindparam("customer_id"), of_seen(Attachment.__table__.c.case_id)
)
_OF_CASE = _KEPT.where(Attachment.case_id == bindparam("case_id"))


def list_attachments(
    session: Session, customer_id: int, *, names: Mapping[int | None, str], staff_id: int | None
) -> tuple[AttachmentRow, ...]:
    """What is kept with one customer and their cases that ``staff_id`` may see, the newest first."""
    rows = read_rows(session, _OF_CUSTOMER, customer_id=customer_id, **viewer(session, staff_id))
    return tuple(_as_row(row, names) for row in rows)


def list_of_case(
    session: Session, case_id: int, *, names: Mapping[int | None, str]
) -> tuple[AttachmentRow, ...]:
    """What is kept with one case, the newest first."""
    return tuple(_as_row(row, names) for row in read_rows(session, _OF_CASE, case_id=case_id))


def _as_row(row: Any, names: Mapping[int | None, str]) -> AttachmentRow:
    return AttachmentRow(
        id=row.id,
        version=row.version,
        customer_id=row.customer_id,
        case_id=row.case_id,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        portrait=row.portrait,
        added_at=row.added_at,
        staff_name=names.get(row.staff_id, ""),
    )


def find_content(session: Session, attachment_id: int) -> bytes | None:
    """The bytes of one attachment."""
    wanted = select(AttachmentContent.content).where(AttachmentContent.attachment_id == attachment_id)
    return session.scalar(wanted)

"""What the log of a case tells of the files kept with it, wherever they are added and removed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.model.attachment import Attachment
from app.model.case import Case, CaseEntryKind
from app.venue.workplace import Workplace


def tell_case(session: Session, row: Attachment, *, act: str, work: Workplace) -> None:
    """Inside a write: a line in the log of the file's case, if it has one; ``act`` is "added" or "removed"."""
    case = session.get(Case, row.case_id) if row.case_id is not None else None
    if case is not None:
        details = {"act": act, "attachment_id": row.id, "file": row.file_name}
        add_entry(session, case, kind=CaseEntryKind.FILE, work=work, details=details)

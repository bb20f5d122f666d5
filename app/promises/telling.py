"""What the log of a case tells of the promises made in it, whoever makes and settles them and wherever."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.model.case import Case, CaseEntryKind
from app.model.promise import Promise
from app.model.staff import Staff
from app.venue.workplace import Workplace


def tell_case(session: Session, row: Promise, *, act: str, work: Workplace, note: str = "") -> None:
    """Inside a write: a line in the log of the promise's case, if it was made in one.

    ``act`` is "made", "changed", "kept", "broken" or "reopened".
    """
    case = session.get(Case, row.case_id) if row.case_id is not None else None
    if case is None:
        return
    owner = session.get(Staff, row.owner_id) if row.owner_id is not None else None
    details = {
        "act": act,
        "promise_id": row.id,
        "what": row.what,
        "due_at": row.due_at.isoformat() if row.due_at else None,
        "whole_day": row.whole_day,
        "owner_id": row.owner_id,
        "owner": owner.name if owner else "",
    }
    add_entry(session, case, kind=CaseEntryKind.PROMISE, work=work, text=note, details=details)

"""What every act on a case checks first: that it is there, that nobody changed it, who looks after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.case_log.access import may_see
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.words import gettext as _
from app.model.case import Case
from app.model.staff import Staff
from app.storage.failures import conflict


def get_case(session: Session, case_id: int, *, staff_id: int | None) -> Case:
    """The case; raises NotFound for one that never was, was taken back, or is not for this person's eyes."""
    case = session.get(Case, case_id)
    if case is None or case.removed_at is not None or not may_see(session, case, staff_id=staff_id):
        raise NotFound(_("This case is not there any more."), kept=_("Nothing was changed."))
    return case


def refuse_stale(case: Case, version: int, *, yours: Mapping[str, Any]) -> None:
    """Raise Conflict with both sides when somebody changed the case since ``version`` was shown."""
    if case.version != version:
        raise conflict(theirs={key: getattr(case, key) for key in yours}, yours=yours)


def get_active_staff(session: Session, staff_id: int, *, field: str = "owner_id") -> Staff:
    """Somebody who works here; raises InvalidInput on ``field`` for one who has left or never did."""
    staff = session.get(Staff, staff_id)
    if staff is None:
        raise InvalidInput([Problem(field, _("This person does not work here."))])
    if not staff.active:
        left = _("{name} does not work here any more.").format(name=staff.name)
        raise InvalidInput([Problem(field, left)])
    return staff

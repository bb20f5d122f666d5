"""Who may decide more than others, by their role and by what the venue lets each role do."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.core.rights import Right, rights_of
from app.model.codes import Role
from app.model.staff import Staff
from app.model.venue import VenueSetting
from app.venue.reading import RIGHTS_SETTING

DECIDING = frozenset({Role.MANAGER, Role.OWNER})
"""The roles that decide unless the venue says otherwise."""

_CHANGES = "changed rights"


def changed_rights(session: Session) -> Mapping[str, Mapping[str, bool]]:
    """What the venue decided otherwise."""
    row = session.get(VenueSetting, RIGHTS_SETTING)
    return row.value if row is not None and isinstance(row.value, dict) else {}


def rights_here(session: Session, role: str) -> frozenset[Right]:
    """What a role may do at this venue."""
    return rights_of(role, changed_rights(session))


def has_right(session: Session, staff_id: int | None, *, right: Right) -> bool:
    """Whether this staff member works here and may do this; the table is read once in a session."""
    staff = session.get(Staff, staff_id) if staff_id else None
    if staff is None or not staff.active:
        return False
    if _CHANGES not in session.info:
        session.info[_CHANGES] = changed_rights(session)
    return right in rights_of(staff.role, session.info[_CHANGES])


def is_manager(session: Session, staff_id: int | None) -> bool:
    """Whether this staff member works here and may decide as a manager."""
    return has_right(session, staff_id, right=Right.DECIDE)

"""Who may see a case: a restricted one only managers, whoever opened it and whoever looks after it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, true
from sqlalchemy.orm import Session

from app.model.case import Case
from app.venue.roles import is_manager


def visible_to(session: Session, staff_id: int | None) -> ColumnElement[bool]:
    """The condition on cases that this staff member may see."""
    if is_manager(session, staff_id):
        return true()
    if staff_id is None:
        return Case.restricted.is_(False)
    return or_(Case.restricted.is_(False), Case.opened_by == staff_id, Case.owner_id == staff_id)


def may_see(session: Session, case: Case, staff_id: int | None) -> bool:
    """Whether this staff member may see this case."""
    if not case.restricted or is_manager(session, staff_id):
        return True
    return staff_id is not None and staff_id in (case.opened_by, case.owner_id)

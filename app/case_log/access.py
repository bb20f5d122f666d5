"""Who may see a case: a restricted one only those with the right to it, whoever opened it and whoever looks after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, bindparam, exists, or_, true
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.case import Case
from app.venue.roles import has_right

_CASE = Case.__table__.c
_STAFF_ID = bindparam("viewer_id", type_=Integer)
_SEES_ALL = bindparam("sees_all", type_=Boolean)

SEEN = or_(_SEES_ALL, _CASE.restricted.is_(False), _CASE.opened_by == _STAFF_ID, _CASE.owner_id == _STAFF_ID)
"""Which cases are seen, for statements that are kept; ``viewer`` gives the values."""


def viewer(session: Session, staff_id: int | None) -> Mapping[str, Any]:
    """Who looks, as values for ``SEEN``; nobody signed in has the number 0."""
    return {
        "viewer_id": staff_id or 0,
        "sees_all": has_right(session, staff_id, right=Right.RESTRICTED_CASES),
    }


def of_seen(case_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition on what may belong to a case: to none, or to one that is seen."""
    return or_(case_id.is_(None), exists().where(_CASE.id == case_id, SEEN))


def visible_to(session: Session, staff_id: int | None, *, of: Any = Case) -> ColumnElement[bool]:
    """The condition on cases that this staff member may see, for statements that are made each time.

    ``of`` is the case itself, or its line.
    """
    return visible(staff_id, sees_all=has_right(session, staff_id, right=Right.RESTRICTED_CASES), of=of)


def visible(staff_id: int | None, *, sees_all: bool, of: Any = Case) -> ColumnElement[bool]:
    """The same where it is known already whether they have that right."""
    if sees_all:
        return true()
    if staff_id is None:
        return or_(of.restricted.is_(False))
    return or_(of.restricted.is_(False), of.opened_by == staff_id, of.owner_id == staff_id)


def may_see(session: Session, case: Case, *, staff_id: int | None) -> bool:
    """Whether this staff member may see this case."""
    if not case.restricted or has_right(session, staff_id, right=Right.RESTRICTED_CASES):
        return True
    return staff_id is not None and staff_id in (case.opened_by, case.owner_id)


def refuse_hidden(session: Session, case_id: int | None, *, staff_id: int | None) -> None:
    """Raise NotFound for what belongs to a case that this staff member may not see."""
    case = session.get(Case, case_id) if case_id is not None else None
    if case is not None and not may_see(session, case, staff_id=staff_id):
        raise NotFound(_("This is not there any more."), kept=_("Nothing was changed."))

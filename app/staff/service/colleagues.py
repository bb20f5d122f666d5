"""Adding people who work here, and changing who they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import Desk, needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import OWNER, Right
from app.core.words import gettext as _
from app.model.codes import Role
from app.model.staff import Staff
from app.sign_in.misses import PIN_OFF
from app.sign_in.queries import hold_owners
from app.sign_in.ranks import is_above, require_above
from app.staff.rows import Colleague
from app.staff.schemas import StaffDraft, StaffEdit
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace

_OF_THEIR_OWN = frozenset({"name", "duty"})
"""What everybody with the right to staff may change of themselves."""


class ColleagueService:
    """Those who look after the staff change people below them; owners change everybody.

    There is always an owner, and under sign-in one who can sign in.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.STAFF)
    def list_colleagues(self) -> tuple[Colleague, ...]:
        """Everybody by name, those who left at the end."""
        wanted = select(Staff).order_by(Staff.active.desc(), Staff.name, Staff.id)
        with self._work.read() as session:
            return tuple(_colleague(row, self._work.desk) for row in session.scalars(wanted))

    @needs(Right.STAFF, again=True)
    def add(self, draft: StaffDraft) -> Outcome[int]:
        """Add somebody; gives the id."""
        require_above(self._work.desk, draft.role)
        with self._work.write() as session:
            _refuse_taken(session, draft.name, but=0)
            row = Staff(**draft.model_dump())
            session.add(row)
            session.flush()
        said = _("{name} added").format(name=draft.name)
        return session.outcome(row.id, said=said, undo_label=_("add a staff member"))

    @needs(Right.STAFF, again=True)
    def edit(self, staff_id: int, edit: StaffEdit) -> Outcome[None]:
        """Change somebody; raises Conflict when somebody else did meanwhile, InvalidInput for the last owner."""
        changes = edit.given()
        with self._work.write() as session:
            row = get_row(session, Staff, row_id=staff_id)
            self._check(session, row, changes)
            apply_edit(row, version=edit.version, values=changes)
        if changes.get("active") is False and (locks := self._work.database.locks) is not None:
            locks.drop_staff(staff_id)
        return session.outcome(None, said=_("Staff changed"), undo_label=_("change a staff member"))

    def _check(self, session: Session, row: Staff, changes: Mapping[str, Any]) -> None:
        own = row.id == self._work.desk.staff_id
        differing = {name for name, value in changes.items() if getattr(row, name) != value}
        if not (own and differing <= _OF_THEIR_OWN):
            require_above(self._work.desk, row.role, changes.get("role", row.role))
        if own and changes.get("active") is False and self._work.desk.guarded:
            raise InvalidInput([Problem("active", _("Nobody takes themselves out. Ask another owner."))])
        if "name" in differing:
            _refuse_taken(session, changes["name"], but=row.id)
        if row.role == OWNER and row.active:
            _keep_an_owner(session, row, changes)


def _keep_an_owner(session: Session, row: Staff, changes: Mapping[str, Any]) -> None:
    """Raise InvalidInput where nobody would be left who may do everything and can sign in."""
    leaves = changes.get("active") is False
    if not leaves and changes.get("role", Role.OWNER) == Role.OWNER:
        return
    hold_owners(session)
    others = select(func.count()).where(Staff.active, Staff.role == Role.OWNER, Staff.id != row.id)
    if row.password_hash:
        others = others.where(Staff.password_hash != "")
    if session.scalar(others):
        return
    message = _("This is the last owner who can sign in. Make somebody else an owner first.")
    raise InvalidInput([Problem("active" if leaves else "role", message)])


def _refuse_taken(session: Session, name: str, *, but: int) -> None:
    """Two with one name could not be told apart when they sign in."""
    taken = select(Staff.id).where(Staff.active, func.lower(Staff.name) == name.lower(), Staff.id != but)
    if session.scalar(taken.limit(1)) is not None:
        message = _("Somebody of this name works here already. Add what tells them apart.")
        raise InvalidInput([Problem("name", message)])


def _colleague(row: Staff, desk: Desk) -> Colleague:
    return Colleague(
        id=row.id,
        version=row.version,
        name=row.name,
        role=Role(row.role),
        duty=row.duty,
        active=row.active,
        limit_minor=row.limit_minor,
        has_pin=bool(row.pin_hash),
        has_password=bool(row.password_hash),
        pin_off=row.misses >= PIN_OFF,
        is_me=row.id == desk.staff_id,
        may_change=not desk.guarded or is_above(desk.role, row.role),
    )

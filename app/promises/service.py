"""Making promises, keeping them, and saying so when they were broken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.case_log.access import may_see, refuse_hidden
from app.consents.limits import may_read, refuse_reading
from app.core.acting import needs
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.case import Case
from app.model.customer import Customer
from app.model.promise import Promise, PromiseState
from app.model.staff import Staff
from app.model.visit import Visit
from app.promises.queries import list_of_case, list_open
from app.promises.schemas import PromiseDraft, PromiseEdit, PromiseRow, PromiseSettling
from app.promises.telling import tell_case
from app.storage.editing import apply_edit, get_row
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

LAST_MINUTE = time(23, 59)


class PromiseService:
    """The one place where promises of every kind are made and settled."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_open(self, customer_id: int) -> tuple[PromiseRow, ...]:
        """The open promises to one customer, the most urgent first."""
        with self._work.read() as session:
            if not may_read(session, customer_id, desk=self._work.desk):
                return ()
            return list_open(
                session,
                customer_id,
                now=self._work.now(),
                zone=self._work.venue.zone,
                names=staff_names(session),
                staff_id=self._work.staff_id,
            )

    @needs(Right.LOOK)
    def list_of_case(self, case_id: int) -> tuple[PromiseRow, ...]:
        """All promises made in one case, the open ones first; raises NotFound for a case that is hidden, Refused where
        the data of the customer are restricted.
        """
        with self._work.read() as session:
            refuse_hidden(session, case_id, staff_id=self._work.staff_id)
            case = session.get(Case, case_id)
            refuse_reading(session, case.customer_id if case else None, desk=self._work.desk)
            return list_of_case(
                session,
                case_id,
                now=self._work.now(),
                zone=self._work.venue.zone,
                names=staff_names(session),
            )

    @needs(Right.WORK)
    def make_promise(self, customer_id: int, draft: PromiseDraft) -> Outcome[int]:
        """Promise something; without an owner whoever is signed in keeps it. Gives its id."""
        with self._work.write() as session:
            if session.get(Customer, customer_id) is None:
                raise NotFound(_("This card is not there any more."), kept=_("Nothing was changed."))
            row = self.put_promise(session, customer_id, draft=draft)
        return session.outcome(row.id, said=_("Promise kept in mind"), undo_label=_("make a promise"))

    @needs(Right.WORK)
    def put_promise(self, session: Session, customer_id: int | None, *, draft: PromiseDraft) -> Promise:
        """Inside a write: the promise, and a line about it in the log of its case."""
        self._check_where(session, customer_id, draft)
        _check_owner(session, draft.owner_id, case_id=draft.case_id)
        row = Promise(
            customer_id=customer_id,
            what=draft.what,
            owner_id=draft.owner_id or self._work.staff_id,
            made_at=self._work.now(),
            made_by=self._work.staff_id,
            state=PromiseState.OPEN,
            visit_id=draft.visit_id,
            case_id=draft.case_id,
            **self._due(draft.due_at, draft.due_on),
        )
        session.add(row)
        session.flush()
        tell_case(session, row, act="made", work=self._work)
        return row

    @needs(Right.WORK)
    def edit_promise(self, promise_id: int, edit: PromiseEdit) -> Outcome[None]:
        """Change a promise; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = self._get(session, promise_id)
            values = edit.given()
            if values.keys() & {"due_at", "due_on"}:
                values |= self._due(values.get("due_at"), values.pop("due_on", None))
            if values.get("owner_id") != row.owner_id:
                _check_owner(session, values.get("owner_id"), case_id=row.case_id)
            self._change(session, row, version=edit.version, values=values, act="changed")
        return session.outcome(None, said=_("Promise changed"), undo_label=_("change a promise"))

    @needs(Right.WORK)
    def keep_promise(self, promise_id: int, settling: PromiseSettling) -> Outcome[None]:
        """It was done."""
        return self._settle(promise_id, settling, PromiseState.KEPT, said=_("Promise kept"))

    @needs(Right.WORK)
    def break_promise(self, promise_id: int, settling: PromiseSettling) -> Outcome[None]:
        """It was not done; the note says why."""
        if not settling.note:
            raise InvalidInput([Problem("note", _("Say in a few words why."))])
        return self._settle(promise_id, settling, PromiseState.BROKEN, said=_("Promise marked as broken"))

    @needs(Right.WORK)
    def reopen_promise(self, promise_id: int, *, version: int) -> Outcome[None]:
        """It is still to be done."""
        values = {"state": PromiseState.OPEN, "settled_at": None, "settled_by": None, "settled_note": ""}
        with self._work.write() as session:
            row = self._get(session, promise_id)
            self._change(session, row, version=version, values=values, act="reopened")
        return session.outcome(None, said=_("Promise open again"), undo_label=_("reopen a promise"))

    def _check_where(self, session: Session, customer_id: int | None, draft: PromiseDraft) -> None:
        """The case in which it is made is there, to be seen, and of the same person; the visit is there."""
        if draft.case_id is not None:
            case = session.get(Case, draft.case_id)
            if case is None or case.removed_at is not None or case.customer_id != customer_id:
                raise InvalidInput([Problem("case_id", _("This case is not one of this person."))])
            refuse_hidden(session, case.id, staff_id=self._work.staff_id)
        if draft.visit_id is not None and session.get(Visit, draft.visit_id) is None:
            raise InvalidInput([Problem("visit_id", _("This visit is not one of this person."))])

    def _settle(
        self, promise_id: int, settling: PromiseSettling, state: PromiseState, *, said: str
    ) -> Outcome[None]:
        with self._work.write() as session:
            row = self._get(session, promise_id)
            values = {"state": state, "settled_note": settling.note}
            stamp = {"settled_at": self._work.now(), "settled_by": self._work.staff_id}
            self._change(session, row, version=settling.version, values=values, act=state, stamp=stamp)
        return session.outcome(None, said=said, undo_label=_("settle a promise"))

    def _get(self, session: Session, promise_id: int) -> Promise:
        row = get_row(session, Promise, row_id=promise_id)
        refuse_hidden(session, row.case_id, staff_id=self._work.staff_id)
        return row

    def _change(
        self,
        session: Session,
        row: Promise,
        *,
        version: int,
        values: Mapping[str, Any],
        act: str,
        stamp: Mapping[str, Any] | None = None,
    ) -> None:
        """Set the values; where that changes anything, the row is stamped and the case's log tells it."""
        apply_edit(row, version=version, values=values)
        if row not in session.dirty:
            return
        for key, value in (stamp or {}).items():
            setattr(row, key, value)
        tell_case(session, row, act=act, work=self._work, note=str(values.get("settled_note", "")))

    def _due(self, due_at: datetime | None, due_on: date | None) -> dict[str, Any]:
        if due_at is not None or due_on is None:
            return {"due_at": due_at, "whole_day": False}
        last = datetime.combine(due_on, LAST_MINUTE, ZoneInfo(self._work.venue.zone))
        return {"due_at": last, "whole_day": True}


def _check_owner(session: Session, owner_id: int | None, *, case_id: int | None) -> None:
    if owner_id is None:
        return
    owner = session.get(Staff, owner_id)
    if owner is None:
        raise InvalidInput([Problem("owner_id", _("This person does not work here."))])
    if not owner.active:
        left = _("{name} does not work here any more.").format(name=owner.name)
        raise InvalidInput([Problem("owner_id", left)])
    case = session.get(Case, case_id) if case_id is not None else None
    if case is not None and not may_see(session, case, staff_id=owner_id):
        message = _("{name} may not see this case, and so could not keep the promise.")
        raise InvalidInput([Problem("owner_id", message.format(name=owner.name))])

"""Visits: booked, under way, over."""

from __future__ import annotations

from app.core.acting import needs
from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.queries.visits import present_visit
from app.customers.schemas.visits import ArrivalDraft, VisitDraft, VisitEdit, refuse_leaving_before_arriving
from app.customers.service.ownership import get_customer
from app.model.codes import VisitStatus
from app.model.visit import Visit
from app.storage.editing import apply_edit, get_row
from app.storage.write_session import WriteSession
from app.venue.workplace import Workplace


class VisitService:
    """Adds visits and says where they stand."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_visit(self, customer_id: int, draft: VisitDraft) -> Outcome[int]:
        """Add a visit, ahead or past; gives its id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            values = draft.model_dump() | {"currency": draft.currency or self._work.venue.currency}
            row = Visit(customer_id=customer_id, **values)
            if row.status == VisitStatus.BOOKED:
                row.booked_on = self._work.today()
            session.add(row)
            session.flush()
        return session.outcome(row.id, said=_("Visit kept"), undo_label=_("add a visit"))

    @needs(Right.WORK)
    def edit_visit(self, visit_id: int, edit: VisitEdit) -> Outcome[None]:
        """Change a visit; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Visit, row_id=visit_id)
            values = edit.given()
            refuse_leaving_before_arriving(
                values.get("arrives_on", row.arrives_on), values.get("leaves_on", row.leaves_on)
            )
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Visit changed"), undo_label=_("change a visit"))

    @needs(Right.WORK)
    def receive(self, customer_id: int, draft: ArrivalDraft) -> Outcome[int]:
        """Somebody is here now without a booking; gives the visit's id. Raises Conflict when here already."""
        today = self._work.today()
        refuse_leaving_before_arriving(today, draft.leaves_on)
        with self._work.write() as session:
            customer = get_customer(session, customer_id)
            _refuse_two_at_once(session, customer_id, customer.display_name)
            row = Visit(
                customer_id=customer_id,
                status=VisitStatus.HERE,
                arrives_on=today,
                started_at=self._work.now(),
                currency=self._work.venue.currency,
                **draft.model_dump(),
            )
            session.add(row)
            session.flush()
        said = _("{name} is here").format(name=customer.display_name)
        return session.outcome(row.id, said=said, undo_label=said)

    @needs(Right.WORK)
    def check_in(self, visit_id: int, *, place: str = "") -> Outcome[None]:
        """The customer of a booked visit is here; ``place`` replaces the one that was planned."""
        draft = ArrivalDraft(place=place)
        with self._work.write() as session:
            row = get_row(session, Visit, row_id=visit_id)
            customer = get_customer(session, row.customer_id)
            if row.status != VisitStatus.HERE:
                _refuse_two_at_once(session, row.customer_id, customer.display_name)
                row.status = VisitStatus.HERE
                row.started_at = self._work.now()
                row.arrives_on = min(row.arrives_on, self._work.today())
            row.place = draft.place or row.place
        said = _("{name} is here").format(name=customer.display_name)
        return session.outcome(None, said=said, undo_label=said)

    @needs(Right.WORK)
    def check_out(self, visit_id: int) -> Outcome[None]:
        """The visit is over, today."""
        with self._work.write() as session:
            row = get_row(session, Visit, row_id=visit_id)
            if row.status != VisitStatus.COMPLETED:
                row.status = VisitStatus.COMPLETED
                row.leaves_on = max(row.arrives_on, self._work.today())
            customer = get_customer(session, row.customer_id)
        said = _("{name} has left").format(name=customer.display_name)
        return session.outcome(None, said=said, undo_label=said)

    @needs(Right.WORK)
    def cancel_visit(self, visit_id: int) -> Outcome[None]:
        """The visit will not take place."""
        return self._mark(visit_id, VisitStatus.CANCELLED, said=_("Visit cancelled"))

    @needs(Right.WORK)
    def note_no_show(self, visit_id: int) -> Outcome[None]:
        """Nobody came."""
        return self._mark(visit_id, VisitStatus.NO_SHOW, said=_("Noted: did not come"))

    def _mark(self, visit_id: int, status: VisitStatus, *, said: str) -> Outcome[None]:
        with self._work.write() as session:
            get_row(session, Visit, row_id=visit_id).status = status
        return session.outcome(None, said=said, undo_label=_("change a visit"))


def _refuse_two_at_once(session: WriteSession, customer_id: int, name: str) -> None:
    if present_visit(session, customer_id) is not None:
        raise Conflict(_("{name} is here already.").format(name=name), kept=_("Nothing was changed."))

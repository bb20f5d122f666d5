"""Contacts along the journey."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.queries.visits import present_visit
from app.customers.schemas.visits import TouchpointDraft, TouchpointEdit
from app.customers.service.ownership import get_customer
from app.model.touchpoint import JourneyStage, Touchpoint
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


class TouchpointService:
    """Logs contacts and the feeling they left."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def log_touchpoint(self, customer_id: int, draft: TouchpointDraft) -> Outcome[int]:
        """Log a contact, at the visit under way if there is one; gives its id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = self.put_touchpoint(session, customer_id, draft=draft)
        return session.outcome(row.id, said=_("Logged"), undo_label=_("log a contact"))

    @needs(Right.WORK)
    def put_touchpoint(self, session: Session, customer_id: int, *, draft: TouchpointDraft) -> Touchpoint:
        """Inside a write: the contact."""
        _check_stage(session, draft.stage_id)
        present = present_visit(session, customer_id) if draft.visit_id is None else None
        row = Touchpoint(
            customer_id=customer_id,
            visit_id=present.id if present else draft.visit_id,
            stage_id=draft.stage_id,
            at=self._happened(draft.at),
            channel=draft.channel,
            text=draft.text,
            feeling=draft.feeling,
            staff_id=self._work.staff_id,
        )
        session.add(row)
        session.flush()
        return row

    def _happened(self, at: datetime | None) -> datetime:
        """A contact has been: one of the future would hold back every reminder to be in touch."""
        now = self._work.now()
        if at is not None and at > now:
            raise InvalidInput([Problem("at", _("This time is still to come."))])
        return at or now

    @needs(Right.WORK)
    def edit_touchpoint(self, touchpoint_id: int, edit: TouchpointEdit) -> Outcome[None]:
        """Change a logged contact; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Touchpoint, row_id=touchpoint_id)
            values = edit.given()
            _check_stage(session, values.get("stage_id"))
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Contact changed"), undo_label=_("change a logged contact"))

    @needs(Right.WORK)
    def remove_touchpoint(self, touchpoint_id: int) -> Outcome[None]:
        """Take a contact logged by mistake away."""
        with self._work.write() as session:
            session.delete(get_row(session, Touchpoint, row_id=touchpoint_id))
        return session.outcome(None, said=_("Removed"), undo_label=_("remove a logged contact"))


def _check_stage(session: Session, stage_id: int | None) -> None:
    if stage_id is not None and session.get(JourneyStage, stage_id) is None:
        raise InvalidInput([Problem("stage_id", _("This stage is not there any more."))])

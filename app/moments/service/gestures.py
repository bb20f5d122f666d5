"""Gestures of a moment: given like all others, with a task where they need time ahead."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.typed_text import LONGEST_LINE
from app.core.words import gettext as _
from app.gestures.schemas import GiveDraft
from app.gestures.service.giving import GivingService
from app.model.gesture import Gesture, GivenGesture, GivenState
from app.model.moment import Moment, MomentTask
from app.moments.schemas.drafts import MomentEdit, TaskDraft
from app.moments.service.budgets import read_budget, refuse_over_budget
from app.moments.service.checking import get_moment, refuse, refuse_ended, refuse_uncelebrated
from app.moments.service.task_rows import put_task
from app.storage.editing import get_row
from app.venue.workplace import Workplace


class MomentGestures:
    """Adds gestures to plans and takes them out."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._giving = GivingService(work)

    @needs(Right.WORK)
    def add_gesture(self, moment_id: int, draft: GiveDraft, *, budget_reason: str = "") -> Outcome[int]:
        """Plan something to give; gives its id. Raises InvalidInput for a clash or above the budget."""
        budget_reason = MomentEdit(version=0, budget_reason=budget_reason).budget_reason
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=None)
            refuse_ended(moment)
            refuse_uncelebrated(session, moment)
            before = read_budget(session, moment, today=self._work.today())
            if budget_reason:
                moment.budget_reason = budget_reason
            row = self.put_gesture(session, moment, draft=draft)
            refuse_over_budget(session, moment, work=self._work, before=before)
            late = self._is_late(session, row)
        template = _("“{what}” is part of the plan, but needs more time than is left") if late else ""
        said = (template or _("“{what}” is part of the plan")).format(what=row.what)
        return session.outcome(row.id, said=said, undo_label=_("add a gesture to a plan"))

    @needs(Right.WORK)
    def drop_gesture(self, given_id: int, *, version: int, note: str) -> Outcome[None]:
        """Leave a gesture out after all, and with it what was still to do for it."""
        with self._work.write() as session:
            if get_row(session, GivenGesture, row_id=given_id).moment_id is None:
                raise refuse("given_id", _("This is not part of a moment."))
            row = self._giving.put_dropped(session, given_id, version=version, note=note)
            _drop_tasks(session, row)
        said = _("“{what}” is not part of the plan any more").format(what=row.what)
        return session.outcome(None, said=said, undo_label=_("take a gesture out of a plan"))

    @needs(Right.WORK)
    def put_gesture(self, session: Session, moment: Moment, *, draft: GiveDraft) -> GivenGesture:
        """Inside a write: the planned gesture, with a task as long ahead as it needs."""
        given = draft.model_copy(update={"done": False})
        row = self._giving.put_plan(session, given, customer_id=moment.customer_id, moment_id=moment.id)
        usual = session.get(Gesture, row.gesture_id) if row.gesture_id is not None else None
        if usual is not None and usual.lead_minutes:
            words = _("Prepare: {what}").format(what=row.what)[:LONGEST_LINE]
            task = TaskDraft(what=words, lead_minutes=usual.lead_minutes, department_id=usual.department_id)
            put_task(session, moment, draft=task, work=self._work, given_gesture_id=row.id)
        return row

    @needs(Right.WORK)
    def put_offered(self, session: Session, moment: Moment, *, gesture_id: int) -> str:
        """Inside a write: plan a gesture of a playbook; the sentence why not, where it cannot be, else empty."""
        try:
            self.put_gesture(session, moment, draft=GiveDraft(gesture_id=gesture_id))
        except InvalidInput as error:
            usual = session.get(Gesture, gesture_id)
            reason = " ".join(problem.message for problem in error.problems)
            name = usual.name if usual is not None else _("a gesture")
            return _("{name} was left out. {reason}").format(name=name, reason=reason)
        return ""

    @needs(Right.WORK)
    def give_planned(self, session: Session, moment: Moment, *, clash_reason: str) -> None:
        """Inside a write: everything planned was given."""
        for row in _planned(session, moment):
            self._giving.put_given(session, row.id, version=row.version, clash_reason=clash_reason)

    @needs(Right.WORK)
    def drop_planned(self, session: Session, moment: Moment, *, note: str) -> None:
        """Inside a write: nothing of what was planned is given."""
        for row in _planned(session, moment):
            self._giving.put_dropped(session, row.id, version=row.version, note=note)
            _drop_tasks(session, row)

    def _is_late(self, session: Session, row: GivenGesture) -> bool:
        due = session.scalars(select(MomentTask.due_at).where(MomentTask.given_gesture_id == row.id))
        return any(at is not None and at < self._work.now() for at in due)

    @needs(Right.LOOK)
    def moment_of(self, given_id: int) -> int | None:
        """The moment to which a gesture belongs; raises NotFound."""
        with self._work.read() as session:
            return get_row(session, GivenGesture, row_id=given_id).moment_id


def _drop_tasks(session: Session, row: GivenGesture) -> None:
    """What was still to do for a gesture goes with it."""
    for task in session.scalars(select(MomentTask).where(MomentTask.given_gesture_id == row.id)):
        if task.done_at is None:
            session.delete(task)


def _planned(session: Session, moment: Moment) -> list[GivenGesture]:
    wanted = select(GivenGesture).where(
        GivenGesture.moment_id == moment.id, GivenGesture.state == GivenState.PLANNED
    )
    return list(session.scalars(wanted.order_by(GivenGesture.id)))

"""The tasks of a moment as rows, with their times worked back from its day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.core.words import gettext as _
from app.model.moment import Moment, MomentState, MomentTask
from app.moments.schemas.drafts import TaskDraft, TaskEdit
from app.moments.service.checking import check_people, refuse
from app.moments.service.settings import read_settings
from app.moments.timing import Due, end_of, ready_at, worked_back
from app.venue.workplace import Workplace


def put_task(
    session: Session,
    moment: Moment,
    *,
    draft: TaskDraft,
    work: Workplace,
    given_gesture_id: int | None = None,
) -> MomentTask:
    """Inside a write: the task, after those that are there."""
    check_people(session, owner_id=draft.owner_id, department_id=draft.department_id)
    due = due_of(session, moment, draft=draft, work=work)
    last = session.scalar(select(func.max(MomentTask.position)).where(MomentTask.moment_id == moment.id))
    row = MomentTask(
        customer_id=moment.customer_id,
        moment_id=moment.id,
        given_gesture_id=given_gesture_id,
        what=draft.what,
        owner_id=draft.owner_id,
        department_id=draft.department_id,
        due_at=due.at if due else None,
        whole_day=due.whole_day if due else False,
        lead_minutes=draft.lead_minutes if draft.due_at is None else None,
        position=0 if last is None else last + 1,
    )
    session.add(row)
    needs_more_work(moment)
    session.flush()
    return row


def needs_more_work(moment: Moment) -> None:
    """Nothing with an open task is prepared."""
    if moment.state == MomentState.PREPARED:
        moment.state, moment.prepared_at = MomentState.PLANNED, None


def due_of(session: Session, moment: Moment, *, draft: TaskDraft | TaskEdit, work: Workplace) -> Due | None:
    """When it is due; None while the moment has no day. Raises InvalidInput for a time after the day."""
    day, zone = moment.celebrate_on, work.venue.zone
    if draft.due_at is not None:
        if draft.due_at.tzinfo is None:
            raise refuse("due_at", _("This time needs its zone."))
        if day is not None and draft.due_at >= end_of(day, zone=zone):
            shown = work.wording.day(day)
            raise refuse("due_at", _("This would be after the day itself, {day}.").format(day=shown))
        return Due(draft.due_at, draft.whole_day)
    if day is None:
        return None
    ready_by = read_settings(session).ready_by
    if draft.lead_minutes is None:
        return Due(ready_at(day, ready_by=ready_by, zone=zone), whole_day=False)
    return worked_back(day, draft.lead_minutes, ready_by=ready_by, zone=zone)


def move_tasks(session: Session, moment: Moment, *, zone: str) -> None:
    """Inside a write: the day moved, and what counts back from it moves along.

    A task with a time of its own that would now come after the day is due by the day itself. Without a
    day nothing counts back from anything.
    """
    if moment.celebrate_on is None:
        for task in session.scalars(_open_tasks(moment).where(MomentTask.lead_minutes.is_not(None))):
            task.due_at, task.whole_day = None, False
        return
    ready_by = read_settings(session).ready_by
    end = end_of(moment.celebrate_on, zone=zone)
    for task in session.scalars(_open_tasks(moment)):
        if task.lead_minutes is not None:
            due = worked_back(moment.celebrate_on, task.lead_minutes, ready_by=ready_by, zone=zone)
            task.due_at, task.whole_day = due.at, due.whole_day
        elif task.due_at is None or _is_after(task.due_at, end):
            task.due_at = ready_at(moment.celebrate_on, ready_by=ready_by, zone=zone)
            task.whole_day = False


def _open_tasks(moment: Moment) -> Select[MomentTask]:
    return select(MomentTask).where(MomentTask.moment_id == moment.id, MomentTask.done_at.is_(None))


def _is_after(due_at: datetime, end: datetime) -> bool:
    return due_at >= end

"""The things to do for a moment."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.moment import MomentTask
from app.moments.schemas.drafts import MOST_TASKS, TaskDraft, TaskEdit
from app.moments.service.checking import check_people, get_moment, refuse, refuse_ended, refuse_uncelebrated
from app.moments.service.task_rows import due_of, needs_more_work, put_task
from app.storage.editing import apply_edit, get_row
from app.storage.failures import conflict
from app.venue.workplace import Workplace

_TIMES = {"due_at", "whole_day", "lead_minutes"}


class TaskService:
    """Adds, changes and ticks off tasks."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_task(self, moment_id: int, draft: TaskDraft) -> Outcome[int]:
        """Add something to do; gives its id. Raises InvalidInput for a time after the day."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=None)
            refuse_ended(moment)
            refuse_uncelebrated(session, moment)
            row = put_task(session, moment, draft=draft, work=self._work)
            if _count(session, moment_id) > MOST_TASKS:
                raise refuse("what", _("This plan has too many tasks already."))
        said = _("Task added: {what}").format(what=row.what)
        return session.outcome(row.id, said=said, undo_label=_("add a task"))

    @needs(Right.WORK)
    def edit_task(self, task_id: int, edit: TaskEdit) -> Outcome[None]:
        """Change a task; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, MomentTask, row_id=task_id)
            moment = get_moment(session, row.moment_id, version=None)
            refuse_ended(moment)
            values = {key: value for key, value in edit.given().items() if getattr(row, key) != value}
            check_people(session, owner_id=values.get("owner_id"), department_id=values.get("department_id"))
            if values.keys() & _TIMES:
                due = due_of(session, moment, draft=edit, work=self._work)
                values["due_at"] = due.at if due else None
                values["whole_day"] = due.whole_day if due else False
                values["lead_minutes"] = edit.lead_minutes if edit.due_at is None else None
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Task changed"), undo_label=_("change a task"))

    @needs(Right.WORK)
    def remove_task(self, task_id: int) -> Outcome[None]:
        """Take a task out of the plan."""
        with self._work.write() as session:
            row = get_row(session, MomentTask, row_id=task_id)
            session.delete(row)
        said = _("Task removed: {what}").format(what=row.what)
        return session.outcome(None, said=said, undo_label=_("remove a task"))

    @needs(Right.WORK)
    def do_task(self, task_id: int, *, version: int) -> Outcome[None]:
        """It is done."""
        with self._work.write() as session:
            row = self._get(session, task_id, version=version, done=False)
            row.done_at, row.done_by = self._work.now(), self._work.staff_id
        said = _("Done: {what}").format(what=row.what)
        return session.outcome(None, said=said, undo_label=_("tick off a task"))

    @needs(Right.WORK)
    def undo_task(self, task_id: int, *, version: int) -> Outcome[None]:
        """It is to be done after all."""
        with self._work.write() as session:
            row = self._get(session, task_id, version=version, done=True)
            row.done_at = row.done_by = None
            needs_more_work(get_moment(session, row.moment_id, version=None))
        said = _("To do again: {what}").format(what=row.what)
        return session.outcome(None, said=said, undo_label=_("open a task again"))

    def _get(self, session: Session, task_id: int, *, version: int, done: bool) -> MomentTask:
        row = get_row(session, MomentTask, row_id=task_id)
        if row.version != version or (row.done_at is not None) != done:
            raise conflict(theirs={"done_at": row.done_at}, yours={"done": not done})
        return row


def _count(session: Session, moment_id: int) -> int:
    """How many there are; those taken out meanwhile leave room for others."""
    return session.scalar(select(func.count()).where(MomentTask.moment_id == moment_id)) or 0

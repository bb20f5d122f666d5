"""Reading one moment with its plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.consents.limits import refuse_reading
from app.core.acting import needs
from app.core.rights import Right
from app.gestures.queries.given import list_of_moment
from app.model.attachment import Attachment
from app.model.clue import Clue
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.department import Department
from app.model.moment import Milestone, Moment, MomentState, MomentTask
from app.model.playbook import Playbook, PlaybookVersion
from app.moments.schemas.rows import MomentDetail, PhotoRow, TaskRow
from app.moments.service.budgets import read_budget
from app.moments.service.checking import get_moment
from app.moments.timing import end_of
from app.occasions.schemas import MomentKey
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

Names = Mapping[int | None, str]


class MomentReader:
    """Reads moments for the screen and for paper."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get_moment(self, moment_id: int) -> MomentDetail:
        """One moment with its plan; raises NotFound, or Refused where data are restricted."""
        with self._work.read() as session:
            moment = get_moment(session, moment_id, version=None)
            refuse_reading(session, moment.customer_id, desk=self._work.desk)
            return self._detail(session, moment)

    @needs(Right.LOOK)
    def find_for(self, key: MomentKey) -> int | None:
        """The plan for this occurrence, if there is one."""
        if key.moment_id is not None:
            return key.moment_id
        wanted = select(Moment.id).where(Moment.occurs_on == key.occurs_on)
        if key.occasion_id is not None:
            wanted = wanted.where(Moment.occasion_id == key.occasion_id)
        elif key.milestone is not None:
            wanted = wanted.where(
                Moment.customer_id == key.customer_id,
                Moment.milestone == key.milestone,
                Moment.milestone_number == key.milestone_number,
            )
        else:
            return None
        with self._work.read() as session:
            return session.scalar(wanted)

    def _detail(self, session: Session, moment: Moment) -> MomentDetail:
        names = staff_names(session)
        beside = self._beside(session, moment)
        return MomentDetail(
            id=moment.id,
            version=moment.version,
            customer_id=moment.customer_id,
            customer=beside.customer,
            companion_id=moment.companion_id,
            person=beside.companion or beside.customer,
            occasion_id=moment.occasion_id,
            kind=moment.kind,
            milestone=Milestone(moment.milestone) if moment.milestone else None,
            milestone_number=moment.milestone_number,
            visit_id=moment.visit_id,
            clue_id=moment.clue_id,
            clue=beside.clue or "",
            title=moment.title,
            occurs_on=moment.occurs_on,
            celebrate_on=moment.celebrate_on,
            state=MomentState(moment.state),
            owner_id=moment.owner_id,
            owner=names.get(moment.owner_id, ""),
            department_id=moment.department_id,
            department=beside.department or "",
            note=moment.note,
            dos=moment.dos,
            donts=moment.donts,
            playbook_id=beside.playbook_id,
            playbook=beside.playbook or "",
            playbook_number=beside.playbook_number,
            gestures=list_of_moment(session, moment.id, names=names),
            tasks=self._tasks(session, moment, names),
            photos=list_photos(session, moment_id=moment.id),
            budget=read_budget(session, moment, today=self._work.today()),
            budget_reason=moment.budget_reason,
            made_at=moment.made_at,
            made_by=names.get(moment.made_by, ""),
            delivered_at=moment.delivered_at,
            delivered_by=names.get(moment.delivered_by, ""),
            reaction=moment.reaction,
            said=moment.said,
            skipped_at=moment.skipped_at,
            skipped_reason=moment.skipped_reason,
            is_story=moment.is_story,
            story=moment.story,
        )

    def _beside(self, session: Session, moment: Moment) -> Any:
        return session.execute(
            select(
                Customer.display_name.label("customer"),
                Companion.name.label("companion"),
                Clue.text.label("clue"),
                Department.name.label("department"),
                Playbook.id.label("playbook_id"),
                Playbook.name.label("playbook"),
                PlaybookVersion.number.label("playbook_number"),
            )
            .select_from(Moment)
            .join(Customer, Customer.id == Moment.customer_id)
            .outerjoin(Companion, Companion.id == Moment.companion_id)
            .outerjoin(Clue, Clue.id == Moment.clue_id)
            .outerjoin(Department, Department.id == Moment.department_id)
            .outerjoin(PlaybookVersion, PlaybookVersion.id == Moment.playbook_version_id)
            .outerjoin(Playbook, Playbook.id == PlaybookVersion.playbook_id)
            .where(Moment.id == moment.id)
        ).one()

    def _tasks(self, session: Session, moment: Moment, names: Names) -> tuple[TaskRow, ...]:
        wanted = (
            select(MomentTask, Department.name)
            .outerjoin(Department, Department.id == MomentTask.department_id)
            .where(MomentTask.moment_id == moment.id)
            .order_by(MomentTask.due_at.is_(None), MomentTask.due_at, MomentTask.position)
        )
        return tuple(
            TaskRow(
                id=task.id,
                version=task.version,
                moment_id=task.moment_id,
                what=task.what,
                owner_id=task.owner_id,
                owner=names.get(task.owner_id, ""),
                department_id=task.department_id,
                department=department or "",
                due_at=task.due_at,
                whole_day=task.whole_day,
                lead_minutes=task.lead_minutes,
                given_gesture_id=task.given_gesture_id,
                done_at=task.done_at,
                done_by=names.get(task.done_by, ""),
                late=self._is_late(task),
            )
            for task, department in session.execute(wanted)
        )

    def _is_late(self, task: MomentTask) -> bool:
        if task.done_at is not None or task.due_at is None:
            return False
        return self._end(task.due_at, whole_day=task.whole_day) <= self._work.now()

    def _end(self, due_at: datetime, *, whole_day: bool) -> datetime:
        if not whole_day:
            return due_at
        return end_of(self._work.wording.local(due_at).date(), zone=self._work.venue.zone)


def list_photos(
    session: Session,
    *,
    moment_id: int | None = None,
    gesture_id: int | None = None,
    case_id: int | None = None,
) -> tuple[PhotoRow, ...]:
    """The photos of a moment, a gesture or a case, in the order in which they were added."""
    wanted = select(Attachment).where(Attachment.removed_at.is_(None)).order_by(Attachment.id)
    for column, row_id in (
        (Attachment.moment_id, moment_id),
        (Attachment.gesture_id, gesture_id),
        (Attachment.case_id, case_id),
    ):
        if row_id is not None:
            wanted = wanted.where(column == row_id)
    return tuple(PhotoRow(row.id, row.file_name, row.media_type) for row in session.scalars(wanted))

"""From what was read to reminders, whether they have come or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from app.core.words import gettext as _
from app.model.moment import Milestone
from app.moments.reminders.schemas import ReminderKind, ReminderRow
from app.moments.reminders.times import ReminderTimes
from app.occasions.schemas import AgendaRow, MomentKey
from app.occasions.words.lines import line_title
from app.wording.formats import Wording


def of_tasks(
    rows: Iterable[Any], *, times: ReminderTimes, now: datetime, staff: Mapping[int | None, str]
) -> Iterator[ReminderRow]:
    """One reminder for every open task."""
    for row in rows:
        ends = times.end_of_task(row.due_at, whole_day=row.whole_day)
        yield ReminderRow(
            key=f"task:{row.id}:{row.due_at:%Y%m%d%H%M}",
            kind=ReminderKind.TASK,
            moment=_key_of(row),
            moment_id=row.moment_id,
            task_id=row.id,
            customer=row.customer,
            person=row.person,
            what=row.what,
            owner_id=row.owner_id,
            owner=staff.get(row.owner_id, ""),
            remind_at=times.of_task(row.due_at, whole_day=row.whole_day),
            due_at=row.due_at,
            late=ends <= now,
        )


def of_days(
    rows: Iterable[Any], *, times: ReminderTimes, now: datetime, staff: Mapping[int | None, str]
) -> Iterator[ReminderRow]:
    """What is planned for a day: in its morning, and the morning after to ask how it went."""
    today = times.local_day(now)
    for row in rows:
        over = row.celebrate_on < today
        kind = ReminderKind.HOW_IT_WENT if over else ReminderKind.THE_DAY
        comes = times.of_outcome(row.celebrate_on) if over else times.of_day(row.celebrate_on)
        yield ReminderRow(
            key=f"{kind}:{row.moment_id}:{row.celebrate_on:%Y%m%d}",
            kind=kind,
            moment=_key_of(row),
            moment_id=row.moment_id,
            task_id=None,
            customer=row.customer,
            person=row.person,
            what=_("How did it go?") if over else row.title,
            owner_id=row.owner_id,
            owner=staff.get(row.owner_id, ""),
            remind_at=comes,
            due_at=times.on(row.celebrate_on, times.ready_by),
            late=over,
        )


def of_missing_plans(
    rows: Iterable[AgendaRow], *, times: ReminderTimes, leads: Mapping[str, int], wording: Wording
) -> Iterator[ReminderRow]:
    """Days that nobody has planned, of people who can be met."""
    for row in rows:
        day = row.visit.celebrate_on if row.visit and row.visit.celebrate_on else row.on
        key = row.key
        about = f"{key.occasion_id or 0}:{key.milestone or ''}:{key.milestone_number}"
        yield ReminderRow(
            key=f"no_plan:{row.customer_id}:{about}:{row.on:%Y%m%d}",
            kind=ReminderKind.NO_PLAN,
            moment=key,
            moment_id=None,
            task_id=None,
            customer=row.customer,
            person=row.person,
            what=line_title(row, wording),
            owner_id=None,
            owner="",
            remind_at=times.of_missing_plan(day, lead_minutes=leads.get(row.kind, 0)),
            due_at=times.on(day, times.ready_by),
            late=False,
        )


def _key_of(row: Any) -> MomentKey:
    return MomentKey(
        customer_id=row.customer_id,
        occurs_on=row.occurs_on,
        occasion_id=row.occasion_id,
        milestone=Milestone(row.milestone) if row.milestone else None,
        milestone_number=row.milestone_number,
        companion_id=row.companion_id,
        visit_id=row.visit_id,
        moment_id=row.moment_id,
    )

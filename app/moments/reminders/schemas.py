"""Reminders as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.occasions.schemas import MomentKey


class ReminderKind(StrEnum):
    """What is brought to mind: a task, a day that has no plan yet, the day itself, or how it went."""

    TASK = "task"
    NO_PLAN = "no_plan"
    THE_DAY = "the_day"
    HOW_IT_WENT = "how_it_went"


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One thing to bring to mind.

    ``remind_at`` is when it is said first, ``due_at`` by when it must happen. ``told_at`` is when it was
    last told as a notification, None when it never was or was put off since.
    """

    key: str
    kind: ReminderKind
    moment: MomentKey
    moment_id: int | None
    task_id: int | None
    customer: str
    person: str
    what: str
    owner_id: int | None
    owner: str
    remind_at: datetime
    due_at: datetime
    late: bool
    told_at: datetime | None = None

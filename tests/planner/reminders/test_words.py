"""A reminder says which day it is, and when to celebrate it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.core.clock import FixedClock
from app.moments.reminders.schemas import ReminderKind, ReminderRow
from app.occasions.schemas import MomentKey
from app.planner.reminders.words import due
from app.wording.formats import Wording
from app.wording.reading import Reading

READING = Reading(
    Wording("hotel", "en", "Europe/Zurich", "CHF"), FixedClock(datetime(2026, 11, 26, 9, tzinfo=UTC))
)


def birthday(occurs_on: date, *, celebrated: date) -> ReminderRow:
    at = datetime(celebrated.year, celebrated.month, celebrated.day, 11, tzinfo=UTC)
    return ReminderRow(
        key="no-plan",
        kind=ReminderKind.NO_PLAN,
        moment=MomentKey(1, occurs_on),
        moment_id=None,
        task_id=None,
        customer="Ulysse Hébrard",
        person="Ulysse Hébrard",
        what="Turns 80",
        owner_id=None,
        owner="",
        remind_at=at,
        due_at=at,
        late=False,
    )


def test_a_birthday_while_they_are_here_is_told_with_its_day() -> None:
    saturday = date(2026, 11, 28)
    assert due(birthday(saturday, celebrated=saturday), READING) == "for Sat 28 Nov"


def test_a_birthday_after_they_leave_is_told_with_its_day_and_when_to_celebrate() -> None:
    row = birthday(date(2026, 12, 3), celebrated=date(2026, 11, 26))
    assert due(row, READING) == "Thu 3 Dec, celebrate today"

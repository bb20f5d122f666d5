"""When each reminder comes: pure arithmetic on the day, the lead time and the clock of the venue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SOONEST_PLAN_DAYS = 1
"""A day without a plan is brought to mind so many days before planning would be too late."""


@dataclass(frozen=True)
class ReminderTimes:
    """The clock of one venue: reminders of a day come at ``day_from``, those of an hour some time ahead."""

    zone: str
    day_from: time = time(8, 0)
    ready_by: time = time(12, 0)
    ahead: timedelta = timedelta(hours=1)

    def of_task(self, due_at: datetime, *, whole_day: bool) -> datetime:
        """When an open task is said: in the morning of its day, or ahead of its hour."""
        if whole_day:
            return self.on(self.local_day(due_at), self.day_from)
        return due_at - self.ahead

    def end_of_task(self, due_at: datetime, *, whole_day: bool) -> datetime:
        """When an open task becomes late: with the end of its day, or its hour."""
        if whole_day:
            return self.on(self.local_day(due_at) + timedelta(days=1), time())
        return due_at

    def of_missing_plan(self, day: date, *, lead_minutes: int) -> datetime:
        """When a day without a plan is said: in a morning from which what is usual can still be done."""
        latest = self.on(day, self.ready_by) - timedelta(minutes=lead_minutes)
        return self.on(self.local_day(latest) - timedelta(days=SOONEST_PLAN_DAYS), self.day_from)

    def of_day(self, day: date) -> datetime:
        """When what is planned for a day is said."""
        return self.on(day, self.day_from)

    def of_outcome(self, day: date) -> datetime:
        """When somebody is asked how it went: the next morning."""
        return self.on(day + timedelta(days=1), self.day_from)

    def local_day(self, at: datetime) -> date:
        """The date at the venue."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def on(self, day: date, clock: time) -> datetime:
        """The instant at which the clock of the venue shows this on that day."""
        return datetime.combine(day, clock, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

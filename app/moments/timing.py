"""When the tasks of a moment are due: worked back from its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class Due:
    """An instant, or with ``whole_day`` only its date at the venue."""

    at: datetime
    whole_day: bool


def ready_at(day: date, *, ready_by: time, zone: str) -> datetime:
    """By when everything is ready on the day, in UTC."""
    return datetime.combine(day, ready_by, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def worked_back(day: date, lead_minutes: int, *, ready_by: time, zone: str) -> Due:
    """So long before everything is ready; a lead of a day or more falls on a day, not on an hour.

    Minutes are counted on the clock of the wall: two days ahead is the same hour in spite of a time change.
    """
    wall = datetime.combine(day, ready_by) - timedelta(minutes=lead_minutes)
    at = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return Due(at, whole_day=lead_minutes >= DAY_MINUTES)


def end_of(day: date, *, zone: str) -> datetime:
    """The midnight with which a day at the venue ends."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)

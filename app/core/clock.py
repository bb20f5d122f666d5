"""The only place that asks the computer what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Whoever tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for rehearsals and tests."""

    at: datetime

    def now(self) -> datetime:
        """The instant it stands at, in UTC."""
        return self.at.astimezone(UTC)


@dataclass(frozen=True)
class ShiftedClock:
    """A clock that is days ahead or behind, for a rehearsal that plays on a day of its own."""

    clock: Clock
    days: int

    def now(self) -> datetime:
        """The time of day that it is, on the other day, in UTC."""
        return self.clock.now() + timedelta(days=self.days)


def local_now(clock: Clock, zone: str) -> datetime:
    """The present wall-clock time at the venue, aware, in its zone."""
    from zoneinfo import ZoneInfo

    return clock.now().astimezone(ZoneInfo(zone))


def local_today(clock: Clock, zone: str) -> date:
    """Today's date at the venue; it lasts until midnight there."""
    return local_now(clock, zone).date()

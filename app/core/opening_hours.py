"""When a place is open, and how much of its open time lies between two instants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS_A_WEEK = 7
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)

Interval = tuple[datetime, datetime]


@dataclass(frozen=True)
class Opening:
    """From one wall-clock time until another; one that is not later ends on the next day.

    Midnight as its end is that night's, so that from midnight to midnight is a whole day.
    """

    opens: time
    closes: time

    @property
    def closes_next_day(self) -> bool:
        """Whether it runs past midnight, or to it."""
        return self.closes <= self.opens


@dataclass(frozen=True)
class OpeningHours:
    """The openings of each weekday, Monday first, in a time zone; at least one day has some.

    An opening begins when the clock on the wall first shows its time and ends when it last does: on
    the day of a clock change it is an hour shorter or longer.
    """

    week: tuple[tuple[Opening, ...], ...]
    zone: str

    def __post_init__(self) -> None:
        if len(self.week) != DAYS_A_WEEK or not any(self.week):
            raise ValueError("a week has seven days, and an opening on one of them")

    def add_open_time(self, start: datetime, span: timedelta) -> datetime:
        """The first instant by which the place was open for ``span`` since ``start``, in UTC."""
        left = span
        if left <= timedelta():
            return start.astimezone(UTC)
        for opens, closes in self._intervals_from(start):
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
        raise OverflowError("the calendar ends before this much open time has passed")

    def open_time_between(self, start: datetime, end: datetime) -> timedelta:
        """How long the place was open from ``start`` until ``end``; nothing when that is earlier."""
        total = timedelta()
        for opens, closes in self._intervals_from(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total

    def _intervals_from(self, start: datetime) -> Iterator[Interval]:
        """What is open after ``start``, in order, in UTC, no instant twice."""
        cursor = start.astimezone(UTC)
        for opens, closes in self._intervals_since(start.astimezone(ZoneInfo(self.zone)).date() - _DAY):
            begins, cursor = max(opens, cursor), max(closes, cursor)
            if cursor > begins:
                yield begins, cursor

    def _intervals_since(self, day: date) -> Iterator[Interval]:
        zone = ZoneInfo(self.zone)
        while day < date.max - _DAY:
            for opening in sorted(self.week[day.weekday()], key=lambda one: one.opens):
                last_day = day + _DAY if opening.closes_next_day else day
                yield _first(day, opening.opens, zone), _last(last_day, opening.closes, zone)
            day += _DAY


def _first(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """When clocks first show this or a later time."""
    return _instant(datetime.combine(day, wall), zone)


def _last(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """When clocks show this or a later time for good."""
    return _instant(datetime.combine(day, wall).replace(fold=1), zone)


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    return _clock_change(wall, zone)


def _clock_change(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which clocks jumped over this time."""
    before, after = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    offset = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after

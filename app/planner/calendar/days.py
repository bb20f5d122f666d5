"""The days of a calendar sheet, and steps over months."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

WEEK, SHEET_WEEKS = 7, 6
FIRST, LAST = date(1900, 1, 1), date(2399, 12, 31)
"""Between these a calendar can be leafed through."""


def sheet_of(year: int, month: int, *, week_start: int) -> tuple[date, ...]:
    """Six weeks that begin with the one of the first, so that every month is as high as another."""
    first = date(year, month, 1)
    begin = first - timedelta(days=(first.weekday() - week_start) % WEEK)
    return tuple(begin + timedelta(days=at) for at in range(WEEK * SHEET_WEEKS))


def step_days(day: date, days: int) -> date:
    """A day so many days on, within the calendar."""
    return _within(day.toordinal() + days)


def step_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    at = min(max(at, FIRST.year * 12), LAST.year * 12 + 11)
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, days_in(year, month)))


def days_in(year: int, month: int) -> int:
    """How long a month is."""
    return calendar.monthrange(year, month)[1]


def last_of(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=days_in(day.year, day.month))


def _within(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, FIRST.toordinal()), LAST.toordinal()))

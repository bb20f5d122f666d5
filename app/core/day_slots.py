"""Slots of the calendar: the few numbers by which everything that falls on a day is found.

A day of every year is its month times 100 plus the day, a weekday of a month a number above 10,000, and one
date is written YYYYMMDD.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date

from app.core.partial_dates import LeapDay
from app.core.recurring import LAST, Recurrence, Repeats, in_touch_days

LEAP_SLOT = 229
FIRST_WEEKDAY_SLOT = 10_000
FIRST_DATE_SLOT = 10_000_000
_WEEK = 7
_FOURTH = 4


def day_slot(month: int, day: int) -> int:
    """A day of every year."""
    return month * 100 + day


def weekday_slot(month: int, *, nth: int, weekday: int) -> int:
    """The first to fourth, or last, weekday of a month."""
    return FIRST_WEEKDAY_SLOT + month * 100 + (nth + 1) * _WEEK + weekday


def date_slot(day: date) -> int:
    """One date."""
    return day.year * 10_000 + day.month * 100 + day.day


def slots_of(day: date, *, leap_day: LeapDay) -> tuple[int, ...]:
    """Every slot that falls on a day; 29 February falls on its neighbour in common years."""
    month, number = day.month, day.day
    slots = [day_slot(month, number), date_slot(day)]
    stand_in = (2, 28) if leap_day is LeapDay.FEB_28 else (3, 1)
    if not isleap(day.year) and (month, number) == stand_in:
        slots.append(LEAP_SLOT)
    nth = (number - 1) // _WEEK + 1
    if nth <= _FOURTH:
        slots.append(weekday_slot(month, nth=nth, weekday=day.weekday()))
    if number + _WEEK > monthrange(day.year, month)[1]:
        slots.append(weekday_slot(month, nth=LAST, weekday=day.weekday()))
    return tuple(slots)


def slots_for(rule: Recurrence, *, last_contact: date | None = None) -> Iterator[int]:
    """The slots into which an occasion falls."""
    if rule.repeats is Repeats.YEARLY:
        yield day_slot(rule.on.month, rule.on.day)
    elif rule.repeats is Repeats.NTH_WEEKDAY:
        assert rule.nth is not None
        assert rule.weekday is not None
        yield weekday_slot(rule.on.month, nth=rule.nth, weekday=rule.weekday)
    elif rule.repeats is Repeats.ONCE:
        if rule.on.year is not None:
            yield date_slot(date(rule.on.year, rule.on.month, rule.on.day))
    else:
        yield from map(date_slot, in_touch_days(rule, last_contact))

"""How a day comes back: every year, once, on a weekday of its month, or so long after the last contact."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.core.partial_dates import LeapDay, PartialDate


class Repeats(StrEnum):
    """How an occasion comes back.

    NTH_WEEKDAY is "the third Monday of November"; KEEP_IN_TOUCH counts from the last real contact.
    """

    YEARLY = "yearly"
    ONCE = "once"
    NTH_WEEKDAY = "nth_weekday"
    KEEP_IN_TOUCH = "keep_in_touch"


class Unit(StrEnum):
    """What a keep-in-touch rule counts."""

    WEEK = "week"
    MONTH = "month"


LAST = -1
"""The place of the last weekday of a month; the others are 1 to 4."""
IN_TOUCH_YEARS = 2
"""Whoever was not met for so long after the last contact is no longer kept in touch with."""
_WEEK = 7
_LAST_ANCHOR_YEAR = date.max.year - 50
"""No rule reaches over the end of the calendar from here."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """One occasion as a rule; every occurrence is worked out from its anchor, never from another one.

    ``on`` is the day itself, or the start of keeping in touch. ``nth`` and ``weekday`` (0 is Monday) are of
    NTH_WEEKDAY, ``every`` and ``unit`` of KEEP_IN_TOUCH.
    """

    on: PartialDate
    repeats: Repeats = Repeats.YEARLY
    nth: int | None = None
    weekday: int | None = None
    every: int | None = None
    unit: Unit | None = None

    def occurrences(
        self, first: date, last: date, *, leap_day: LeapDay, last_contact: date | None = None
    ) -> list[date]:
        """The days from ``first`` to ``last`` on which it falls, both included, in their order.

        Nothing falls before the year of the anchor where it is known.
        """
        if self.repeats is Repeats.KEEP_IN_TOUCH:
            days: Iterator[date] = in_touch_days(self, last_contact)
        else:
            days = (
                day for year in range(first.year, last.year + 1) if (day := self._in_year(year, leap_day))
            )
        return [day for day in days if first <= day <= last]

    def next_on(self, today: date, *, leap_day: LeapDay, last_contact: date | None = None) -> date | None:
        """The next day on which it falls, today included; None for what is over."""
        if self.repeats is Repeats.KEEP_IN_TOUCH:
            return next((day for day in in_touch_days(self, last_contact) if day >= today), None)
        first = max(today.year, self.on.year or today.year)
        days = (self._in_year(year, leap_day) for year in (first, first + 1))
        return next((day for day in days if day is not None and day >= today), None)

    def years_on(self, day: date) -> int | None:
        """The age or number of years reached on one of its days; None where no year is known."""
        if self.on.year is None or self.repeats in (Repeats.ONCE, Repeats.KEEP_IN_TOUCH):
            return None
        return day.year - self.on.year

    def _in_year(self, year: int, leap_day: LeapDay) -> date | None:
        if self.on.year is not None and year < self.on.year:
            return None
        if self.repeats is Repeats.NTH_WEEKDAY:
            assert self.nth is not None
            assert self.weekday is not None
            return nth_weekday(year, self.on.month, nth=self.nth, weekday=self.weekday)
        if self.repeats is Repeats.ONCE and year != self.on.year:
            return None
        return self.on.in_year(year, leap_day=leap_day)


def nth_weekday(year: int, month: int, *, nth: int, weekday: int) -> date:
    """The first to fourth, or the LAST, of a weekday in a month."""
    if nth == LAST:
        end = date(year, month, monthrange(year, month)[1])
        return end - timedelta(days=(end.weekday() - weekday) % _WEEK)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.weekday()) % _WEEK + (nth - 1) * _WEEK)


def first_possible_day(month: int, *, nth: int) -> int:
    """The earliest day of a month on which its nth weekday can be, in any year."""
    return monthrange(2001, month)[1] - _WEEK + 1 if nth == LAST else (nth - 1) * _WEEK + 1


def months_after(day: date, months: int) -> date:
    """So many months later; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_touch_days(rule: Recurrence, last_contact: date | None) -> Iterator[date]:
    """When to be in touch again, for two years after the last contact or the start of the rule."""
    on = rule.on
    assert on.year is not None
    assert rule.every is not None
    start = date(on.year, on.month, on.day)
    anchor = start if last_contact is None else max(start, last_contact)
    if anchor.year > _LAST_ANCHOR_YEAR:
        return
    end = months_after(anchor, 12 * IN_TOUCH_YEARS)
    times = 1
    while (day := _times_after(anchor, rule, times)) <= end:
        yield day
        times += 1


def _times_after(anchor: date, rule: Recurrence, times: int) -> date:
    assert rule.every is not None
    if rule.unit is Unit.WEEK:
        return anchor + timedelta(days=_WEEK * rule.every * times)
    return months_after(anchor, rule.every * times)

"""Days of a life: month and day, with the year only where it is known."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NO_YEAR = frozenset({0, 1604})
"""Years that phones write when no year is known."""
PLACEHOLDER_YEARS = NO_YEAR | {1, 1900}
"""Years that people and programs write when no year is known."""

_LEAP_YEAR = 2000
_ISO = re.compile(r"(?:(?P<year>\d{4})-?|--)(?P<month>\d{2})-?(?P<day>\d{2})")


class LeapDay(StrEnum):
    """When somebody born on 29 February celebrates in other years."""

    FEB_28 = "feb_28"
    MAR_1 = "mar_1"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day and month with or without a year; 29 February needs a leap year or none.

    Raises ``ValueError`` for a day that no calendar has.
    """

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValueError(f"There is no month {self.month}")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"There is no year {self.year}")
        if not 1 <= self.day <= monthrange(self.year or _LEAP_YEAR, self.month)[1]:
            raise ValueError(f"Month {self.month} has no day {self.day}")

    @classmethod
    def of(cls, month: int, day: int, *, year: int | None, no_year: frozenset[int] = NO_YEAR) -> PartialDate:
        """The date with its year dropped when it is one of those that mean "no year"."""
        return cls(month, day, None if year in no_year else year)

    @classmethod
    def parse_iso(cls, text: str, *, no_year: frozenset[int] = NO_YEAR) -> PartialDate:
        """Read ``1990-04-07``, ``19900407``, ``--04-07`` or ``--0407``; anything else is a ``ValueError``.

        Years in ``no_year`` (0 and 1604; add 1900 where the source says so) stand for "no year".
        """
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError("Not a date")
        year = int(match["year"]) if match["year"] else None
        return cls.of(int(match["month"]), int(match["day"]), year=year, no_year=no_year)

    def iso(self) -> str:
        """``1990-04-07``, or ``--04-07`` without a year."""
        head = f"{self.year:04}" if self.year is not None else "-"
        return f"{head}-{self.month:02}-{self.day:02}"

    def in_year(self, year: int, *, leap_day: LeapDay = LeapDay.FEB_28) -> date:
        """The day on which it falls in ``year``."""
        if (self.month, self.day) == (2, 29) and not isleap(year):
            return date(year, 2, 28) if leap_day is LeapDay.FEB_28 else date(year, 3, 1)
        return date(year, self.month, self.day)

    def next_on(self, today: date, *, leap_day: LeapDay = LeapDay.FEB_28) -> date:
        """The next day on which it falls, today included; always worked out from the anchor."""
        this_year = self.in_year(today.year, leap_day=leap_day)
        return this_year if this_year >= today else self.in_year(today.year + 1, leap_day=leap_day)

    def age_on(self, day: date, *, leap_day: LeapDay = LeapDay.FEB_28) -> int | None:
        """Full years since, on ``day``; nothing without a year or before the date itself."""
        if self.year is None or day < date(self.year, self.month, self.day):
            return None
        passed = self.in_year(day.year, leap_day=leap_day) <= day
        return day.year - self.year - (not passed)

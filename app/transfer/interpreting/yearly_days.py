"""The day that comes back every year, told from an event of a calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.core.partial_dates import PartialDate
from app.core.recurring import LAST, Repeats
from app.model.occasion import OccasionKind
from app.transfer.interpreting.celebrations import Celebration
from app.transfer.interpreting.event_marks import Marks
from app.transfer.reading.recurrence import Rule

_NO_YEARS = frozenset({0, 1, 1600, 1601, 1604, 1900, 1904, 1970, 1972})
"""Years that programs write when they know none; calendars begin with those of their clocks."""
_OLDEST_YEARS = 120
_COMMON_YEAR = 2001


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day with the year only where the file says it, or a weekday of a month."""

    day: PartialDate
    repeats: Repeats = Repeats.YEARLY
    nth: int | None = None
    weekday: int | None = None


def yearly_day(
    start: date, rule: Rule | None, *, marks: Marks, celebration: Celebration, today: date
) -> YearlyDay:
    """The day of a celebration that starts on ``start``; the year of the start counts only if it can be one."""
    if rule is not None and (by_weekday := _weekday_of(rule)) is not None:
        return by_weekday
    if marks.day is not None and celebration.kind is not OccasionKind.CUSTOM:
        return YearlyDay(marks.day)
    month, day = _day_of(start, rule)
    year = (
        None if marks.year_unknown else _year(start, rule, marks=marks, celebration=celebration, today=today)
    )
    try:
        return YearlyDay(PartialDate(month, day, year))
    except ValueError:
        return YearlyDay(PartialDate(month, day))


def _year(
    start: date, rule: Rule | None, *, marks: Marks, celebration: Celebration, today: date
) -> int | None:
    said = celebration.year or marks.year
    if said is None and celebration.nth is not None:
        said = start.year - celebration.nth if rule is None or start.year > today.year - 2 else None
    if (
        said is None
        and marks.kind is OccasionKind.BIRTHDAY
        and rule is not None
        and start.year < today.year - 1
    ):
        said = start.year
    if said is None or said in _NO_YEARS or not today.year - _OLDEST_YEARS <= said <= today.year:
        return None
    return said


def _weekday_of(rule: Rule) -> YearlyDay | None:
    """ "The third Monday of November"."""
    if len(rule.months) != 1 or len(rule.weekdays) != 1 or rule.frequency != "YEARLY":
        return None
    (nth, weekday), (month,) = rule.weekdays[0], rule.months
    places = rule.numbers.get("BYSETPOS", ())
    if not nth and len(places) == 1:
        nth = places[0]
    if nth not in (1, 2, 3, 4, LAST):
        return None
    first = monthrange(_COMMON_YEAR, month)[1] - 6 if nth == LAST else 7 * nth - 6
    return YearlyDay(PartialDate(month, first), Repeats.NTH_WEEKDAY, nth, weekday)


def _day_of(start: date, rule: Rule | None) -> tuple[int, int]:
    if rule is None or not rule.months:
        return start.month, start.day
    days = rule.numbers.get("BYMONTHDAY", ())
    if len(rule.months) == 1 and days == (28, 29) and rule.months == (2,):
        return 2, 29
    if len(rule.months) == 1 and len(days) == 1 and days[0] > 0:
        return rule.months[0], days[0]
    return (start.month, start.day) if start.month in rule.months else (rule.months[0], start.day)

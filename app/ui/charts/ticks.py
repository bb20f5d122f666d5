"""Where the marks of an axis stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil, floor, log10

from app.ui.charts.data import TickStep

_NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 4, 6, 12, 24, 60, 120)
_DAYS_A_MONTH = 30.44
_ENOUGH = 1e-9
_DIVISIONS, _SPARE = (4, 5, 6), 1.2

Mark = tuple[date, TickStep]


def nice_step(breadth: float, most: int) -> float:
    """The smallest round step that divides ``breadth`` into at most so many parts."""
    rough = breadth / max(1, most)
    if rough <= 0:
        return 1.0
    scale = 10.0 ** floor(log10(rough))
    return next(scale * nice for nice in _NICE if scale * nice >= rough - _ENOUGH * scale)


def round_range(low: float, high: float) -> tuple[float, float]:
    """The range of an axis that holds both and ends at round numbers.

    It is divided into few steps, unless more of them would leave much less of it empty.
    """
    if high - low < _ENOUGH:
        low, high = low - 1, high + 1
    ranges = [_around(low, high, nice_step(high - low, most)) for most in _DIVISIONS]
    narrowest = min(end - begin for begin, end in ranges)
    return next(each for each in ranges if each[1] - each[0] <= narrowest * _SPARE)


def _around(low: float, high: float, step: float) -> tuple[float, float]:
    return floor(low / step + _ENOUGH) * step, ceil(high / step - _ENOUGH) * step


def value_marks(low: float, high: float, *, few: bool = False) -> Sequence[float]:
    """Round numbers within a range; with ``few`` only its ends, and zero between them."""
    if few:
        return [low, 0.0, high] if low < 0 < high else [low, high]
    step = nice_step(high - low, 4)
    first, last = ceil(low / step - _ENOUGH), floor(high / step + _ENOUGH)
    return [number * step for number in range(first, last + 1)]


def date_marks(since: date, until: date, *, most: int) -> Sequence[Mark]:
    """Days, months or years between two days, at most about so many.

    The first month of a year is marked by its year, so that a reader knows which one it is.
    """
    days = max(1, (until - since).days)
    for step in _DAYS:
        if days / step <= most and days < _DAYS_A_MONTH * 3:
            return [(day, TickStep.DAY) for day in _every_days(since, until, step)]
    for step in _MONTHS:
        if days / (_DAYS_A_MONTH * step) <= most or step == _MONTHS[-1]:
            return [(day, _month_or_year(day)) for day in _every_months(since, until, step)]
    return []


def _month_or_year(day: date) -> TickStep:
    return TickStep.YEAR if day.month == 1 else TickStep.MONTH


def _every_days(since: date, until: date, step: int) -> Iterator[date]:
    """From a Monday on where whole weeks are stepped."""
    late = -since.weekday() % 7 if step % 7 == 0 else 0
    day = since + timedelta(days=late)
    while day <= until:
        yield day
        day += timedelta(days=step)


def _every_months(since: date, until: date, step: int) -> Iterator[date]:
    number = since.year * 12 + since.month - 1
    if since.day > 1:
        number += 1
    number += -number % step
    while (day := date(number // 12, number % 12 + 1, 1)) <= until:
        yield day
        number += step

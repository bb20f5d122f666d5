"""The middle and the far end of what was observed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from app.core.measures.evidence import Evidence, evidence_of

MEDIAN = Fraction(1, 2)
P90 = Fraction(9, 10)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Spread:
    """The median and the 90th percentile of ``n`` lengths of time; None without any."""

    n: int = 0
    median: timedelta | None = None
    p90: timedelta | None = None

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)


def quantile(ordered: list[int], part: Fraction) -> Fraction | None:
    """The quantile ``part`` of whole numbers in ascending order, exactly; None without any.

    Linear between neighbours: at position (n − 1)·part counted from 0. That is definition 7 of
    Hyndman and Fan (The American Statistician 50, 1996), which spreadsheets call PERCENTILE.INC.
    """
    if not ordered:
        return None
    position = (len(ordered) - 1) * part
    at = position.numerator // position.denominator
    low = ordered[at]
    if position == at:
        return Fraction(low)
    return low + (position - at) * (ordered[at + 1] - low)


def median_of(values: Iterable[int]) -> float | None:
    """The median of whole numbers; between two of them lies their mean."""
    middle = quantile(sorted(values), MEDIAN)
    return None if middle is None else float(middle)


def spread_of(spans: Iterable[timedelta]) -> Spread:
    """Median and p90 of lengths of time, to the microsecond."""
    return spread_of_ticks(span // _TICK for span in spans)


def spread_of_ticks(lengths: Iterable[int]) -> Spread:
    """The same of whole microseconds; lengths that come in order already are sorted in no time."""
    ticks = sorted(lengths)
    return Spread(len(ticks), _as_span(quantile(ticks, MEDIAN)), _as_span(quantile(ticks, P90)))


def _as_span(ticks: Fraction | None) -> timedelta | None:
    return None if ticks is None else timedelta(microseconds=round(ticks))

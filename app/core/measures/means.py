"""Means, with the interval that goes with their size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.student import standard_error, standard_error_of_counts, t_quantile

_UPPER = 0.975


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of ``n`` values; its interval and its standard error need two of them."""

    n: int = 0
    value: float | None = None
    interval: Interval | None = None
    error: float | None = None

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)

    def times(self, factor: float) -> Mean:
        """The same in another unit; ``factor`` is above 0."""
        if self.value is None:
            return self
        interval = self.interval and Interval(self.interval.low * factor, self.interval.high * factor)
        return Mean(
            self.n, self.value * factor, interval, None if self.error is None else self.error * factor
        )

    def moved(self, *, by: float) -> Mean:
        """The same, counted from elsewhere."""
        if self.value is None:
            return self
        interval = self.interval and Interval(self.interval.low + by, self.interval.high + by)
        return Mean(self.n, self.value + by, interval, self.error)


def mean_of(values: Iterable[float]) -> Mean:
    """The mean and Student's interval (mean ± t·s/√n with n − 1 degrees of freedom, "Student" 1908)."""
    seen = [float(value) for value in values]
    n = len(seen)
    if not n:
        return Mean()
    mean = sum(seen) / n
    return _mean(n, mean, standard_error(seen) if n > 1 else None)


def mean_of_counts(counted: Iterable[tuple[int, int]]) -> Mean:
    """The same of whole numbers, each of which was seen so many times."""
    seen = [(value, times) for value, times in counted if times]
    n = sum(times for _, times in seen)
    if not n:
        return Mean()
    mean = sum(value * times for value, times in seen) / n
    return _mean(n, mean, standard_error_of_counts(seen) if n > 1 else None)


def _mean(n: int, mean: float, error: float | None) -> Mean:
    if error is None:
        return Mean(n, mean)
    half = t_quantile(_UPPER, n - 1) * error
    return Mean(n, mean, Interval(mean - half, mean + half), error)

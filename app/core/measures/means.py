"""Means, with the interval that goes with their size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.student import standard_error, t_quantile

_UPPER = 0.975


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of ``n`` values; its interval needs two of them."""

    n: int = 0
    value: float | None = None
    interval: Interval | None = None

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)


def mean_of(values: Iterable[float]) -> Mean:
    """The mean and Student's interval (mean ± t·s/√n with n − 1 degrees of freedom, "Student" 1908)."""
    seen = [float(value) for value in values]
    n = len(seen)
    if not n:
        return Mean()
    mean = sum(seen) / n
    if n < 2:
        return Mean(n, mean)
    half = t_quantile(_UPPER, n - 1) * standard_error(seen)
    return Mean(n, mean, Interval(mean - half, mean + half))

"""Shares of a whole, with the interval that goes with their size."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from app.core.measures.estimates import Estimate
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Z_95, Interval


@dataclass(frozen=True, slots=True)
class Share:
    """``k`` of ``n``; without any ``n`` there is no value, which is not the same as 0."""

    k: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.k <= self.n:
            raise ValueError(f"{self.k} of {self.n} is no share")

    @property
    def value(self) -> float | None:
        """Between 0 and 1; None where there is nothing to count."""
        return self.k / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the share."""
        return wilson(self.k, self.n) if self.n else None

    @property
    def estimate(self) -> Estimate | None:
        """The middle of that interval, and the standard error that half of it comes from."""
        if not self.n:
            return None
        centre, half = _centre_and_half(self.k, self.n)
        return Estimate(centre, half / Z_95)

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)


def wilson(k: int, n: int) -> Interval:
    """The score interval of a share of ``k`` in ``n`` >= 1 (E. B. Wilson, JASA 22, 1927), without correction.

    Centre (p + z²/2n) / (1 + z²/n), half the width z·√(p(1−p)/n + z²/4n²) / (1 + z²/n).
    """
    centre, half = _centre_and_half(k, n)
    return Interval(0.0 if k == 0 else max(0.0, centre - half), 1.0 if k == n else min(1.0, centre + half))


def _centre_and_half(k: int, n: int) -> tuple[float, float]:
    p, z2 = k / n, Z_95 * Z_95
    scale = 1 + z2 / n
    half = Z_95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / scale
    return (p + z2 / (2 * n)) / scale, half


def share_of(answers: list[bool]) -> Share:
    """How many of these are true."""
    return Share(sum(answers), len(answers))

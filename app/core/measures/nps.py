"""The net promoter score."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from app.core.measures.estimates import Estimate
from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Z_95, Interval
from app.core.measures.rounding import round_half_away
from app.core.measures.scales import NPS, Counts

_ADDED, _ADDED_EACH = 3, 0.75


@dataclass(frozen=True, slots=True)
class Nps:
    """100·(promoters − detractors)/n of so many answers; without any there is no value, which is not 0."""

    promoters: int = 0
    passives: int = 0
    detractors: int = 0

    @property
    def n(self) -> int:
        """All answers, those of the passives too."""
        return self.promoters + self.passives + self.detractors

    @property
    def value(self) -> float | None:
        """From −100 to 100."""
        return 100 * (self.promoters - self.detractors) / self.n if self.n else None

    @property
    def shown(self) -> int | None:
        """The value as it is shown: a whole number, a half going away from zero."""
        value = self.value
        return None if value is None else int(round_half_away(value))

    @property
    def estimate(self) -> Estimate | None:
        """What ¾ of an answer more among promoters and detractors, and 3 among all, make of it (in points)."""
        if not self.n:
            return None
        n = self.n + _ADDED
        promoting, detracting = (self.promoters + _ADDED_EACH) / n, (self.detractors + _ADDED_EACH) / n
        centre = promoting - detracting
        return Estimate(100 * centre, 100 * sqrt((promoting + detracting - centre * centre) / n))

    @property
    def interval(self) -> Interval | None:
        """The adjusted Wald interval (Rocks, 2016), within ±100; it lies lopsided round the value."""
        estimate = self.estimate
        if estimate is None:
            return None
        half = Z_95 * estimate.error
        return Interval(max(-100.0, estimate.value - half), min(100.0, estimate.value + half))

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)


def nps_of(counts: Counts) -> Nps:
    """The score of answers from 0 to 10, so many of each: 9 and 10 promote, 0 to 6 detract."""
    return Nps(*NPS.parts(counts))

"""Figures of value as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.intervals import Interval
from app.core.measures.shares import Share

VISIT_BANDS = (1, 2, 3, 5, 10)
"""Where each band of completed visits begins; the last one has no end."""

GAP_BANDS = (0, 31, 92, 183, 366)
"""Where each band of days between two visits begins; the last one has no end."""


@dataclass(frozen=True, slots=True)
class VisitBand:
    """Customers with so many completed visits, ``first`` to ``last`` (None: and more), and what they spent."""

    first: int
    last: int | None
    n: int
    amount_minor: int

    @property
    def mean_minor(self) -> int | None:
        """What one of them spent."""
        return round(self.amount_minor / self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class LifetimeValue:
    """What ``n`` customers spent over all their completed visits; amounts are minor units of the venue's currency."""

    n: int
    amount_minor: int
    median_minor: int | None
    p90_minor: int | None
    bands: tuple[VisitBand, ...]

    @property
    def mean_minor(self) -> int | None:
        """What one customer spent."""
        return round(self.amount_minor / self.n) if self.n else None

    @property
    def evidence(self) -> Evidence:
        """How much their number can carry."""
        return evidence_of(self.n)


@dataclass(frozen=True, slots=True)
class MonthReturning:
    """Of the customers who came in one month, those who had come before; the running one is not over."""

    begin: date
    share: Share
    running: bool


@dataclass(frozen=True, slots=True)
class Returning:
    """Of the customers of a period, those with an earlier completed visit."""

    share: Share
    months: tuple[MonthReturning, ...]


@dataclass(frozen=True, slots=True)
class GapBand:
    """Customers whose usual gap is ``first`` to ``last`` days (None: and more)."""

    first: int
    last: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often ``n`` customers with three visits or more come back: the median of their medians, in days."""

    n: int
    median_days: float | None
    bands: tuple[GapBand, ...]

    @property
    def evidence(self) -> Evidence:
        """How much their number can carry."""
        return evidence_of(self.n)


@dataclass(frozen=True, slots=True)
class Known:
    """What the venue knows of its customers today: ``fresh`` of its standing preferences, and why others are not."""

    fresh: Share
    long_ago: int
    never_confirmed: int
    seen_once: int
    customers: Share
    """Of the customers who were here within a year, those of whom anything is known."""


@dataclass(frozen=True, slots=True)
class MomentsDelivered:
    """Moments of a period: delivered and skipped, how they were taken (1 to 5), and what they cost.

    ``returned`` is of those customers whose moment lies a year back and more, ``returned_without`` of
    customers like them who never had one; None with fewer than 30 on either side.
    """

    delivered: int
    skipped: int
    reactions: int
    mean_reaction: float | None
    reaction_interval: Interval | None
    cost_minor: int
    returned: Share | None = None
    returned_without: Share | None = None

"""Everything that tells why customers said so, in one hand."""

from __future__ import annotations

from dataclasses import dataclass

from app.measures.why.comments import CommentReader
from app.measures.why.drivers import DriverReader
from app.measures.why.pillars import PillarReader
from app.measures.why.visits_felt import VisitFeelings
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class WhyMeasures:
    """The readers that view models and reports call."""

    comments: CommentReader
    drivers: DriverReader
    pillars: PillarReader
    visits: VisitFeelings

    @classmethod
    def at(cls, work: Workplace) -> WhyMeasures:
        """All of them at one workplace."""
        return cls(CommentReader(work), DriverReader(work), PillarReader(work), VisitFeelings(work))

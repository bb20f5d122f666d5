"""Customer satisfaction."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.means import Mean, mean_of_counts
from app.core.measures.scales import Counts, Scale
from app.core.measures.shares import Share


@dataclass(frozen=True, slots=True)
class Csat:
    """The share of satisfied answers; ``average`` is a figure of its own, in scores, and never called CSAT."""

    satisfied: Share
    average: Mean

    @property
    def n(self) -> int:
        """All answers."""
        return self.satisfied.n

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)


def csat_of(counts: Counts, scale: Scale) -> Csat:
    """The share of the top two scores (4–5 on 1–5, 6–7 on 1–7, 9–10 on 1–10), and the mean score."""
    satisfied = Share(scale.parts(counts).good, scale.n(counts))
    return Csat(satisfied, mean_of_counts((score, counts[score]) for score in scale.scores))

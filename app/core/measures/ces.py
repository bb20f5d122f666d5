"""Customer effort: how easy the venue made it."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.means import Mean, mean_of_counts
from app.core.measures.scales import Counts, Scale
from app.core.measures.shares import Share


@dataclass(frozen=True, slots=True)
class Ces:
    """The mean ease and the share of those for whom it was easy.

    ``mean`` is told on the scale itself, turned where high is effort, so that more is always easier;
    ``ease`` is the same from 0 to 1.
    """

    mean: Mean
    ease: Mean
    easy: Share

    @property
    def n(self) -> int:
        """All answers."""
        return self.easy.n

    @property
    def evidence(self) -> Evidence:
        """How much it can carry."""
        return evidence_of(self.n)


def ces_of(counts: Counts, scale: Scale) -> Ces:
    """Ease is (x − min)/(max − min), turned where high is effort; easy are the top two, of seven the top three."""
    ranks = mean_of_counts((scale.rank(score), counts[score]) for score in scale.scores)
    return Ces(
        mean=ranks.moved(by=scale.low),
        ease=ranks.times(1 / scale.steps),
        easy=Share(scale.parts(counts).good, scale.n(counts)),
    )

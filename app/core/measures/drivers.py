"""What goes together with a score; never what causes it."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.measures.ces import ces_of
from app.core.measures.csat import csat_of
from app.core.measures.nps import nps_of
from app.core.measures.scales import Counts, Scale

MENTIONS_NEEDED = 10


@dataclass(frozen=True, slots=True)
class Driver:
    """``effect`` is the score of all answers less that of all without the theme, in the unit of ``score_of``.

    It is None below ten mentions, and where every answer mentions it.
    """

    mentions: int
    without: int
    effect: float | None


def score_of(counts: Counts, scale: Scale) -> float | None:
    """What a scale is headed by: NPS in points, the satisfied in percent, the mean ease on the scale."""
    if scale.metric == "nps":
        return nps_of(counts).value
    if scale.metric == "csat":
        share = csat_of(counts, scale).satisfied.value
        return None if share is None else 100 * share
    return ces_of(counts, scale).mean.value


def driver_of(*, everything: Counts, mentioning: Counts, scale: Scale) -> Driver:
    """How far the answers that mention something move the score of all; theirs are among ``everything``."""
    rest = [one - other for one, other in zip(everything, mentioning, strict=True)]
    mentions, without = scale.n(mentioning), scale.n(rest)
    if min(rest) < 0:
        raise ValueError("more answers mention it than there are")
    of_all, of_rest = score_of(everything, scale), score_of(rest, scale)
    if mentions < MENTIONS_NEEDED or of_all is None or of_rest is None:
        return Driver(mentions, without, None)
    return Driver(mentions, without, of_all - of_rest)

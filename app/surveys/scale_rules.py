"""On which scales each question may be answered, and which answers call for one."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _

from app.core.errors import Problem
from app.model.survey import Metric

Ends = tuple[int, int]
"""The lowest and the highest score of a scale."""

ALLOWED: Mapping[Metric, tuple[Ends, ...]] = {
    Metric.NPS: ((0, 10),),
    Metric.CSAT: ((1, 5), (1, 7), (1, 10)),
    Metric.CES: ((1, 5), (1, 7)),
}
NPS_DETRACTOR = 6
"""Up to this score they would rather not recommend the venue."""
WORST = 2
"""So many scores at the bad end of a satisfaction or effort scale call for an answer."""


def scale_problem(metric: Metric, ends: Ends, *, high_is_good: bool) -> Problem | None:
    """Why this question cannot be answered on this scale; None where it can."""
    if ends not in ALLOWED[metric]:
        return _wrong_ends(metric, ends)
    if not high_is_good and metric is not Metric.CES:
        message = _("On this scale the highest score is the best; turn the scores round first.")
        return Problem("high_is_good", message)
    return None


def calls_for_answer(metric: Metric, score: int, *, ends: Ends, high_is_good: bool) -> bool:
    """Whether somebody who gave this score is to be answered: a detractor, or one of the two worst scores."""
    if metric is Metric.NPS:
        return score <= NPS_DETRACTOR
    low, high = ends
    return score < low + WORST if high_is_good else score > high - WORST


def _wrong_ends(metric: Metric, ends: Ends) -> Problem:
    low, high = ends
    if metric is Metric.NPS and ends in ALLOWED[Metric.CSAT]:
        message = _(
            "Recommendation (NPS) is asked from 0 to 10. Scores from {low} to {high} are kept as "
            "satisfaction (CSAT) instead."
        )
        return Problem("scale_max", message.format(low=low, high=high), suggestion=Metric.CSAT.value)
    known = _(" or ").join(
        _("{low} to {high}").format(low=first, high=last) for first, last in ALLOWED[metric]
    )
    message = _("This question is not asked from {low} to {high}, but from {known}.")
    return Problem("scale_max", message.format(low=low, high=high, known=known))

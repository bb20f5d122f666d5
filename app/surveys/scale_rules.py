"""On which scales each question may be answered, and which answers call for one."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.errors import Problem
from app.core.measures.scales import USUAL, Scale
from app.core.words import gettext as _
from app.model.survey import Metric

Ends = tuple[int, int]
"""The lowest and the highest score of a scale."""

ALLOWED: Mapping[Metric, tuple[Ends, ...]] = {
    metric: tuple(dict.fromkeys((scale.low, scale.high) for scale in USUAL if scale.metric == metric))
    for metric in Metric
}


def scale_problem(metric: Metric, ends: Ends, *, high_is_good: bool) -> Problem | None:
    """Why this question cannot be answered on this scale; None where it can."""
    if ends not in ALLOWED[metric]:
        return _wrong_ends(metric, ends)
    if not Scale(metric, *ends, high_is_good).is_usual:
        message = _("On this scale the highest score is the best; turn the scores round first.")
        return Problem("high_is_good", message)
    return None


def calls_for_answer(metric: Metric, score: int, *, ends: Ends, high_is_good: bool) -> bool:
    """Whether somebody who gave this score is to be answered: a detractor, or one of the two worst scores."""
    return Scale(metric, *ends, high_is_good).is_bad(score)


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

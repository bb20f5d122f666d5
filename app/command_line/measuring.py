"""``measures``: the numbers of the metrics pane."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from app.command_line.measured import Answer, Asked, Measured
from app.command_line.measured_answers import measure_answers
from app.command_line.measured_care import measure_moments, measure_promises, measure_recovery
from app.command_line.output import Output
from app.command_line.signing_in import open_as_owner
from app.command_line.stopping import stopped_by_signals
from app.core.cancelling import Cancellation
from app.core.measures.evidence import TENTATIVE_FROM, Evidence, evidence_of
from app.core.measures.rounding import round_half_away
from app.core.measures.scales import Scale
from app.core.words import gettext as _
from app.measures.scope import Period
from app.model.survey import Metric
from app.surveys.service.settings import SurveySettingsService
from app.venue.workplace import Workplace

_CARE = {"recovery": measure_recovery, "promises": measure_promises, "moments": measure_moments}
_WIDTH = 28


def measure(arguments: Namespace, output: Output) -> int:
    """Measure a period, in all and by what is asked for."""
    with open_as_owner(arguments.data_dir) as work, stopped_by_signals() as cancellation:
        asked = Asked(
            Period(arguments.first, arguments.last),
            arguments.by,
            work.today(),
            week_start=SurveySettingsService(work).week_start(),
        )
        answer = _measure(work, arguments, asked, cancellation)
        if not answer.whole.n:
            output.say(_("There is nothing to measure in these days."))
        output.answer(answer.as_json, list(_lines(answer, work)))
    return 0


def _measure(work: Workplace, arguments: Namespace, asked: Asked, cancellation: Cancellation) -> Answer:
    care = _CARE.get(arguments.metric)
    if care is not None:
        return care(work, asked, cancellation=cancellation)
    scale = None
    if arguments.scale is not None:
        worst, best = arguments.scale
        scale = Scale(arguments.metric, min(worst, best), max(worst, best), worst < best)
    return measure_answers(
        work, asked, metric=Metric(arguments.metric), scale=scale, cancellation=cancellation
    )


def _lines(answer: Answer, work: Workplace) -> Iterator[str]:
    yield f"{answer.head}: {_figure(answer.whole, answer, work)}"
    yield from answer.notes
    for group in answer.groups:
        key = group.key if group.key is not None else _("(none)")
        yield f"{key[:_WIDTH]:<{_WIDTH}}  {_figure(group, answer, work)}"


def _figure(measured: Measured, answer: Answer, work: Workplace) -> str:
    """A figure with how sure it is; the few are told by their number alone."""
    count = work.wording.number(measured.n)
    if measured.value is None or not measured.n:
        return _("no data")
    if measured.n < TENTATIVE_FROM:
        return _("n={count}, too few to tell").format(count=count)
    parts = [_number(measured.value, answer)]
    if measured.interval is not None:
        low, high = (_number(end, answer) for end in (measured.interval.low, measured.interval.high))
        parts.append(_("95% sure: {low} to {high}").format(low=low, high=high))
    parts.append(_("n={count}").format(count=count))
    if evidence_of(measured.n) is Evidence.TENTATIVE:
        parts.append(_("tentative"))
    if measured.detail.get("running"):
        parts.append(_("not over"))
    return ", ".join(parts)


def _number(value: float, answer: Answer) -> str:
    rounded = round_half_away(value, answer.digits)
    sign = "+" if answer.signed and rounded > 0 else ""
    return f"{sign}{rounded}{answer.unit}"

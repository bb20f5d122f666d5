"""NPS, CSAT and CES for the command line."""

from __future__ import annotations

from typing import Any

from app.command_line.measured import Answer, Asked, Measured, slot_detail, slot_key
from app.core.cancelling import Cancellation
from app.core.measures.ces import ces_of
from app.core.measures.changing import Change
from app.core.measures.csat import csat_of
from app.core.measures.nps import nps_of
from app.core.measures.scales import Scale
from app.core.words import gettext as _
from app.measures.queries.windows import Slot
from app.measures.rows import Figure, Headline, Trend, TrendPoint
from app.measures.scope import Bucket, By, MeasureScope
from app.measures.service import AnswerMeasures
from app.model.survey import Metric
from app.surveys.words import metric_name
from app.venue.workplace import Workplace

_BY = {By.STAGE.value: By.STAGE, By.CHANNEL.value: By.CHANNEL, By.PLACE.value: By.PLACE}


def measure_answers(
    work: Workplace, asked: Asked, *, metric: Metric, scale: Scale | None, cancellation: Cancellation
) -> Answer:
    """The metric of a period on one scale, the venue's where none is given."""
    measures = AnswerMeasures(work)
    scope = MeasureScope(asked.period)
    headline = measures.headline(scope, metric, scale=scale, cancellation=cancellation)
    figure = headline.figure
    return Answer(
        metric=metric.value,
        period=asked.period,
        whole=_measured(figure, _detail_of(headline)),
        groups=_groups(measures, scope, metric, asked=asked, scale=figure.scale, cancellation=cancellation),
        head=f"{metric_name(metric)}, {scale_words(figure.scale)}",
        unit="%" if metric is Metric.CSAT else "",
        digits=1 if metric is Metric.CES else 0,
        signed=metric is Metric.NPS,
        notes=_notes(headline, asked),
    )


def scale_words(scale: Scale) -> str:
    """A scale as it is asked."""
    words = _("{low} to {high}").format(low=scale.low, high=scale.high)
    if scale.metric == Metric.CES and not scale.high_is_good:
        return _("{scale}, low is easy").format(scale=words)
    return words


def _groups(
    measures: AnswerMeasures,
    scope: MeasureScope,
    metric: Metric,
    *,
    asked: Asked,
    scale: Scale,
    cancellation: Cancellation,
) -> tuple[Measured, ...]:
    bucket = asked.bucket
    if bucket is not None:
        return _points(
            measures.trend(scope, metric, bucket=bucket, scale=scale, cancellation=cancellation), bucket
        )
    by = _BY.get(asked.by or "")
    if by is None:
        return ()
    rows = measures.groups(scope, metric, by=by, scale=scale, cancellation=cancellation)
    return tuple(
        _measured(
            row.figure,
            counts_of(row.figure) | ({"stage_id": row.key or None} if by is By.STAGE else {}),
            key=(row.name or str(row.key)) if row.key else None,
        )
        for row in rows
    )


def _points(trend: Trend, bucket: Bucket) -> tuple[Measured, ...]:
    def measured(point: TrendPoint) -> Measured:
        slot = Slot(point.begin, point.end, point.running)
        detail = {**counts_of(point.figure), **slot_detail(slot)}
        return _measured(point.figure, detail, key=slot_key(slot, bucket))

    return tuple(map(measured, trend.points))


def _measured(figure: Figure, detail: dict[str, Any], key: str | None = None) -> Measured:
    if figure.metric is Metric.NPS:
        nps = nps_of(figure.counts)
        return Measured(nps.n, nps.value, nps.interval, detail, key)
    if figure.metric is Metric.CSAT:
        return Measured.of_share(csat_of(figure.counts, figure.scale).satisfied, detail, key=key)
    return Measured.of_mean(ces_of(figure.counts, figure.scale).mean, detail, key=key)


def counts_of(figure: Figure) -> dict[str, Any]:
    """What a figure is counted from."""
    scale, parts = figure.scale, figure.parts
    scores = {str(score): figure.counts[score] for score in scale.scores}
    known: dict[str, Any] = {"evidence": figure.evidence.value, "average": figure.average.value}
    match figure.metric:
        case Metric.NPS:
            known |= {"promoters": parts.good, "passives": parts.passive, "detractors": parts.bad}
        case Metric.CSAT:
            known |= {"satisfied": parts.good, "neither": parts.passive, "dissatisfied": parts.bad}
        case _:
            ces = ces_of(figure.counts, scale)
            known |= {"easy": parts.good, "neither": parts.passive, "hard": parts.bad}
            known |= {"ease": ces.ease.value, "share_easy": _percent(ces.easy.value)}
    return known | {"scores": scores}


def _detail_of(headline: Headline) -> dict[str, Any]:
    figure, asked = headline.figure, headline.asked
    return {
        **counts_of(figure),
        "unit": {Metric.NPS: "points", Metric.CSAT: "percent"}.get(figure.metric, "score"),
        "scale": _scale(figure.scale),
        "other_scales": [
            {**_scale(other.scale), "n": other.n, "value": _measured(other, {}).value}
            for other in headline.others
        ],
        "asked": asked.n if asked else None,
        "answered": asked.k if asked else None,
        "response_rate": _percent(asked.value) if asked else None,
        "before": _before(headline),
    }


def _before(headline: Headline) -> dict[str, Any] | None:
    """The period of the same length right before, and what changed since."""
    if headline.before is None:
        return None
    change = headline.change
    factor = 100 if headline.figure.metric is Metric.CSAT else 1
    return {
        "n": headline.before.n,
        "value": _measured(headline.before, {}).value,
        "change": None if change.value is None else factor * change.value,
        "within_chance": change.within_chance if _is_told(change) else None,
    }


def _is_told(change: Change) -> bool:
    return change.value is not None and change.z is not None


def _scale(scale: Scale) -> dict[str, Any]:
    return {"min": scale.low, "max": scale.high, "high_is_good": scale.high_is_good}


def _notes(headline: Headline, asked: Asked) -> tuple[str, ...]:
    notes = [
        _("Also {count} on {scale}.").format(count=other.n, scale=scale_words(other.scale))
        for other in headline.others
    ]
    if headline.asked is not None:
        said = _("{answered} of {asked} who were asked answered.")
        notes.append(said.format(answered=headline.asked.k, asked=headline.asked.n))
    if asked.bucket is not None:
        notes.append(_("Every line is a period of its own, in which a customer counts once."))
    return tuple(notes)


def _percent(part: float | None) -> float | None:
    return None if part is None else 100 * part

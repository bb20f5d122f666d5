"""Measures as charts draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import NormalDist
from typing import Any

from app.core.measures.evidence import Evidence
from app.core.measures.scales import Scale
from app.core.words import gettext as _
from app.core.words import ngettext
from app.measures.facts import fact_meaning, within_words
from app.measures.rows import Distribution, Figure, Group, HourFigure, Trend, TrendPoint
from app.measures.scope import Bucket, By, Period
from app.measures.why.rows import DriverRow
from app.metrics.clicked import Clicked
from app.metrics.told import scale_words, tell, unit_of
from app.model.survey import AnswerChannel, Metric
from app.surveys.schemas.rows import AnnotationRow
from app.surveys.words import channel_words
from app.ui.charts import data
from app.ui.charts.figure_words import figure_words
from app.ui.theme.tokens import Tone
from app.wording.axes import AxisWording
from app.wording.calendar_words import MONDAY, month_title, weekday_heads
from app.wording.formats import Wording

FIELD_OF = {
    By.STAGE: "stage_ids",
    By.CHANNEL: "channels",
    By.PLACE: "places",
    By.STAFF: "staff_ids",
    By.DEPARTMENT: "department_ids",
    By.SEGMENT: "segments",
    By.TAG: "tag_ids",
    By.THEME: "theme_ids",
}
_HOURS = 24
_CHANCE = 0.05


def trend_data(
    trends: Sequence[tuple[str, Trend, Tone]],
    notes: Iterable[AnnotationRow],
    *,
    scale: Scale,
    wording: Wording,
) -> data.TrendData:
    """Lines with the notes of what happened; each of them is given with its name and its tone."""
    return data.TrendData(
        series=tuple(_series(name, trend, tone, wording) for name, trend, tone in trends),
        notes=tuple(data.AxisNote(note.on, note.text, note.id) for note in notes),
        unit=unit_of(scale),
    )


def bucket_title(point: TrendPoint, bucket: Bucket, *, wording: Wording) -> str:
    """What a bucket is called ("November 2026", "the week of 16 Nov 2026")."""
    if bucket is Bucket.MONTH:
        return month_title(point.begin, wording.language)
    if bucket is Bucket.WEEK:
        return _("week of {day}").format(day=wording.day(point.begin))
    return wording.day(point.begin)


def distribution_data(distribution: Distribution) -> data.DistributionData:
    """A bar for each score of the scale, and the parts that they make up."""
    figure = distribution.figure
    scale, counts = figure.scale, figure.counts
    if not figure.n:
        return data.DistributionData()
    bars = tuple(
        data.DistributionBar(
            label=str(score),
            n=counts[score],
            tone=_score_tone(scale, score),
            key=_of_scores(figure, (score,), _("Score {score}").format(score=score)),
        )
        for score in scale.scores
    )
    # A part of so few would pass for a rate.
    return data.DistributionData(bars, () if figure.evidence is Evidence.FEW else _parts(figure))


def group_bars(groups: Iterable[Group], *, by: By, scale: Scale) -> data.BarsData:
    """A bar for each group; one that is worse than the others by more than chance stands out."""
    shown = [(group, tell(group.figure.counts, group.figure.scale)) for group in groups if group.figure.n]
    if not any(group.key for group, _told in shown):
        return data.BarsData(unit=unit_of(scale))
    worse = _worse([group.figure for group, _told in shown])
    rows = tuple(
        data.BarRow(
            key=_of_group(group, by),
            label=group_name(group),
            value=told.value,
            low=told.low,
            high=told.high,
            n=told.n,
            evidence=told.evidence,
            tone="alert" if at in worse else "brand",
        )
        for at, (group, told) in enumerate(shown)
    )
    return data.BarsData(rows, unit_of(scale), diverging=scale.metric == "nps", end=end_of(scale))


def driver_bars(rows: Sequence[DriverRow], *, scale: Scale) -> data.BarsData:
    """To both sides: what lifts the score and what lowers it; without colour what may be chance."""
    unit = unit_of(scale)
    return data.BarsData(
        rows=tuple(_driver_bar(row, scale) for row in rows),
        unit=data.Unit(unit.name, digits=unit.digits, signed=True),
        diverging=True,
    )


def group_name(group: Group) -> str:
    """What a group is called; those without any have no name of their own."""
    if group.by is By.CHANNEL and group.key in set(AnswerChannel):
        return channel_words(AnswerChannel(str(group.key)))
    return group.name or str(group.key or "") or _("Not told")


def heat_data(
    hours: Sequence[HourFigure], *, scale: Scale, week_start: int, wording: Wording
) -> data.HeatData:
    """A cell for each hour of the week, the days in the order in which the venue's week goes.

    Hours of the night in which nobody ever answered stand at neither end.
    """
    days = [(week_start + at) % 7 for at in range(7)]
    told = [hour for hour in hours if hour.figure.n]
    shown = range(
        min((hour.hour for hour in told), default=0), max((hour.hour for hour in told), default=-1) + 1
    )
    cells = tuple(
        _cell(hour, days.index(hour.weekday), column=shown.index(hour.hour), wording=wording) for hour in told
    )
    return data.HeatData(
        rows=weekday_heads(week_start, wording.language),
        columns=tuple(f"{hour:02d}" for hour in shown),
        cells=cells,
        unit=unit_of(scale),
        corner=(_("Day"), _("Hour")),
    )


def others_note(others: Sequence[Figure], wording: Wording) -> str:
    """That there are answers on other scales, which are on no line with these."""
    told = [
        _("{count} on {scale}").format(count=wording.number(figure.n), scale=scale_words(figure.scale))
        for figure in others
        if figure.n
    ]
    if not told:
        return ""
    return _("Also answered, and counted apart: {others}.").format(others=wording.list_of(told))


def few_note(n: int, wording: Wording) -> str:
    """Why nothing is drawn: too few for a line, so that their words are what there is."""
    words = ngettext(
        "{count} answer so far: too few for a figure. Read what they say, and ask on.",
        "{count} answers so far: too few for a figure. Read what they say, and ask on.",
        n,
    )
    return words.format(count=wording.number(n))


def _driver_bar(row: DriverRow, scale: Scale) -> data.BarRow:
    effect, tone = row.driver.effect, driver_tone(row)
    return data.BarRow(
        key=_of_driver(row, Metric(scale.metric)),
        label=row.name,
        value=effect,
        low=None,
        high=None,
        n=row.driver.mentions,
        evidence=Evidence.SOLID if row.is_settled else Evidence.TENTATIVE,
        tone=tone,
    )


def driver_tone(row: DriverRow) -> Tone:
    """Good or bad where that is more than chance."""
    if not row.is_settled:
        return "neutral"
    return "good" if (row.driver.effect or 0.0) > 0 else "alert"


def _series(name: str, trend: Trend, tone: Tone, wording: Wording) -> data.TrendSeries:
    return data.TrendSeries(name, tuple(_point(point, trend.bucket, wording) for point in trend.points), tone)


def _point(point: TrendPoint, bucket: Bucket, wording: Wording) -> data.TrendPoint:
    told = tell(point.figure.counts, point.figure.scale)
    title = bucket_title(point, bucket, wording=wording)
    return data.TrendPoint(
        at=point.begin,
        value=told.value,
        low=told.low,
        high=told.high,
        n=told.n,
        evidence=told.evidence,
        running=point.running,
        label=title,
        key=Clicked(point.figure.metric, title, Period(point.begin, point.end)) if told.n else None,
    )


def _parts(figure: Figure) -> tuple[data.DistributionPart, ...]:
    scale, parts, n = figure.scale, figure.parts, figure.n
    names = _part_names(scale)
    told: tuple[tuple[str, int, Tone, Any], ...] = (
        (names[0], parts.bad, "alert", scale.is_bad),
        (names[1], parts.passive, "brass", scale.is_passive),
        (names[2], parts.good, "good", scale.is_good),
    )
    return tuple(
        data.DistributionPart(
            name, count / n, tone, _of_scores(figure, tuple(filter(of, scale.scores)), name.capitalize())
        )
        for name, count, tone, of in told
    )


def _part_names(scale: Scale) -> tuple[str, str, str]:
    if scale.metric == "nps":
        return _("detractors"), _("passives"), _("promoters")
    if scale.metric == "csat":
        return _("unhappy"), _("in between"), _("satisfied")
    return _("hard"), _("in between"), _("easy")


def _score_tone(scale: Scale, score: int) -> Tone:
    if scale.is_good(score):
        return "good"
    return "alert" if scale.is_bad(score) else "brass"


def _of_scores(figure: Figure, scores: tuple[int, ...], title: str) -> Clicked:
    return Clicked(figure.metric, title, only=(("scores", scores),))


def _of_driver(row: DriverRow, metric: Metric) -> Clicked | None:
    """Those with it, whichever way it moves the score."""
    if row.fact is not None:
        meaning = f"{fact_meaning(row.fact)} {within_words()}"
        return Clicked(metric, row.name, only=(("facts", (row.fact.value,)),), meaning=meaning)
    if row.theme_id is None:
        return None
    return Clicked(metric, row.name, only=(("theme_ids", (row.theme_id,)),))


def _of_group(group: Group, by: By) -> Clicked | None:
    field = FIELD_OF.get(by)
    if field is None:
        return None
    return Clicked(group.figure.metric, group_name(group), only=((field, (group.key,)),))


def _worse(figures: Sequence[Figure]) -> set[int]:
    """Those that are worse than all others together by more than chance, so many being looked at at once.

    Each is held to its part of the one in twenty that chance would get right (Bonferroni).
    """
    limit = chance_limit(len(figures))
    return {
        at
        for at, figure in enumerate(figures)
        if figure.evidence is Evidence.SOLID and (z := _apart(figure, figures)) is not None and z < -limit
    }


def chance_limit(looked_at: int) -> float:
    """From how many standard errors on one of so many things looked at is more than chance."""
    return NormalDist().inv_cdf(1 - _CHANCE / 2 / max(1, looked_at))


def _apart(figure: Figure, figures: Sequence[Figure]) -> float | None:
    rest = [sum(counts) for counts in zip(*(each.counts for each in figures), strict=True)]
    without = tuple(whole - own for whole, own in zip(rest, figure.counts, strict=True))
    return figure.change_from(Figure(figure.scale, without)).z


def end_of(scale: Scale) -> float | None:
    """Where bars of a scale end."""
    if scale.metric == "ces":
        return float(scale.high)
    return 100.0


def _cell(hour: HourFigure, row: int, *, column: int, wording: Wording) -> data.HeatCell:
    told = tell(hour.figure.counts, hour.figure.scale)
    at = hour.weekday * _HOURS + hour.hour
    when = _("{day} {hour}:00").format(
        day=wording.weekday(MONDAY.replace(day=1 + hour.weekday)), hour=f"{hour.hour:02d}"
    )
    axes = AxisWording(wording)
    said = figure_words(told, told.unit, wording=axes)
    draws = told.value is not None and told.evidence in (Evidence.TENTATIVE, Evidence.SOLID)
    return data.HeatCell(
        row=row,
        column=column,
        value=told.value if draws else None,
        n=told.n,
        words=f"{when}: {said}",
        shown=axes.decimal(told.value, told.unit.digits) if draws and told.value is not None else "",
        evidence=told.evidence,
        key=Clicked(hour.figure.metric, when, only=(("hours", (at,)),)),
    )

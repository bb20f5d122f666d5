"""Two periods, or the parts of one, read from measures."""

from __future__ import annotations

from dataclasses import replace

from app.core.cancelling import Cancellation
from app.core.days import Days
from app.core.measures.changing import Change
from app.core.measures.evidence import Evidence
from app.core.words import gettext as _
from app.measures.rows import Figure, Group, Trend
from app.measures.scope import By, MeasureScope, Period
from app.metrics.applied import days_words
from app.metrics.clicked import Clicked
from app.metrics.compare.rows import PERIODS, Against, CompareShown, against_words
from app.metrics.figure_words import Line, no_data
from app.metrics.reading import drawn
from app.metrics.reading.scopes import bucket_of, scope_of
from app.metrics.reading.sources import MeasuresAnswers
from app.metrics.state import MetricsState
from app.metrics.tiles.words import change_words
from app.metrics.told import tell
from app.surveys.words import metric_name
from app.ui.charts.data import MultiplesData, SmallTrend, TrendData, TrendPoint
from app.ui.charts.figure_words import count_words, evidence_words, figure_words, value_words
from app.wording.axes import AxisWording
from app.wording.reading import Reading

MOST = 12
"""Small trends side by side; what has fewer answers than the first twelve is in the page of places."""
_BY = {
    Against.SEGMENT: By.SEGMENT,
    Against.STAGE: By.STAGE,
    Against.CHANNEL: By.CHANNEL,
    Against.PLACE: By.PLACE,
}


class CompareReader:
    """Puts the same metric of several scopes beside each other."""

    def __init__(self, measures: MeasuresAnswers, *, reading: Reading) -> None:
        self._measures = measures
        self._reading = reading
        self._axes = AxisWording(reading.wording)

    def compare(self, state: MetricsState, against: Against, *, cancellation: Cancellation) -> CompareShown:
        """One metric of two periods, or of the parts of one."""
        if against in PERIODS:
            return self._periods(state, against, cancellation)
        return self._parts(state, against, cancellation)

    def _periods(self, state: MetricsState, against: Against, cancellation: Cancellation) -> CompareShown:
        today = self._reading.today
        scope = scope_of(state, today)
        other = scope.period.before(today) if against is Against.BEFORE else scope.period.year_before(today)
        title = _title(state, against)
        if other is None:
            note = _("All days have no period before them. Choose other days above.")
            return CompareShown(title, MultiplesData(), (), note)
        scopes = (scope, replace(scope, period=other))
        names = tuple(self._days(each.period) for each in scopes)
        trends = [self._trend(each, state, cancellation) for each in scopes]
        charts = tuple(
            SmallTrend(name, self._trend_data(name, trend, state), name)
            for name, trend in zip(names, trends, strict=True)
        )
        now, then = (self._figure(each, state, cancellation) for each in scopes)
        lines = (
            self._line(self._days(scope.period), now),
            self._line(self._days(other), then),
            self._change_line(now.change_from(then), now),
        )
        return CompareShown(title, MultiplesData(_over_the_same_days(charts)), lines, _laid_over_note())

    def _parts(self, state: MetricsState, against: Against, cancellation: Cancellation) -> CompareShown:
        scope = scope_of(state, self._reading.today)
        by = _BY[against]
        groups = self._measures.groups(scope, state.metric, by=by, cancellation=cancellation)
        most = sorted(groups, key=lambda group: -group.figure.n)[:MOST]
        shown = [group for group in groups if group in most]
        charts = tuple(
            self._chart(group, scope, state, cancellation)
            for group in shown
            if group.figure.evidence in (Evidence.TENTATIVE, Evidence.SOLID)
        )
        lines = tuple(self._line(drawn.group_name(group), group.figure) for group in groups)
        left = len(groups) - len(shown)
        note = _("Drawn are the {count} with the most answers.").format(count=MOST) if left > 0 else ""
        return CompareShown(_title(state, against), MultiplesData(charts), lines, note)

    def _chart(
        self, group: Group, scope: MeasureScope, state: MetricsState, cancellation: Cancellation
    ) -> SmallTrend:
        name, trend = drawn.group_name(group), self._trend(_only(scope, group), state, cancellation)
        return SmallTrend(name, _of_group(self._trend_data(name, trend, state), group), name)

    def _trend(self, scope: MeasureScope, state: MetricsState, cancellation: Cancellation) -> Trend:
        bucket = bucket_of(state, self._reading.today)
        return self._measures.trend(scope, state.metric, bucket=bucket, cancellation=cancellation)

    def _trend_data(self, name: str, trend: Trend, state: MetricsState) -> TrendData:
        scale = self._measures.venue_scale(state.metric)
        return drawn.trend_data([(name, trend, "brand")], (), scale=scale, wording=self._reading.wording)

    def _figure(self, scope: MeasureScope, state: MetricsState, cancellation: Cancellation) -> Figure:
        return self._measures.distribution(scope, state.metric, cancellation=cancellation).figure

    def _line(self, label: str, figure: Figure) -> Line:
        told = tell(figure.counts, figure.scale)
        if told.value is None:
            return Line(label, no_data())
        if told.evidence is Evidence.FEW:
            return Line(label, evidence_words(told.evidence), count_words(told.n, self._axes))
        value = value_words(told.value, told.unit, wording=self._axes)
        sentence = figure_words(told, told.unit, wording=self._axes)
        return Line(label, value, sentence.removeprefix(f"{value}, "))

    def _change_line(self, change: Change, figure: Figure) -> Line:
        told = tell(figure.counts, figure.scale)
        parts = 100 if figure.scale.metric == "csat" else 1
        words, arrow = change_words(change, told.unit, parts=parts, wording=self._axes)
        if arrow:
            words = (_("up {size}") if arrow > 0 else _("down {size}")).format(size=words)
            return Line(_("Change"), words, _("more than chance"))
        return Line(_("Change"), words or no_data(), "")

    def _days(self, period: Period) -> str:
        days = Days(period.since, period.until)
        return days_words(days, self._reading.wording, today=self._reading.today)


def _over_the_same_days(charts: tuple[SmallTrend, ...]) -> tuple[SmallTrend, ...]:
    """The second of two laid over the days of the first, so that like stands below like."""
    first, second = charts
    days = [point.at for point in first.data.series[0].points]
    series = second.data.series[0]
    moved = tuple(replace(point, at=day) for day, point in zip(days, series.points, strict=False))
    data = replace(second.data, series=(replace(series, points=moved),))
    return first, replace(second, data=data)


def _laid_over_note() -> str:
    return _("The earlier days are drawn over the later ones; each point says which it is.")


def _of_group(data: TrendData, group: Group) -> TrendData:
    """The same, each point being that of a group alone: behind it is nobody else."""
    only = ((drawn.FIELD_OF[group.by], (group.key,)),)
    name = drawn.group_name(group)

    def narrowed(point: TrendPoint) -> TrendPoint:
        clicked = point.key
        if not isinstance(clicked, Clicked):
            return point
        return replace(point, key=replace(clicked, title=f"{name}, {clicked.title}", only=only))

    return replace(
        data,
        series=tuple(replace(each, points=tuple(map(narrowed, each.points))) for each in data.series),
    )


def _only(scope: MeasureScope, group: Group) -> MeasureScope:
    field = drawn.FIELD_OF[group.by]
    narrowed: dict[str, object] = {field: (group.key,)}
    return replace(scope, narrowing=replace(scope.narrowing, **narrowed))  # type: ignore[arg-type]


def _title(state: MetricsState, against: Against) -> str:
    return _("{metric}: {against}").format(
        metric=metric_name(state.metric), against=against_words(against).lower()
    )

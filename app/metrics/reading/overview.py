"""The overview, read from measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.cancelling import Cancellation
from app.core.days import Days
from app.core.measures.evidence import TENTATIVE_FROM
from app.core.measures.scales import Scale
from app.core.measures.shares import Share
from app.core.words import gettext as _
from app.measures.rows import Distribution, Headline, Trend
from app.measures.scope import Bucket, By, Period
from app.measures.why.rows import DriverRow
from app.metrics.overview.rows import FiguresShown, JourneyShown, SaidShown, TogetherShown, TrendShown
from app.metrics.periods import Span
from app.metrics.reading import drawn
from app.metrics.reading.people import person_row
from app.metrics.reading.scopes import bucket_of, period_of, scope_of, usual_bucket
from app.metrics.reading.sources import ListsNotes, MeasuresAnswers, MeasuresCare, TellsWhy
from app.metrics.state import BucketChoice, MetricsState
from app.metrics.tiles.rows import TileRow
from app.metrics.tiles.words import metric_tile, share_tile
from app.metrics.told import scale_words
from app.metrics.value import scopes
from app.model.survey import Metric
from app.surveys.words import metric_name
from app.ui.theme.tokens import Tone
from app.wording.axes import AxisWording
from app.wording.reading import Reading

FIXED, PROMISES = "fixed", "promises"
SHOWN = 12
"""Comments on the overview; the rest is behind every bar and in the page of themes."""
MOST_DRIVERS, DRIVERS_HERE = 8, 6
"""On a page of paper, and in a card of the overview, which shows so many without being scrolled."""
BRAND: Tone = "brand"


class OverviewReader:
    """Knows measures and words; days are those of the moment in which it is asked."""

    def __init__(
        self,
        measures: MeasuresAnswers,
        *,
        care: MeasuresCare,
        notes: ListsNotes,
        why: TellsWhy,
        reading: Reading,
    ) -> None:
        self._measures = measures
        self._care = care
        self._notes = notes
        self._why = why
        self._reading = reading
        self._axes = AxisWording(reading.wording)

    def figures(self, state: MetricsState, cancellation: Cancellation) -> FiguresShown:
        """The tiles."""
        scope = scope_of(state, self._reading.today)
        heads = [self._measures.headline(scope, metric, cancellation=cancellation) for metric in Metric]
        here = sum(head.figure.n + sum(each.n for each in head.others) for head in heads)
        total = here or int(self._care.has_answers(cancellation))
        tiles = (*map(self._metric_tile, heads), *self._care_tiles(state, cancellation))
        return FiguresShown(tiles, total, here)

    def trend(self, state: MetricsState, cancellation: Cancellation) -> TrendShown:
        """The chosen metric over time, and how its answers spread."""
        today, metric = self._reading.today, state.metric
        scope, bucket = scope_of(state, today), bucket_of(state, today)
        trend = self._measures.trend(scope, metric, bucket=bucket, cancellation=cancellation)
        spread = self._measures.distribution(scope, metric, cancellation=cancellation)
        scale = spread.figure.scale
        notes = self._notes.list_notes(
            since=trend.points[0].begin if trend.points else scope.period.since,
            until=scope.period.until,
            metric=metric,
        )
        wording, few = self._reading.wording, self._few_words(trend, spread)
        lines = [] if few else [(metric_name(metric), trend, BRAND)]
        return TrendShown(
            metric=metric,
            title=_trend_title(metric, bucket),
            trend=drawn.trend_data(lines, notes, scale=scale, wording=wording),
            few=few,
            distribution_title=_("Answers, {scale}").format(scale=scale_words(scale)),
            distribution=drawn.distribution_data(spread),
            distribution_note=drawn.others_note(spread.others, wording),
            notes=notes,
            caption=_counted_once(bucket),
        )

    def journey(self, state: MetricsState, cancellation: Cancellation) -> JourneyShown:
        """Stage by stage: satisfaction, or what else is asked where that is not."""
        scope = scope_of(state, self._reading.today)
        metric = self._most_told(state, cancellation)
        groups = self._measures.groups(scope, metric, by=By.STAGE, cancellation=cancellation)
        scale = self._scale(metric)
        told = [group for group in groups if group.key]
        untold = sum(group.figure.n for group in groups if not group.key)
        note = ""
        if untold and told:
            note = _("{count} answers tell no stage.").format(count=self._reading.wording.number(untold))
        return JourneyShown(
            metric,
            _("Along the journey ({metric})").format(metric=metric_name(metric)),
            drawn.group_bars(told, by=By.STAGE, scale=scale),
            note,
        )

    def said(self, state: MetricsState, cancellation: Cancellation) -> SaidShown:
        """What was said last."""
        scope, metric = scope_of(state, self._reading.today), state.metric
        page = self._why.comments.read(scope, metric, limit=SHOWN, cancellation=cancellation)
        people = tuple(person_row(row, self._reading) for row in page.rows)
        return SaidShown(people, self._care.waiting(cancellation))

    def together(self, state: MetricsState, cancellation: Cancellation) -> TogetherShown:
        """What goes together with the chosen metric."""
        scope, metric = scope_of(state, self._reading.today), state.metric
        drivers = self._why.drivers.read(scope, metric, cancellation=cancellation)
        shown = strongest(drivers.rows, DRIVERS_HERE)
        note = _("Goes together, need not be the cause. Hatched: may be chance.") if shown else ""
        return TogetherShown(drawn.driver_bars(shown, scale=drivers.figure.scale), note)

    def bucket(self, state: MetricsState) -> BucketChoice:
        """By what the line goes where nobody chose it."""
        return usual_bucket(state, self._reading.today)

    def _metric_tile(self, head: Headline) -> TileRow:
        before = None if head.before is None else head.before.counts
        others = sum(each.n for each in head.others)
        tile = metric_tile(
            head.figure.counts, before, scale=head.figure.scale, wording=self._axes, others=others
        )
        if head.asked is None or not head.asked.n:
            return tile
        response = _("{percent} of {count} asked have answered.").format(
            percent=self._axes.share(head.asked.value or 0.0), count=self._axes.number(head.asked.n)
        )
        return replace(tile, more=" ".join(filter(None, (tile.more, response))))

    def _care_tiles(self, state: MetricsState, cancellation: Cancellation) -> tuple[TileRow, TileRow]:
        """What was put right and promised; filters that say nothing to them are named."""
        before = period_of(state.days_at(self._reading.today)).before(self._reading.today)
        earlier = None if before is None else _on_days(state, before)
        rated, kept = self._rated_and_kept(state, cancellation)
        rated_then, kept_then = (
            (None, None) if earlier is None else self._rated_and_kept(earlier, cancellation)
        )
        fixed = share_tile(
            FIXED, _("Rated the fix 4 or 5"), share=rated, before=rated_then, wording=self._axes
        )
        promised = share_tile(
            PROMISES, _("Promises kept on time"), share=kept, before=kept_then, wording=self._axes
        )
        return (
            self._set_aside(fixed, state, scopes.OF_CASES),
            self._set_aside(promised, state, scopes.OF_PROMISES),
        )

    def _rated_and_kept(self, state: MetricsState, cancellation: Cancellation) -> tuple[Share, Share]:
        today = self._reading.today
        rated = self._care.rated(scopes.case_scope(state, today), cancellation)
        promises = self._care.promises(scopes.promise_scope(state, today), cancellation)
        return rated, promises.kept_on_time

    def _set_aside(self, tile: TileRow, state: MetricsState, applied: tuple[str, ...]) -> TileRow:
        words = scopes.left_aside_words(state, applied, wording=self._reading.wording)
        if not words:
            return tile
        return replace(tile, note=_("{note} · not filtered").format(note=tile.note), more=words)

    def _few_words(self, trend: Trend, spread: Distribution) -> str:
        n = spread.figure.n
        drawable = any(point.figure.n >= TENTATIVE_FROM for point in trend.points)
        if drawable:
            return ""
        return drawn.few_note(n, self._reading.wording) if n else _("No answer in these days.")

    def _most_told(self, state: MetricsState, cancellation: Cancellation) -> Metric:
        scope = scope_of(state, self._reading.today)
        for metric in (Metric.CSAT, state.metric):
            if self._measures.headline(scope, metric, cancellation=cancellation).figure.n:
                return metric
        return Metric.CSAT

    def _scale(self, metric: Metric) -> Scale:
        return self._measures.venue_scale(metric)


def strongest(rows: Sequence[DriverRow], most_shown: int = MOST_DRIVERS) -> tuple[DriverRow, ...]:
    """Those that move the score most, up or down, in their order."""
    most = sorted(rows, key=lambda row: -abs(row.driver.effect or 0.0))[:most_shown]
    return tuple(row for row in rows if row in most)


def _on_days(state: MetricsState, period: Period) -> MetricsState:
    """The same filters on other days."""
    return replace(state, span=Span.CHOSEN, days=Days(period.since, period.until))


def _counted_once(bucket: Bucket) -> str:
    """How people are counted in a line, whose points may add up to more than there are."""
    return {
        Bucket.DAY: _("everybody once a day"),
        Bucket.WEEK: _("everybody once a week"),
        Bucket.MONTH: _("everybody once a month"),
    }[bucket]


def _trend_title(metric: Metric, bucket: Bucket) -> str:
    return {
        Bucket.DAY: _("{metric} by day"),
        Bucket.WEEK: _("{metric} by week"),
        Bucket.MONTH: _("{metric} by month"),
    }[bucket].format(metric=metric_name(metric))

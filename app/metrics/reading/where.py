"""By where and when, read from measures."""

from __future__ import annotations

from collections.abc import Callable

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.measures.scope import By
from app.metrics.reading import drawn
from app.metrics.reading.scopes import scope_of
from app.metrics.reading.sources import MeasuresAnswers
from app.metrics.state import MetricsState
from app.metrics.where.rows import CARDS, HoursShown, WhereShown
from app.surveys.words import metric_name
from app.ui.charts.figure_words import count_words
from app.wording.axes import AxisWording
from app.wording.reading import Reading


class WhereReader:
    """``week_start`` tells on which weekday the venue's weeks begin, Monday being 0."""

    def __init__(self, measures: MeasuresAnswers, *, week_start: Callable[[], int], reading: Reading) -> None:
        self._measures = measures
        self._week_start = week_start
        self._reading = reading

    def groups(self, state: MetricsState, cancellation: Cancellation) -> WhereShown:
        """By place, channel, staff and department."""
        scope, metric = scope_of(state, self._reading.today), state.metric
        scale = self._measures.venue_scale(metric)
        found = [
            self._measures.groups(scope, metric, by=By(card.value), cancellation=cancellation)
            for card in CARDS
        ]
        n = sum(group.figure.n for group in found[0])
        note = _("{metric}, {counted}. Red is worse than the others by more than chance.").format(
            metric=metric_name(metric), counted=count_words(n, AxisWording(self._reading.wording))
        )
        bars = tuple(
            drawn.group_bars(groups, by=By(card.value), scale=scale)
            for card, groups in zip(CARDS, found, strict=True)
        )
        return WhereShown(bars, note if n else "")

    def hours(self, state: MetricsState, cancellation: Cancellation) -> HoursShown:
        """By the hours of the week."""
        scope, metric = scope_of(state, self._reading.today), state.metric
        hours = self._measures.hours(scope, metric, cancellation=cancellation)
        heat = drawn.heat_data(
            hours,
            scale=self._measures.venue_scale(metric),
            week_start=self._week_start(),
            wording=self._reading.wording,
        )
        note = _("By when they answered. Hours with fewer than ten answers have no figure.")
        return HoursShown(heat, note if heat.cells else "")

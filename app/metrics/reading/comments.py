"""What comments are about, read from measures."""

from __future__ import annotations

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.measures.scope import By
from app.metrics.comments.rows import ThemesShown
from app.metrics.reading import drawn
from app.metrics.reading.scopes import scope_of
from app.metrics.reading.sources import MeasuresAnswers
from app.metrics.state import MetricsState
from app.metrics.told import tell
from app.surveys.words import metric_name
from app.ui.charts.figure_words import figure_words
from app.wording.axes import AxisWording
from app.wording.reading import Reading


class ThemeReader:
    """Bars of one metric by what comments are about."""

    def __init__(self, measures: MeasuresAnswers, *, reading: Reading) -> None:
        self._measures = measures
        self._reading = reading

    def themes(self, state: MetricsState, cancellation: Cancellation) -> ThemesShown:
        """By theme, beside the figure of all."""
        scope, metric = scope_of(state, self._reading.today), state.metric
        groups = self._measures.groups(scope, metric, by=By.THEME, cancellation=cancellation)
        whole = self._measures.distribution(scope, metric, cancellation=cancellation).figure
        told = tell(whole.counts, whole.scale)
        words = figure_words(told, told.unit, wording=AxisWording(self._reading.wording))
        note = _("{metric} of all: {figure}. One comment may speak of several.").format(
            metric=metric_name(metric), figure=words
        )
        named = [group for group in groups if group.key]
        return ThemesShown(drawn.group_bars(named, by=By.THEME, scale=whole.scale), note if whole.n else "")

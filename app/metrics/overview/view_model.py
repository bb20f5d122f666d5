"""What the overview shows: figures, one metric over time, the journey, and why, each read by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from app.core.cancelling import Cancellation
from app.metrics.overview.rows import FiguresShown, JourneyShown, TrendShown, WhyShown
from app.metrics.page_model import PageModel
from app.metrics.state import BucketChoice, MetricsState
from app.metrics.view_model import MetricsViewModel
from app.model.survey import Metric

T = TypeVar("T")
_ANSWERS = frozenset({"survey_answer", "venue_setting", "customer", "customer_tag", "visit"})
_FIGURES = _ANSWERS | {"promise", "recovery_case"}
_TREND = _ANSWERS | {"annotation"}
_JOURNEY = _ANSWERS | {"journey_stage"}
_WHY = _ANSWERS | {"promise", "theme", "theme_mention", "moment", "recovery_case"}


class ReadsOverview(Protocol):
    """Whoever measures; days and filters are those of the state given."""

    def figures(self, state: MetricsState, cancellation: Cancellation) -> FiguresShown:
        """The tiles."""
        ...

    def trend(self, state: MetricsState, cancellation: Cancellation) -> TrendShown:
        """The chosen metric over time, and how its answers spread."""
        ...

    def journey(self, state: MetricsState, cancellation: Cancellation) -> JourneyShown:
        """Stage by stage."""
        ...

    def why(self, state: MetricsState, cancellation: Cancellation) -> WhyShown:
        """What goes together with it, and what was said last."""
        ...

    def bucket(self, state: MetricsState) -> BucketChoice:
        """By what the line goes where nobody chose it."""
        ...


class OverviewViewModel:
    """Four readings that follow days and filters; the trend follows what is chosen for it too."""

    def __init__(self, pane: MetricsViewModel, source: ReadsOverview) -> None:
        self.pane = pane
        self._source = source
        self.figures: PageModel[FiguresShown] = pane.new_model(
            lambda: self._of(source.figures), kinds=_FIGURES
        )
        self.trend: PageModel[TrendShown] = pane.new_model(
            lambda: self._of(source.trend), kinds=_TREND, of_metric=True
        )
        self.journey: PageModel[JourneyShown] = pane.new_model(
            lambda: self._of(source.journey), kinds=_JOURNEY
        )
        self.why: PageModel[WhyShown] = pane.new_model(
            lambda: self._of(source.why), kinds=_WHY, of_metric=True
        )

    @property
    def bucket(self) -> BucketChoice:
        """By what the line goes now."""
        chosen = self.pane.state.bucket
        return self._source.bucket(self.pane.state) if chosen is BucketChoice.AUTO else chosen

    def choose_metric(self, metric: Metric) -> None:
        """Show another of the three over time."""
        self.pane.show_state(replace(self.pane.state, metric=metric))

    def choose_bucket(self, bucket: BucketChoice) -> None:
        """Let the line go by something else."""
        self.pane.show_state(replace(self.pane.state, bucket=bucket))

    def look(self) -> None:
        """Somebody looks."""
        for model in (self.figures, self.trend, self.journey, self.why):
            model.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        for model in (self.figures, self.trend, self.journey, self.why):
            model.look_away()

    def _of(self, read: Callable[[MetricsState, Cancellation], T]) -> Callable[[Cancellation], T]:
        state = self.pane.state
        return lambda cancellation: read(state, cancellation)

"""What the overview shows: figures, one metric over time, the journey, and why, each read by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from app.core.cancelling import Cancellation
from app.metrics.overview.rows import FiguresShown, JourneyShown, SaidShown, TogetherShown, TrendShown
from app.metrics.page_model import PageModel
from app.metrics.state import BucketChoice, MetricsState
from app.metrics.view_model import MetricsViewModel
from app.model.survey import Metric

T = TypeVar("T")
_ANSWERS = frozenset({"survey_answer", "venue_setting", "customer", "customer_tag", "visit"})
_FIGURES = _ANSWERS | {"promise", "recovery_case"}
_TREND = _ANSWERS | {"annotation"}
_JOURNEY = _ANSWERS | {"journey_stage"}
_SAID = _ANSWERS | {"promise"}
_TOGETHER = _ANSWERS | {"promise", "theme", "theme_mention", "moment", "recovery_case"}


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

    def said(self, state: MetricsState, cancellation: Cancellation) -> SaidShown:
        """What was said last."""
        ...

    def together(self, state: MetricsState, cancellation: Cancellation) -> TogetherShown:
        """What goes together with it."""
        ...

    def bucket(self, state: MetricsState) -> BucketChoice:
        """By what the line goes where nobody chose it."""
        ...


class OverviewViewModel:
    """Readings that follow days and filters, those of one metric also which one is chosen.

    Figures and trend come first, then what was said, and what goes together with the score, which looks at most, last.
    """

    def __init__(self, pane: MetricsViewModel, source: ReadsOverview) -> None:
        self.pane = pane
        self._source = source
        self.figures: PageModel[FiguresShown] = pane.new_model(
            lambda: self._of(source.figures), kinds=_FIGURES
        )
        self.trend: PageModel[TrendShown] = pane.new_model(
            lambda: self._of(source.trend), kinds=_TREND, of_metric=True
        )
        first = (self.figures, self.trend)
        self.journey: PageModel[JourneyShown] = pane.new_model(
            lambda: self._of(source.journey), kinds=_JOURNEY
        )
        self.said: PageModel[SaidShown] = pane.new_model(
            lambda: self._of(source.said), kinds=_SAID, of_metric=True, after=first
        )
        self.together: PageModel[TogetherShown] = pane.new_model(
            lambda: self._of(source.together),
            kinds=_TOGETHER,
            of_metric=True,
            after=(*first, self.journey, self.said),
        )
        self._models = (*first, self.journey, self.said, self.together)

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
        for model in self._models:
            model.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        # The last ones first: nothing that waits for another begins because that one rests.
        for model in reversed(self._models):
            model.look_away()

    def _of(self, read: Callable[[MetricsState, Cancellation], T]) -> Callable[[Cancellation], T]:
        state = self.pane.state
        return lambda cancellation: read(state, cancellation)

"""What the Where and when page shows: the groups, and the hours apart from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from app.core.cancelling import Cancellation
from app.metrics.page_model import PageModel
from app.metrics.state import MetricsState
from app.metrics.view_model import MetricsViewModel
from app.metrics.where.rows import HoursShown, WhereShown
from app.model.survey import Metric

T = TypeVar("T")
_ANSWERS = frozenset(
    {"survey_answer", "venue_setting", "customer", "customer_tag", "visit", "staff", "department"}
)


class ReadsWhere(Protocol):
    """Whoever measures; days and filters are those of the state given."""

    def groups(self, state: MetricsState, cancellation: Cancellation) -> WhereShown:
        """By place, channel, staff and department."""
        ...

    def hours(self, state: MetricsState, cancellation: Cancellation) -> HoursShown:
        """By the hours of the week."""
        ...


class WhereViewModel:
    """Two readings that follow days, filters and the chosen metric."""

    def __init__(self, pane: MetricsViewModel, source: ReadsWhere) -> None:
        self.pane = pane
        self.groups: PageModel[WhereShown] = pane.new_model(
            lambda: self._of(source.groups), kinds=_ANSWERS, of_metric=True
        )
        self.hours: PageModel[HoursShown] = pane.new_model(
            lambda: self._of(source.hours), kinds=_ANSWERS, of_metric=True
        )

    def choose_metric(self, metric: Metric) -> None:
        """Show another of the three."""
        self.pane.show_state(replace(self.pane.state, metric=metric))

    def look(self) -> None:
        """Somebody looks."""
        self.groups.look()
        self.hours.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        self.groups.look_away()
        self.hours.look_away()

    def _of(self, read: Callable[[MetricsState, Cancellation], T]) -> Callable[[Cancellation], T]:
        state = self.pane.state
        return lambda cancellation: read(state, cancellation)

"""What the Compare page shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.core.cancelling import Cancellation
from app.metrics.compare.rows import Against, CompareShown
from app.metrics.page_model import PageModel
from app.metrics.state import MetricsState
from app.metrics.view_model import MetricsViewModel
from app.model.survey import Metric

_ANSWERS = frozenset({"survey_answer", "venue_setting", "customer", "customer_tag", "visit"})


class ReadsCompared(Protocol):
    """Whoever measures; days and filters are those of the state given."""

    def compare(self, state: MetricsState, against: Against, *, cancellation: Cancellation) -> CompareShown:
        """One metric of two periods, or of the parts of one."""
        ...


class CompareViewModel:
    """One reading that follows days, filters, the chosen metric, and what is compared."""

    def __init__(self, pane: MetricsViewModel, source: ReadsCompared) -> None:
        self.pane = pane
        self.against = Against.BEFORE
        self._source = source
        self.compared: PageModel[CompareShown] = pane.new_model(
            self._new_read, kinds=_ANSWERS, of_metric=True
        )

    def choose_metric(self, metric: Metric) -> None:
        """Show another of the three."""
        self.pane.show_state(replace(self.pane.state, metric=metric))

    def choose_against(self, against: Against) -> None:
        """Compare with something else."""
        self.against = against
        self.compared.outdate()

    def look(self) -> None:
        """Somebody looks."""
        self.compared.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        self.compared.look_away()

    def _new_read(self) -> Callable[[Cancellation], CompareShown]:
        state, against = self.pane.state, self.against
        return lambda cancellation: self._source.compare(state, against, cancellation=cancellation)

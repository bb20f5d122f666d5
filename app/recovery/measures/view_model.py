"""What the Measures page shows: which days, and every figure of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.cases.measures.rows import Comparison, RecoveryFigures
from app.cases.measures.scope import MeasureScope
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.days import ANY_DAYS, Days
from app.core.errors import AppError
from app.recovery.measures.periods import Span, days_of_span
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

_MEASURED = frozenset(
    {"recovery_case", "given_gesture", "promise", "case_category", "department", "staff", "customer"}
)


class Measures(Protocol):
    """Whoever measures."""

    def measure(self, scope: MeasureScope, cancellation: Cancellation | None = None) -> RecoveryFigures:
        """Every figure of a scope."""
        ...

    def compare(self, scope: MeasureScope, cancellation: Cancellation | None = None) -> Comparison:
        """How customers went on."""
        ...


class MeasuresViewModel(QObject):
    """Measures only while somebody looks; old figures stay until new ones come.

    ``figures_shown`` and ``comparison_shown`` tell that there are new ones, ``asked`` that some are
    on their way.
    """

    figures_shown = Signal()
    comparison_shown = Signal()
    asked = Signal()

    def __init__(
        self,
        measures: Measures,
        *,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.span = Span.MONTH
        self.chosen = ANY_DAYS
        self.figures: RecoveryFigures | None = None
        self.comparison: Comparison | None = None
        self._measures = measures
        self._notices = notices
        self._figures_lane, self._comparison_lane = new_lane(), new_lane()
        self._looked_at = False
        self._stale = True
        self._waiting = 0
        bus.changed.connect(self._follow)

    @property
    def days(self) -> Days:
        """The days that are measured, as seen from today."""
        return days_of_span(self.span, self.reading.today, chosen=self.chosen)

    def look(self) -> None:
        """Somebody looks: measure now, if anything has changed."""
        self._looked_at = True
        if self._stale:
            self.refresh()

    def look_away(self) -> None:
        """Nobody looks any more: stop measuring."""
        self._looked_at = False
        if self._waiting:
            self._figures_lane.drop()
            self._comparison_lane.drop()
            self._waiting, self._stale = 0, True

    def choose_span(self, span: Span, chosen: Days | None = None) -> None:
        """Measure other days."""
        self.span = span
        if chosen is not None:
            self.chosen = chosen
        self.refresh()

    def refresh(self) -> None:
        """Measure again."""
        self._stale, self._waiting = False, 2
        scope = MeasureScope(self.days.since, self.days.until)
        self.asked.emit()
        self._figures_lane.ask(
            lambda cancellation: self._measures.measure(scope, cancellation),
            then=self._take_figures,
            otherwise=self._fail,
        )
        self._comparison_lane.ask(
            lambda cancellation: self._measures.compare(scope, cancellation),
            then=self._take_comparison,
            otherwise=self._fail,
        )

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._figures_lane.close()
        self._comparison_lane.close()

    def _take_figures(self, figures: RecoveryFigures) -> None:
        self._waiting -= 1
        self.figures = figures
        self.figures_shown.emit()

    def _take_comparison(self, comparison: Comparison) -> None:
        self._waiting -= 1
        self.comparison = comparison
        self.comparison_shown.emit()

    def _fail(self, error: AppError) -> None:
        self._stale = True
        self._waiting -= 1
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if not (change.everything or change.kinds & _MEASURED):
            return
        self._stale = True
        if self._looked_at:
            self.refresh()

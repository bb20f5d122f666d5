"""What the Value page shows, each card read on a lane of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.cases.measures.rows import Comparison, PromiseFigures, RecoveryFigures
from app.cases.measures.scope import MeasureScope as CaseScope
from app.core.cancelling import Cancellation
from app.measures.value.delighting import MomentScope
from app.measures.value.people import VisitScope
from app.measures.value.promising import PromiseScope
from app.measures.value.rows import Known, LifetimeValue, MomentsDelivered, Returning, Rhythm
from app.metrics.page_model import PageModel, Read
from app.metrics.value import scopes
from app.metrics.view_model import MetricsViewModel

_OF_VISITS = frozenset({"visit", "customer", "customer_tag"})
_OF_CARE = frozenset(
    {"preference", "promise", "moment", "given_gesture", "recovery_case", "customer", "customer_tag", "visit"}
)


class MeasuresValue(Protocol):
    """Whoever tells what customers are worth and what was done for them."""

    def value(self, scope: VisitScope, cancellation: Cancellation | None = None) -> LifetimeValue:
        """What they spent."""
        ...

    def returning(self, scope: VisitScope, cancellation: Cancellation | None = None) -> Returning:
        """Who had been here before."""
        ...

    def rhythm(self, scope: VisitScope, cancellation: Cancellation | None = None) -> Rhythm:
        """How often they come back."""
        ...

    def known(self, tag_ids: tuple[int, ...] = (), cancellation: Cancellation | None = None) -> Known:
        """What is known of them."""
        ...

    def promises(self, scope: PromiseScope, cancellation: Cancellation | None = None) -> PromiseFigures:
        """How promises were kept."""
        ...

    def moments(self, scope: MomentScope, cancellation: Cancellation | None = None) -> MomentsDelivered:
        """What came of moments."""
        ...


class MeasuresRecovery(Protocol):
    """Whoever tells what was put right."""

    def measure(self, scope: CaseScope, cancellation: Cancellation | None = None) -> RecoveryFigures:
        """Every figure of a scope."""
        ...

    def compare(self, scope: CaseScope, cancellation: Cancellation | None = None) -> Comparison:
        """How customers went on."""
        ...


@dataclass(frozen=True, slots=True)
class Worth:
    """What customers spent, and who of them had been here before."""

    value: LifetimeValue
    returning: Returning


@dataclass(frozen=True, slots=True)
class Care:
    """What the venue does for them."""

    known: Known
    promises: PromiseFigures
    moments: MomentsDelivered
    recovery: RecoveryFigures
    comparison: Comparison


class ValueViewModel:
    """Three readings, the slowest apart; all of them follow days and filters."""

    def __init__(
        self, pane: MetricsViewModel, *, measures: MeasuresValue, recovery: MeasuresRecovery
    ) -> None:
        self.pane = pane
        self._measures = measures
        self._recovery = recovery
        self.worth: PageModel[Worth] = pane.new_model(self._new_worth, kinds=_OF_VISITS)
        self.rhythm: PageModel[Rhythm] = pane.new_model(self._new_rhythm, kinds=_OF_VISITS)
        self.care: PageModel[Care] = pane.new_model(self._new_care, kinds=_OF_CARE)

    def look(self) -> None:
        """Somebody looks."""
        for model in (self.worth, self.rhythm, self.care):
            model.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        for model in (self.worth, self.rhythm, self.care):
            model.look_away()

    def _new_worth(self) -> Read[Worth]:
        scope = scopes.visit_scope(self.pane.state, self.pane.reading.today)
        return lambda asked: Worth(self._measures.value(scope, asked), self._measures.returning(scope, asked))

    def _new_rhythm(self) -> Read[Rhythm]:
        scope = scopes.visit_scope(self.pane.state, self.pane.reading.today)
        return lambda asked: self._measures.rhythm(scope, asked)

    def _new_care(self) -> Read[Care]:
        state, today = self.pane.state, self.pane.reading.today
        cases = scopes.case_scope(state, today)
        return lambda asked: Care(
            known=self._measures.known(state.tag_ids, asked),
            promises=self._measures.promises(scopes.promise_scope(state, today), asked),
            moments=self._measures.moments(scopes.moment_scope(state, today), asked),
            recovery=self._recovery.measure(cases, asked),
            comparison=self._recovery.compare(cases, asked),
        )

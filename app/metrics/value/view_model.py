"""What the Value page shows, each card read on a lane of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from app.cases.measures.rows import Comparison, PromiseFigures, RecoveryFigures
from app.cases.measures.scope import MeasureScope as CaseScope
from app.core.cancelling import Cancellation
from app.measures.value.delighting import MomentScope
from app.measures.value.people import VisitScope
from app.measures.value.promising import PromiseScope
from app.measures.value.referral_rows import Recommended
from app.measures.value.rows import Known, LifetimeValue, MomentsDelivered, Returning, Rhythm
from app.metrics.page_model import PageModel, Read
from app.metrics.value import scopes
from app.metrics.view_model import MetricsViewModel

_OF_VISITS = frozenset({"visit", "customer", "customer_tag"})
_OF_KNOWN = frozenset({"preference", "customer", "customer_tag", "visit"})
_OF_PROMISES = frozenset({"promise", "customer_tag"})
_OF_MOMENTS = frozenset({"moment", "given_gesture", "visit", "customer_tag"})
_OF_CASES = frozenset({"recovery_case", "given_gesture", "promise", "customer", "visit"})
T = TypeVar("T")


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

    def recommended(self, scope: VisitScope, cancellation: Cancellation | None = None) -> Recommended:
        """How those came who came first."""
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


class ValueViewModel:
    """A reading for each card, so that none waits for another; all of them follow days and filters."""

    def __init__(
        self, pane: MetricsViewModel, *, measures: MeasuresValue, recovery: MeasuresRecovery
    ) -> None:
        self.pane = pane
        self._measures = measures
        self._recovery = recovery
        new_model = pane.new_model
        self.value: PageModel[LifetimeValue] = new_model(self._of_visits(measures.value), kinds=_OF_VISITS)
        self.returning: PageModel[Returning] = new_model(
            self._of_visits(measures.returning), kinds=_OF_VISITS
        )
        self.rhythm: PageModel[Rhythm] = new_model(self._of_visits(measures.rhythm), kinds=_OF_VISITS)
        self.recommended: PageModel[Recommended] = new_model(
            self._of_visits(measures.recommended), kinds=_OF_VISITS
        )
        self.known: PageModel[Known] = new_model(self._new_known, kinds=_OF_KNOWN)
        self.promises: PageModel[PromiseFigures] = new_model(self._new_promises, kinds=_OF_PROMISES)
        self.moments: PageModel[MomentsDelivered] = new_model(self._new_moments, kinds=_OF_MOMENTS)
        self.recovery: PageModel[RecoveryFigures] = new_model(
            self._of_cases(recovery.measure), kinds=_OF_CASES
        )
        self.comparison: PageModel[Comparison] = new_model(self._of_cases(recovery.compare), kinds=_OF_CASES)

    def look(self) -> None:
        """Somebody looks."""
        for model in self._models:
            model.look()

    def look_away(self) -> None:
        """Nobody looks any more."""
        for model in self._models:
            model.look_away()

    @property
    def _models(self) -> Sequence[PageModel[Any]]:
        """In the order of the cards."""
        return (
            self.returning,
            self.value,
            self.rhythm,
            self.recommended,
            self.known,
            self.promises,
            self.moments,
            self.recovery,
            self.comparison,
        )

    def _of_visits(self, measure: Callable[[VisitScope, Cancellation], T]) -> Callable[[], Read[T]]:
        def new_read() -> Read[T]:
            scope = scopes.visit_scope(self.pane.state, self.pane.reading.today)
            return lambda asked: measure(scope, asked)

        return new_read

    def _of_cases(self, measure: Callable[[CaseScope, Cancellation], T]) -> Callable[[], Read[T]]:
        def new_read() -> Read[T]:
            scope = scopes.case_scope(self.pane.state, self.pane.reading.today)
            return lambda asked: measure(scope, asked)

        return new_read

    def _new_known(self) -> Read[Known]:
        tag_ids = self.pane.state.tag_ids
        return lambda asked: self._measures.known(tag_ids, asked)

    def _new_promises(self) -> Read[PromiseFigures]:
        scope = scopes.promise_scope(self.pane.state, self.pane.reading.today)
        return lambda asked: self._measures.promises(scope, asked)

    def _new_moments(self) -> Read[MomentsDelivered]:
        scope = scopes.moment_scope(self.pane.state, self.pane.reading.today)
        return lambda asked: self._measures.moments(scope, asked)

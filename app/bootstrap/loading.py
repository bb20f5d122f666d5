"""What is loaded while the window can be used already.

Classes of Qt are made in the window's thread alone. Before Python 3.12, PySide keeps what it knows of them in a table
that Qt reads without Python's lock: a class made in another thread at that moment crashes the program.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from app.bootstrap.loading_beside import load_beside
from app.core.errors import AppError
from app.ui.lane import AnyLane

IN_TURN = (
    "app.ui.draft_form",
    "app.customers.card_models",
    "app.customers.card.card_parts",
    "app.customers.card_side",
    "app.planner.reminders.view_model",
    "app.recovery.quick.overlay",
    "app.safekeeping.keeper",
    "app.recovery.detail.body",
    "app.recovery.detail.panel",
    "app.recovery.front",
    "app.bootstrap.recovery_pane",
    "app.planner.plan.plan_card",
    "app.bootstrap.plan_view",
    "app.bootstrap.moments_pane",
    "pyqtgraph",
    "app.ui.charts.trend",
    "app.metrics.pane",
    "app.metrics.overview.page",
    "app.metrics.value.page",
    "app.metrics.to_answer.page",
    "app.bootstrap.metrics_pane",
)
"""With classes of Qt, each small enough that nobody notices it being loaded."""


class Loading(QObject):
    """Loads everything else: beside the window first, then between two of its events, one after the other.

    Where ``in_turn`` is False all is loaded before ``begin`` returns, as the lane does then.
    """

    def __init__(self, lane: AnyLane, *, in_turn: bool) -> None:
        super().__init__()
        self._lane = lane
        self._in_turn = in_turn
        self._names = list(IN_TURN)
        self._then: Callable[[], None] = lambda: None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)

    @property
    def is_loading(self) -> bool:
        """Whether there is something that the next events bring."""
        return self._timer.isActive()

    def begin(self, *, then: Callable[[], None], otherwise: Callable[[AppError], None]) -> None:
        """Load; ``then`` is called when everything is there."""
        self._then = then
        self._lane.ask(load_beside, then=self._go_on, otherwise=otherwise)

    def close(self) -> None:
        """Load nothing more."""
        self._timer.stop()
        self._lane.close()

    def _go_on(self, _loaded: None) -> None:
        if self._in_turn:
            self._timer.start()
            return
        while self._names:
            self._load_next()

    def _load_next(self) -> None:
        import_module(self._names.pop(0))
        if not self._names:
            self._timer.stop()
            self._then()

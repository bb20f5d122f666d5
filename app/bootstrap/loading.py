"""What is loaded while the window can be used already.

Classes of Qt are made in the window's thread alone. Before Python 3.12, PySide keeps what it knows of them in a table
that Qt reads without Python's lock: a class made in another thread at that moment crashes the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from app.bootstrap.loading_beside import load_beside, load_for_cards
from app.bootstrap.threads import Threads
from app.core.errors import AppError
from app.ui.lane import Work

CARDS_IN_TURN = (
    "app.ui.draft_form",
    "app.customers.card_models",
    "app.customers.card.card_parts",
    "app.customers.card_side",
)
"""With classes of Qt, each small enough that nobody notices it being loaded: what cards need."""

IN_TURN = (
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
"""The same of everything else."""

PAUSE_MS = 1_000
"""For so long the first card is built and read, which would take three times as long beside what is loaded."""


class Loading(QObject):
    """Loads what cards need and then everything else: each beside the window first, then between two of its events.

    Where nothing waits for events all is loaded before ``begin`` returns. ``otherwise`` is told what stood in the way.
    """

    def __init__(
        self, threads: Threads, *, otherwise: Callable[[AppError], None], pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__()
        self._lane = threads.new_lane()
        self._in_turn = threads.in_turn
        self._otherwise = otherwise
        self._names: list[str] = []
        self._round_over: Callable[[], None] = _nothing
        self._cards_begun = self._cards_loaded = False
        self._with_cards: Callable[[], None] = _nothing
        self._begin_rest: Callable[[], None] = _nothing
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._pause_over)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)

    @property
    def is_loading(self) -> bool:
        """Whether there is something that the next events bring."""
        return self._timer.isActive() or self._pause.isActive()

    def for_cards(self, then: Callable[[], None]) -> None:
        """Call ``then`` as soon as a card can be shown without the window standing still; the latest call counts."""
        if self._cards_loaded:
            then()
            return
        self._with_cards = then
        if not self._cards_begun:
            self._cards_begun = True
            self._load(load_for_cards, CARDS_IN_TURN, then=self._go_on_with_cards)

    def begin(self, *, then: Callable[[], None]) -> None:
        """Load; ``then`` is called when everything is there."""
        self._begin_rest = partial(self._load, load_beside, IN_TURN, then=then)
        if self._cards_loaded and not self._pause.isActive():
            self._begin_rest()
        elif not self._cards_loaded:
            self.for_cards(self._with_cards)

    def close(self) -> None:
        """Load nothing more."""
        self._timer.stop()
        self._pause.stop()
        self._lane.close()

    def _go_on_with_cards(self) -> None:
        self._cards_loaded = True
        with_cards, self._with_cards = self._with_cards, _nothing
        with_cards()
        if self._in_turn:
            self._pause.start()
        else:
            self._pause_over()

    def _pause_over(self) -> None:
        self._begin_rest()

    def _load(self, beside: Work[None], names: Sequence[str], *, then: Callable[[], None]) -> None:
        self._names, self._round_over = list(names), then
        self._lane.ask(beside, then=self._go_on, otherwise=self._otherwise)

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
            self._round_over()


def _nothing() -> None:
    """Nobody waits."""

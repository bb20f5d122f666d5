"""The Outcome page, and whoever counts for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.measures.intervals import Interval
from app.moments.schemas.rows import OutcomeRow
from app.planner.outcome.page import OutcomePage
from app.planner.outcome.view_model import OutcomeViewModel
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane, InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.venues import SetClock

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")
NOTE = OutcomeRow(
    name="Handwritten note",
    gesture_id=1,
    playbook_id=None,
    times=60,
    reactions=45,
    mean_reaction=4.55,
    interval=Interval(4.3, 4.8),
    cost_minor=6000,
    mean_cost_minor=100,
    returned=0.62,
    returned_interval=Interval(0.48, 0.74),
    returned_n=45,
    returned_without=0.55,
    returned_without_interval=Interval(0.51, 0.59),
    returned_without_n=800,
)
NOT_RETURNED: dict[str, Any] = {
    "returned": None,
    "returned_interval": None,
    "returned_without": None,
    "returned_without_interval": None,
}
CAKE = replace(
    NOTE,
    name="Cake with an animal",
    gesture_id=2,
    times=14,
    reactions=14,
    mean_reaction=4.9,
    interval=Interval(4.7, 5.2),
    cost_minor=53_200,
    mean_cost_minor=3800,
    returned_n=12,
    **NOT_RETURNED,
)
WINE = replace(
    CAKE,
    name="Älplerwein",
    gesture_id=3,
    times=9,
    reactions=9,
    mean_reaction=3.0,
    interval=Interval(2, 4),
    cost_minor=9000,
)


class Counted:
    """Gives lines, and remembers how often it was asked."""

    def __init__(self) -> None:
        self.of_gestures: tuple[OutcomeRow, ...] = (CAKE, NOTE, WINE)
        self.of_playbooks: tuple[OutcomeRow, ...] = ()
        self.asked = 0

    def gestures(self, cancellation: Cancellation | None = None) -> tuple[OutcomeRow, ...]:
        """Those of gestures."""
        del cancellation
        self.asked += 1
        return self.of_gestures

    def playbooks(self, cancellation: Cancellation | None = None) -> tuple[OutcomeRow, ...]:
        """Those of playbooks."""
        del cancellation
        self.asked += 1
        return self.of_playbooks


class SlowLane:
    """Never answers by itself; ``answer`` does."""

    def __init__(self) -> None:
        self._waiting: Callable[[], None] | None = None
        self.dropped = 0

    def ask(self, work: Any, *, then: Any, otherwise: Any) -> None:
        """Keep the question."""
        del otherwise
        self._waiting = lambda: then(work(Cancellation()))

    def drop(self) -> None:
        """Forget it."""
        self._waiting = None
        self.dropped += 1

    def close(self) -> None:
        """Forget it."""
        self._waiting = None

    def answer(self) -> None:
        """Give the answer now, if anybody waits."""
        if self._waiting is not None:
            self._waiting()


class OutcomeDesk:
    """The page, and what it was made of."""

    def __init__(self, theme: Theme, lane: AnyLane | None = None) -> None:
        self.counted = Counted()
        self.bus = ChangeBus()
        self.view_model = OutcomeViewModel(
            self.counted,
            lane=lane or InlineLane(),
            bus=self.bus,
            notices=Notices(),
            reading=Reading(WORDING, SetClock()),
        )
        self.page = OutcomePage(self.view_model, theme=theme)

    def open(self) -> OutcomePage:
        """Bring the page up."""
        self.page.resize(1240, 640)
        self.page.show()
        QTest.qWaitForWindowActive(self.page)
        self.page.setFocus()
        QApplication.processEvents()
        return self.page

    @property
    def names(self) -> list[str]:
        """The names in the order in which they are shown."""
        return [row.name for row in self.page.table.outcome_model.rows]

    def tell(self, kind: str) -> None:
        """What a write elsewhere tells."""
        self.bus.publish(Change(touched=frozenset({(kind, 1)})))

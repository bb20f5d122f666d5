"""What the Outcome page shows: every gesture or playbook with what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.moments.schemas.rows import OutcomeRow
from app.planner.outcome.order import Order, begins_high, in_order
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

_COUNTED = frozenset({"moment", "given_gesture", "gesture", "playbook", "playbook_version", "visit"})


class About(StrEnum):
    """Whether gestures or whole playbooks are looked at."""

    GESTURES = "gestures"
    PLAYBOOKS = "playbooks"


class ReadsOutcome(Protocol):
    """Whoever counts."""

    def gestures(self, cancellation: Cancellation | None = None) -> tuple[OutcomeRow, ...]:
        """Every gesture that was part of a delivered moment."""
        ...

    def playbooks(self, cancellation: Cancellation | None = None) -> tuple[OutcomeRow, ...]:
        """Every playbook by which a moment was delivered."""
        ...


class OutcomeViewModel(QObject):
    """Counts only while somebody looks, and may be stopped; what was counted stays until it is counted again.

    ``shown`` tells that there are other lines or another order, ``reading_changed`` that it begins or ends.
    """

    shown = Signal()
    reading_changed = Signal(bool)

    def __init__(
        self,
        outcomes: ReadsOutcome,
        *,
        lane: AnyLane,
        bus: ChangeBus,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.about = About.GESTURES
        self.order = Order.REACTION
        self.high_first = True
        self.is_read = False
        self._rows: tuple[OutcomeRow, ...] = ()
        self._outcomes = outcomes
        self._lane = lane
        self._notices = notices
        self._looked_at = False
        self._stale = True
        self._waiting = False
        bus.changed.connect(self._follow)

    @property
    def rows(self) -> Sequence[OutcomeRow]:
        """The lines in their order."""
        return in_order(self._rows, self.order, high_first=self.high_first)

    @property
    def is_reading(self) -> bool:
        """Whether it is being counted."""
        return self._waiting

    def look(self) -> None:
        """Somebody looks: count now, if anything has changed."""
        self._looked_at = True
        if self._stale:
            self.refresh()

    def look_away(self) -> None:
        """Nobody looks any more: stop counting."""
        self._looked_at = False
        self.stop()

    def choose(self, about: About) -> None:
        """Look at the others."""
        if about is not self.about:
            self.about, self._rows, self.is_read = about, (), False
            self.refresh()

    def sort_by(self, order: Order) -> None:
        """Sort by this; the order there is already is turned round."""
        self.high_first = not self.high_first if order is self.order else begins_high(order)
        self.order = order
        self.shown.emit()

    def stop(self) -> None:
        """Count no further."""
        if self._waiting:
            self._lane.drop()
            self._stale = True
            self._wait(waiting=False)

    def refresh(self) -> None:
        """Count again."""
        if not self._looked_at:
            self._stale = True
            return
        self._stale = False
        self._wait(waiting=True)
        read = self._outcomes.gestures if self.about is About.GESTURES else self._outcomes.playbooks
        self._lane.ask(read, then=self._take, otherwise=self._fail)

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._lane.close()

    def _take(self, rows: tuple[OutcomeRow, ...]) -> None:
        self._rows, self.is_read = rows, True
        self._wait(waiting=False)
        self.shown.emit()

    def _fail(self, error: AppError) -> None:
        self._stale = True
        self._wait(waiting=False)
        self._notices.problem(error)

    def _wait(self, *, waiting: bool) -> None:
        self._waiting = waiting
        self.reading_changed.emit(waiting)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _COUNTED:
            self.refresh()

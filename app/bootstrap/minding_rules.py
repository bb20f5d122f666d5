"""Bringing to mind, in one window, that rules of retention would take something: it never goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.core.rights import Right
from app.ui.day_turn import DayTurn

if TYPE_CHECKING:
    from app.law.schemas.retention import Kept
    from app.ui.lane import AnyLane

_FOLLOWED = frozenset({"venue_setting", "erasure"})


class MindingRules(QObject):
    """``found`` carries of what something would go now; looked at once a day, and when rules or people change.

    Only for those who may say that it goes.
    """

    found = Signal(object)

    def __init__(self, parts: Callable[[], WindowParts]) -> None:
        super().__init__()
        self._parts = parts
        self._lane: AnyLane | None = None
        self._turn: DayTurn | None = None

    @property
    def is_looking(self) -> bool:
        """Whether it has begun."""
        return self._lane is not None

    def begin(self) -> None:
        """Look now and from now on."""
        if self.is_looking:
            return
        parts = self._parts()
        session = parts.session
        self._lane = parts.new_lane()
        self._turn = DayTurn(session.workplace.today, parent=self)
        self._turn.turned.connect(self.look)
        self._turn.start()
        session.bus.changed.connect(self._follow)
        session.staff_chosen.connect(self.look)
        self.look()

    def close(self) -> None:
        """Look no more; to be called before the window goes."""
        if self._lane is None or self._turn is None:
            return
        session = self._parts().session
        self._turn.stop()
        session.bus.changed.disconnect(self._follow)
        session.staff_chosen.disconnect(self.look)
        self._lane.close()

    def look(self) -> None:
        """Ask what would go, or say that nothing is to be told to whoever is at the desk."""
        work = self._parts().session.workplace
        if self._lane is None:
            return
        if not work.desk.may(Right.ERASE):
            self.found.emit(())
            return

        def ask(stop: Cancellation) -> tuple[Kept, ...]:
            from app.law.service.retention import RetentionService

            return RetentionService(work).due_kinds(stop)

        self._lane.ask(ask, then=self.found.emit, otherwise=self._forget)

    def _forget(self, _error: AppError) -> None:
        """Nobody waits for this: what went wrong is told where somebody looks."""
        self.found.emit(())

    def _follow(self, change: Change) -> None:
        if change.kinds & _FOLLOWED:
            self.look()

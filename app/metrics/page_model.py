"""What one page or card shows: read on a lane, only while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.ui.change_bus import ChangeBus
from app.ui.lane import AnyLane
from app.ui.notices import Notices

T = TypeVar("T")
Read = Callable[[Cancellation], T]


class PageModel(QObject, Generic[T]):
    """``shown`` tells that there is another ``value``, ``asked`` that one is on its way.

    Old ones stay until new ones come. ``new_read`` gives what to run on the lane, with all that it
    depends on taken now; ``kinds`` are the tables whose changes make another value.
    """

    shown = Signal()
    asked = Signal()

    def __init__(
        self,
        new_read: Callable[[], Read[T]],
        *,
        lane: AnyLane,
        bus: ChangeBus,
        notices: Notices,
        kinds: frozenset[str],
    ) -> None:
        super().__init__()
        self.value: T | None = None
        self._new_read = new_read
        self._lane = lane
        self._notices = notices
        self._kinds = kinds
        self._looked_at = False
        self._stale = True
        self._waiting = False
        bus.changed.connect(self._follow)

    def look(self) -> None:
        """Somebody looks: read now, if anything has changed."""
        self._looked_at = True
        if self._stale:
            self.refresh()

    def look_away(self) -> None:
        """Nobody looks any more: stop reading."""
        self._looked_at = False
        if self._waiting:
            self._lane.drop()
            self._waiting, self._stale = False, True

    def outdate(self) -> None:
        """Something else is wanted: read now, or once somebody looks."""
        self._stale = True
        if self._looked_at:
            self.refresh()

    def refresh(self) -> None:
        """Read again."""
        self._stale, self._waiting = False, True
        self.asked.emit()
        self._lane.ask(self._new_read(), then=self._take, otherwise=self._fail)

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._lane.close()

    def _take(self, value: T) -> None:
        self._waiting = False
        self.value = value
        self.shown.emit()

    def _fail(self, error: AppError) -> None:
        self._waiting, self._stale = False, True
        self._notices.problem(error)

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & self._kinds:
            self.outdate()

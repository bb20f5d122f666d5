"""What one page or card shows: read on a lane, only while somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

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
    """``shown`` tells that there is another ``value``, ``asked`` that one is on its way, ``rested`` that none is any more.

    Old ones stay until new ones come. ``new_read`` gives what to run on the lane, with all that it
    depends on taken now; ``kinds`` are the tables whose changes make another value. It is read only once none of
    those it comes ``after`` is being read, so that what is needed first is not held up. ``problem`` is why there is
    no newer value.
    """

    shown = Signal()
    asked = Signal()
    rested = Signal()

    def __init__(
        self,
        new_read: Callable[[], Read[T]],
        *,
        lane: AnyLane,
        bus: ChangeBus,
        notices: Notices,
        kinds: frozenset[str],
        after: Sequence[PageModel[Any]] = (),
    ) -> None:
        super().__init__()
        self.value: T | None = None
        self.problem: AppError | None = None
        self._new_read = new_read
        self._lane = lane
        self._notices = notices
        self._kinds = kinds
        self._looked_at = False
        self._stale = True
        self._waiting = False
        self._held = False
        self._after = tuple(after)
        for model in self._after:
            model.rested.connect(self._go_on)
        bus.changed.connect(self._follow)

    @property
    def waits(self) -> bool:
        """Whether something is on its way."""
        return self._waiting

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
            self._settle(stale=True)
            self._tell_rest()

    def outdate(self) -> None:
        """Something else is wanted: read now, or once somebody looks."""
        self._stale = True
        if self._looked_at:
            self.refresh()

    def refresh(self) -> None:
        """Read again."""
        self._stale, self._waiting = False, True
        self.asked.emit()
        self._held = any(model.waits for model in self._after)
        if self._held:
            # What was asked before is no longer wanted.
            self._lane.drop()
        else:
            self._ask()

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._lane.close()

    def _ask(self) -> None:
        self._lane.ask(self._new_read(), then=self._take, otherwise=self._fail)

    def _go_on(self) -> None:
        if self._held and not any(model.waits for model in self._after):
            self._held = False
            self._ask()

    def _take(self, value: T) -> None:
        self.value, self.problem = value, None
        self._settle(stale=False)
        self.shown.emit()
        self._tell_rest()

    def _fail(self, error: AppError) -> None:
        self.problem = error
        self._settle(stale=True)
        self._notices.problem(error)
        self._tell_rest()

    def _settle(self, *, stale: bool) -> None:
        """Nothing is on its way; to be done before anybody is told, who may want something else at once."""
        self._waiting = self._held = False
        self._stale = stale

    def _tell_rest(self) -> None:
        if not self._waiting:
            self.rested.emit()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & self._kinds:
            self.outdate()

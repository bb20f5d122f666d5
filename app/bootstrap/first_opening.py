"""Opening venues that nobody opened on this computer before, away from the window that waits for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.cancelling import Cancellation
from app.core.errors import AppError

if TYPE_CHECKING:
    from app.bootstrap.threads import Threads
    from app.shell.main_window import MainWindow
    from app.ui.lane import AnyLane
    from app.venue.workplace import Workplace


class FirstOpenings:
    """Each has a bare window, which is there at once and goes when its venue cannot be opened."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self._waiting: set[MainWindow] = set()
        self._lanes: set[AnyLane] = set()
        self._made: list[Workplace] = []

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """Those that wait."""
        return tuple(self._waiting)

    def begin(
        self,
        window: MainWindow,
        opening: Callable[[], Workplace],
        *,
        then: Callable[[Workplace], object],
        otherwise: Callable[[AppError], object],
    ) -> None:
        """Open a venue for a window; whoever closes it meanwhile wants it no more."""
        lane = self._threads.new_lane()

        def ask(_stop: Cancellation) -> Workplace:
            work = opening()
            self._made.append(work)
            return work

        def opened(work: Workplace) -> None:
            self._made.remove(work)
            if self._is_over(window, lane):
                work.database.close()
            else:
                then(work)

        def failed(error: AppError) -> None:
            if not self._is_over(window, lane):
                otherwise(error)
                window.close()
            window.deleteLater()

        self._lanes.add(lane)
        self._waiting.add(window)
        window.closing.connect(lambda: self._waiting.discard(window))
        lane.ask(ask, then=opened, otherwise=failed)
        if window in self._waiting:
            window.show()

    def close(self) -> None:
        """Wait for nothing more, and let go what nobody wanted any more."""
        for lane in self._lanes:
            lane.close()
        for work in self._made:
            work.database.close()
        self._lanes.clear()
        self._made.clear()

    def _is_over(self, window: MainWindow, lane: AnyLane) -> bool:
        """Whether nobody waits any more."""
        self._lanes.discard(lane)
        lane.close()
        is_over = window not in self._waiting
        self._waiting.discard(window)
        return is_over

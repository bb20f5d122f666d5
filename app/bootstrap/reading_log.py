"""Writes down whose needs of health were read, a little later and away from the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled
from app.ui.lane import Lane

if TYPE_CHECKING:
    from app.venue.workplace import Workplace

EVERY_MS = 2000
"""A list that stands for a shorter time was not read."""


class ReadingLog(QObject):
    """Begins with the venue and is closed before its data go; what cannot be written is tried again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane(self)
        self._work: Workplace | None = None
        self._writing = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.write_soon)

    def start(self, work: Workplace) -> None:
        """Write for this venue from now on."""
        self._work = work
        self._timer.start()

    def write_soon(self) -> None:
        """Write what was read, on the lane's thread."""
        work = self._work
        if work is None or self._writing or not work.readings.is_waiting:
            return
        self._writing = True

        def write(_stop: Cancellation) -> int:
            from app.audit.readings import write_readings

            return write_readings(work)

        self._lane.ask(write, then=self._done, otherwise=self._failed)

    def close(self, read: Callable[[Callable[[], None]], None]) -> None:
        """Write the rest, which ``read`` does away from the window, and no more."""
        self._timer.stop()
        self._lane.close()
        work, self._work = self._work, None
        if work is not None and work.readings.is_waiting:
            from app.audit.readings import write_rest

            with suppress(Cancelled):
                read(partial(write_rest, work))

    def _done(self, _count: int) -> None:
        self._writing = False

    def _failed(self, _error: AppError) -> None:
        # The desk has other worries then; it is written when writing works again.
        self._writing = False

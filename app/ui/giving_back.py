"""Giving memory back to the computer that the program no longer uses."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, QTimer

from app.core.spare_memory import SpareMemory

EVERY_MS = 5_000


class GivingBack(QObject):
    """Looks every few seconds whether much was taken, and gives back what of it is free, beside the window."""

    def __init__(self, spare: SpareMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spare = spare
        self._thread: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        spare.keep_few_pools()
        self._timer.start()

    def look(self) -> None:
        """Begin to give back where that is due and nobody is at it."""
        at_it = self._thread is not None and self._thread.is_alive()
        if not at_it and self._spare.is_due:
            self._thread = Thread(target=self._spare.give_back, name="giving back", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()

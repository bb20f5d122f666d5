"""Tells when another day has begun, without anything being written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 10_000
"""How often the calendar is looked at, which also notices that the computer slept through midnight."""


class DayTurn(QObject):
    """``turned`` follows soon after ``today`` is another day than it was; between start and stop only."""

    turned = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._was = today()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._was = self._today()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Tell if the day has turned."""
        now = self._today()
        if now != self._was:
            self._was = now
            self.turned.emit()

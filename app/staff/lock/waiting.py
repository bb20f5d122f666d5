"""Counting down, in words, until the next attempt counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.words import gettext as _
from app.sign_in.rows import TooSoon
from app.sign_in.words import refusal_words

SECOND_MS = 1000


class Waiting(QObject):
    """``changed`` follows every second; at 0 one may try again."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self.pass_second)
        self._wrong = ""
        self.seconds = 0

    @property
    def words(self) -> str:
        """How long it still takes."""
        if not self.seconds:
            return _("Now you can try again.")
        return " ".join(filter(None, (self._wrong, refusal_words(TooSoon(self.seconds)))))

    def start(self, seconds: int, *, wrong: bool) -> None:
        """Wait so long; ``wrong`` says that what was typed was looked at."""
        self._wrong = _("That is not right.") if wrong else ""
        self.seconds = seconds
        if seconds:
            self._timer.start()

    def stop(self) -> None:
        """Nobody waits."""
        self._timer.stop()
        self.seconds = 0

    def pass_second(self) -> None:
        """One second less."""
        self.seconds = max(0, self.seconds - 1)
        if not self.seconds:
            self._timer.stop()
        self.changed.emit()

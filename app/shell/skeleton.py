"""What the window shows until it is furnished: where everything will be, and whose desk it is."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.shell.sizes import LOOKUP_HEIGHT, LOOKUP_WIDTH, RAIL_WIDTH, STATUS_BAR_HEIGHT, TOP_BAR_HEIGHT
from app.ui.theme.theme import Theme

PATIENCE_MS = 500
"""A window that starts hidden is furnished all the same."""


class Skeleton(QWidget):
    """Shows rail, bars and lookup field, and keeps what is typed meanwhile.

    ``stands`` is emitted once, when the first picture is on the screen. Nothing before asks for ``QtCore.Qt``: the
    first name in it makes all of them, which takes longer than the rest of the picture.
    """

    stands = Signal()

    def __init__(self, theme: Theme, *, venue: str) -> None:
        super().__init__()
        self.typed = ""
        self._theme = theme
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.stands)
        self.setAccessibleName(venue)
        self._rail, self._bar, self._foot = self._frame("rail"), self._frame("bar"), self._frame("bar")
        self._below_bar, self._above_foot = self._frame("line"), self._frame("line")
        self._field = self._frame("field")
        self._name, self._venue = venue, QLabel(self)
        self._venue.setFont(theme.font("body_strong"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(PATIENCE_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control, shift = QtCore.Qt.KeyboardModifier.ControlModifier, QtCore.Qt.KeyboardModifier.ShiftModifier
        if event.key() == QtCore.Qt.Key.Key_Backspace:
            self.typed = self.typed[:-1]
        elif event.text().isprintable() and event.modifiers() not in (control, control | shift):
            self.typed += event.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._soon.isActive():
            self._soon.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, width, height = self._theme.px, self.width() - RAIL_WIDTH, self.height()
        bar, status = px(TOP_BAR_HEIGHT), px(STATUS_BAR_HEIGHT)
        self._rail.setGeometry(0, 0, RAIL_WIDTH, height)
        self._bar.setGeometry(RAIL_WIDTH, 0, width, bar - 1)
        self._below_bar.setGeometry(RAIL_WIDTH, bar - 1, width, 1)
        self._above_foot.setGeometry(RAIL_WIDTH, height - status, width, 1)
        self._foot.setGeometry(RAIL_WIDTH, height - status + 1, width, status - 1)
        room = width - 64
        field = min(px(LOOKUP_WIDTH), room * 6 // 13)
        left, deep = RAIL_WIDTH + 32 + (room - field) * 3 // 7, px(LOOKUP_HEIGHT)
        self._field.setGeometry(left, (bar - 1 - deep) // 2, field, deep)
        self._venue.setGeometry(RAIL_WIDTH + 20, 0, width // 6, bar - 1)
        self._venue.setText(_shortened(self._name, self._venue.fontMetrics(), room=width // 6))

    def _frame(self, kind: str) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("kind", kind)
        return frame


def _shortened(words: str, metrics: QFontMetrics, *, room: int) -> str:
    shown = words
    while words and metrics.horizontalAdvance(shown) > room:
        words = words[:-1]
        shown = f"{words}…"
    return shown

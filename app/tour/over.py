"""A dialog before its window, in one picture."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_FRAME = 1


class Over(QWidget):
    """Paints the window dimmed and the dialog in its middle, as large as it likes to be."""

    def __init__(self, window: QWidget, dialog: QWidget) -> None:
        super().__init__()
        self._window = window
        self._dialog = dialog

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._window.grab())
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90))
        shown = self._dialog.grab()
        size = self._dialog.size()
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 3
        frame = self._dialog.rect().translated(left, top).adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)
        painter.fillRect(frame, QColor(0, 0, 0, 120))
        painter.drawPixmap(left, top, shown)
        painter.end()

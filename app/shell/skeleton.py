"""What the window shows until it is furnished: where everything will be, and whose desk it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from app.shell.sizes import LOOKUP_HEIGHT, LOOKUP_WIDTH, RAIL_WIDTH, STATUS_BAR_HEIGHT, TOP_BAR_HEIGHT
from app.ui.theme.theme import Theme

PATIENCE_MS = 500
"""A window that starts hidden is furnished all the same."""
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


class Skeleton(QWidget):
    """Paints rail, bars and lookup field, and keeps what is typed meanwhile.

    ``stands`` is emitted once, when the first picture is on the screen.
    """

    stands = Signal()

    def __init__(self, theme: Theme, *, venue: str) -> None:
        super().__init__()
        self.typed = ""
        self._theme = theme
        self._venue = venue
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.stands)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(venue)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(PATIENCE_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.typed = self.typed[:-1]
        elif event.text().isprintable() and event.modifiers() not in _COMMANDING:
            self.typed += event.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self._paint_frame(painter)
        self._paint_lookup(painter)
        self._paint_venue(painter)
        painter.end()
        if self._soon.isActive():
            self._soon.start(0)

    def _bar(self) -> QRect:
        return QRect(RAIL_WIDTH, 0, self.width() - RAIL_WIDTH, self._theme.px(TOP_BAR_HEIGHT))

    def _paint_frame(self, painter: QPainter) -> None:
        theme, bar = self._theme, self._bar()
        status = theme.px(STATUS_BAR_HEIGHT)
        foot = QRect(RAIL_WIDTH, self.height() - status, bar.width(), status)
        painter.fillRect(self.rect(), theme.colour("bg"))
        painter.fillRect(QRect(0, 0, RAIL_WIDTH, self.height()), theme.colour("rail"))
        for rect, line in ((bar, bar.bottom()), (foot, foot.top())):
            painter.fillRect(rect, theme.colour("surface"))
            painter.fillRect(QRect(rect.left(), line, rect.width(), 1), theme.colour("line"))

    def _paint_lookup(self, painter: QPainter) -> None:
        theme, bar = self._theme, self._bar()
        room = bar.width() - 64
        width = min(theme.px(LOOKUP_WIDTH), room * 6 // 13)
        left = bar.left() + 32 + (room - width) * 3 // 7
        height = theme.px(LOOKUP_HEIGHT)
        field = QRectF(left, (bar.height() - 1 - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("brand"), 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(field.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_venue(self, painter: QPainter) -> None:
        theme, bar = self._theme, self._bar()
        font = theme.font("body_strong")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        words = metrics.elidedText(self._venue, Qt.TextElideMode.ElideRight, bar.width() / 6)
        baseline = (bar.height() - 1 + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(bar.left() + 20, baseline), words)

"""How much of the limit is used, and how much a gesture that is being typed would take."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gestures.schemas import LimitRow
from app.ui.theme.theme import Theme


class LimitBar(QWidget):
    """Turns to the colour of alert when the limit is passed; the sentence above it says so as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.is_empty = True
        self._used = 0.0
        self._more = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_limit(self, limit: LimitRow, *, more_minor: int = 0) -> None:
        """Show what is used, and what ``more_minor`` would add."""
        most = limit.limit_minor
        self.is_empty = not most
        self.setVisible(not self.is_empty)
        self._used = limit.used_minor / most if most else 0.0
        self._more = more_minor / most if most else 0.0
        self.setAccessibleName(f"{round(self._used * 100)} %")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        over = self._used + self._more > 1
        parts = (
            (1.0, "sunk"),
            (min(1.0, self._used + self._more), "alert" if over else "brass"),
            (min(1.0, self._used), "alert" if self._used > 1 else "brand"),
        )
        for share, token in parts:
            painter.setBrush(theme.colour(token))
            width = self.width() * share
            if width > 0:
                painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 4, 4)

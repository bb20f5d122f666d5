"""One line of plain text that ends in … where there is no room, with all of it in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.spans import Span, paint_line
from app.ui.theme.fonts import TextRole
from app.ui.theme.theme import Theme


class LineLabel(QWidget):
    """For what is good to know; what must not be missed belongs into a wrapping label or a band."""

    def __init__(self, theme: Theme, text: str = "", *, role: TextRole = "body", colour: str = "ink") -> None:
        super().__init__()
        self._theme = theme
        self._role: TextRole = role
        self._colour = colour
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        theme.changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """All of it."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show this."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_colour(self, token: str) -> None:
        """Write in another token's colour."""
        self._colour = token
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._role))
        return QSize(metrics.horizontalAdvance(self._text) + 4, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(48)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        rect = QRect(0, 0, self.width(), self.height())
        used = paint_line(
            QPainter(self),
            self._theme,
            rect=rect,
            spans=[Span(self._text)],
            role=self._role,
            colour=self._colour,
        )
        cut = used < self.sizeHint().width() - 4
        if bool(self.toolTip()) != cut:
            self.setToolTip(self._text.replace("<", "‹") if cut else "")

"""The log of a case as dots on a line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone

_DOT_COLUMN = 22


class TimelineEntry(QWidget):
    """One entry: a dot in its colour on the line, and its words."""

    def __init__(self, theme: Theme, spans: tuple[Span, ...], *, tone: Tone) -> None:
        super().__init__()
        self._theme = theme
        self._spans = spans
        self._tone: Tone = tone
        self._laid: tuple[int, SpanText] | None = None
        self.setAccessibleName(plain_text(spans))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget)

    @property
    def plain(self) -> str:
        """What it says."""
        return plain_text(self._spans)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The same with its looks."""
        return self._spans

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text(width).size.height() + self._theme.px(10)

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(360)
        return QSize(self._theme.px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(theme.px(7), theme.px(14))
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), self.height()))
        colour = QColor(theme.tokens.strong(self._tone))
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(centre, theme.px(6), theme.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, theme.px(3.6), theme.px(3.6))
        painter.setPen(theme.colour("ink"))
        self._text(self.width()).paint(painter, theme.px(_DOT_COLUMN), theme.px(5))

    def _text(self, width: int) -> SpanText:
        if self._laid is None or self._laid[0] != width:
            room = max(self._theme.px(60), width - self._theme.px(_DOT_COLUMN))
            self._laid = (width, SpanText(self._theme, self._spans, width=room))
        return self._laid[1]

    def _forget(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

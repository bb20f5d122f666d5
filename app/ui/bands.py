"""Bands: what must not go wrong and what was promised, in full and never cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone


class Band(QWidget):
    """An icon and spans on a soft ground, as high as its text needs at the width it has."""

    def __init__(self, theme: Theme, *, tone: Tone, icon: str, spans: Sequence[Span] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._tone: Tone = tone
        self._icon = icon
        self._spans: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_spans(spans)
        theme.changed.connect(self._relayout)

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Say something else."""
        self._spans = tuple(spans)
        self.setAccessibleName(plain_text(spans))
        self._relayout()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_of(self._spans, width)

    def height_of(self, spans: Sequence[Span], width: int) -> int:
        """How high it would be if it said this."""
        return self._lay_out(spans, width).size.height() + 2 * self._theme.px(10)

    def sizeHint(self) -> QSize:
        width = self._theme.px(440)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(120))
        return QSize(self._theme.px(120), self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        colour = theme.tokens.text_on_soft(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line") if self._tone == "neutral" else theme.tokens.soft(self._tone))
        painter.setBrush(theme.colour("sunk") if self._tone == "neutral" else theme.tokens.soft(self._tone))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 9, 9)
        pixmap = theme.icons.pixmap(self._icon, colour, size=theme.px(16), ratio=self.devicePixelRatioF())
        text = self._text(self.width())
        top = (self.height() - text.size.height()) / 2
        painter.drawPixmap(QPointF(theme.px(15), round(top)), pixmap)
        painter.setPen(colour)
        text.paint(painter, theme.px(37), top)

    def _text(self, width: int) -> SpanText:
        return self._lay_out(self._spans, width)

    def _lay_out(self, spans: Sequence[Span], width: int) -> SpanText:
        return SpanText(self._theme, tuple(spans), width=width - self._theme.px(52))

    def _relayout(self) -> None:
        self.updateGeometry()
        self.update()

"""Bands: what must not go wrong and what was promised, in full and never cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone

_PAD, _GAP, _TEXT_AT = 10, 10, 37
_MOST_AT_RIGHT = 0.4


class Band(QWidget):
    """An icon and spans on a soft ground, as high as its text needs at the width it has.

    ``button`` stands in it at the right, or below the text where that would get too little room.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        tone: Tone,
        icon: str,
        spans: Sequence[Span] = (),
        button: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._button = button
        if button is not None:
            button.setParent(self)
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
        text = self._lay_out(spans, width).size.height()
        button = self._shown_button()
        if button is not None:
            high = button.sizeHint().height()
            text = max(text, high) if self._is_beside(button, width) else text + self._theme.px(_GAP) + high
        return text + 2 * self._theme.px(_PAD)

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
        button = self._shown_button()
        below = button is not None and not self._is_beside(button, self.width())
        top = self._theme.px(_PAD) if below else (self.height() - text.size.height()) / 2
        painter.drawPixmap(QPointF(theme.px(15), round(top)), pixmap)
        painter.setPen(colour)
        text.paint(painter, theme.px(_TEXT_AT), top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def show_button(self, *, wanted: bool) -> None:
        """Offer the button or not."""
        if self._button is not None:
            self._button.setVisible(wanted)
        self._relayout()

    def _shown_button(self) -> QWidget | None:
        return self._button if self._button is not None and not self._button.isHidden() else None

    def _is_beside(self, button: QWidget, width: int) -> bool:
        return button.sizeHint().width() <= width * _MOST_AT_RIGHT

    def _place_button(self) -> None:
        button = self._shown_button()
        if button is None:
            return
        px, size = self._theme.px, button.sizeHint()
        if self._is_beside(button, self.width()):
            left, top = self.width() - px(_GAP) - size.width(), (self.height() - size.height()) // 2
        else:
            left, top = px(_TEXT_AT), self.height() - px(_PAD) - size.height()
        button.setGeometry(left, top, size.width(), size.height())

    def _text(self, width: int) -> SpanText:
        return self._lay_out(self._spans, width)

    def _lay_out(self, spans: Sequence[Span], width: int) -> SpanText:
        button = self._shown_button()
        if button is not None and self._is_beside(button, width):
            width -= button.sizeHint().width() + self._theme.px(_GAP)
        return SpanText(self._theme, tuple(spans), width=width - self._theme.px(_TEXT_AT + 15))

    def _relayout(self) -> None:
        self._place_button()
        self.updateGeometry()
        self.update()

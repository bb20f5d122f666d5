"""A line to press: an icon, words that wrap, and an amount or a chip at its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.by_width import ByWidth
from app.ui.chips import ChipShape, ChipSpec
from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme

_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Menu)
_MOST_AT_RIGHT = 0.45


@dataclass(frozen=True)
class RowWords:
    """What a line shows; ``amount`` and ``chip`` stand at its right, below the words where room is short."""

    spans: tuple[Span, ...]
    icon: str = ""
    amount: str = ""
    chip: ChipSpec | None = None
    colour: str = "ink"

    @property
    def spoken(self) -> str:
        """All of it in one sentence."""
        parts = [plain_text(self.spans), self.amount, self.chip.text if self.chip else ""]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class _Laid:
    text: SpanText
    amount: SpanText | None
    chip: ChipShape | None
    beside: bool
    height: int


class PressRow(QAbstractButton):
    """``boxed`` draws a frame around it, as around things that are given."""

    def __init__(self, theme: Theme, words: RowWords, *, boxed: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._boxed = boxed
        self._laid = ByWidth(self._lay_out)
        self.setAccessibleName(words.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget)

    @property
    def words(self) -> RowWords:
        """What it shows."""
        return self._words

    @property
    def below(self) -> QPoint:
        """Where a menu opens."""
        return self.mapToGlobal(QPoint(self._theme.px(12), self.height() + 2))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid.at(width).height

    def sizeHint(self) -> QSize:
        width = self.width() or self._theme.px(360)
        return QSize(self._theme.px(200), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS:
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.click()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, laid = self._theme, self._laid.at(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        left, right = self._side(), self.width() - self._side()
        head = (
            max(laid.text.size.height(), self._right_height(laid)) if laid.beside else laid.text.size.height()
        )
        top = self._pad() + (head - laid.text.size.height()) / 2
        if self._words.icon:
            colour: str = getattr(theme.tokens, self._words.colour)
            side, ratio = theme.px(15), self.devicePixelRatioF()
            pixmap = theme.icons.pixmap(self._words.icon, colour, size=side, ratio=ratio)
            painter.drawPixmap(QPointF(left, round(top + theme.px(1))), pixmap)
            left += theme.px(20)
        painter.setPen(theme.colour(self._words.colour))
        laid.text.paint(painter, left, top)
        y = self._pad() if laid.beside else self._pad() + head + theme.px(5)
        if laid.chip is not None:
            x = right - laid.chip.size.width() if laid.beside else left
            at = y + max(0, head - laid.chip.size.height()) / 2 if laid.beside else y
            laid.chip.paint(painter, round(x), round(at))
            right = x - theme.px(10)
            left += laid.chip.size.width() + theme.px(10)
        if laid.amount is not None:
            painter.setPen(theme.colour("ink"))
            x = right - laid.amount.size.width() if laid.beside else left
            height = head if laid.beside else self._right_height(laid)
            laid.amount.paint(painter, x, y + max(0, height - laid.amount.size.height()) / 2)

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._boxed:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("sunk" if self.underMouse() else "surface"))
            painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("brand"), 2))
            painter.drawRoundedRect(frame, 7, 7)
        elif self.underMouse() and not self._boxed:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRoundedRect(frame, 6, 6)

    def _pad(self) -> int:
        return self._theme.px(10 if self._boxed else 4)

    def _side(self) -> int:
        return self._theme.px(12) if self._boxed else 0

    @staticmethod
    def _right_height(laid: _Laid) -> int:
        amount = laid.amount.size.height() if laid.amount is not None else 0
        return max(amount, laid.chip.size.height() if laid.chip is not None else 0)

    def _lay_out(self, width: int) -> _Laid:
        theme, words = self._theme, self._words
        lead = theme.px(20) if words.icon else 0
        room = max(theme.px(60), width - 2 * self._side() - lead)
        chip = ChipShape(theme, words.chip, width=room, wrap=True) if words.chip is not None else None
        amount = SpanText(theme, [Span(words.amount)], width=room) if words.amount else None
        taken = sum(part.size.width() + theme.px(10) for part in (chip, amount) if part is not None)
        beside = taken <= _MOST_AT_RIGHT * width
        text = SpanText(theme, words.spans, width=room - taken if beside else room)
        laid = _Laid(text, amount, chip, beside, 0)
        right = self._right_height(laid)
        inner = max(text.size.height(), right) if beside else text.size.height() + theme.px(5) + right
        return _Laid(text, amount, chip, beside, inner + 2 * self._pad())

    def _forget(self) -> None:
        self._laid.forget()
        self.updateGeometry()
        self.update()


def spans_of(strong: str, rest: Sequence[str] = ()) -> tuple[Span, ...]:
    """Words, and what is less important behind them."""
    said = ", ".join(part for part in rest if part)
    return (Span(strong), Span("  " + said, colour="ink2")) if said else (Span(strong),)

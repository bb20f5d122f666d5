"""The log of a case as dots on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.spans import Span, SpanText, plain_text
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone

_DOT_COLUMN = 22
_MOST_KEPT = 4


@dataclass(frozen=True)
class TimelineEntry:
    """One entry: its words, and the tone of its dot."""

    spans: tuple[Span, ...]
    tone: Tone

    @property
    def plain(self) -> str:
        """What it says."""
        return plain_text(self.spans)


class Timeline(QWidget):
    """Paints all of its entries itself, because laying out a widget for each takes seconds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.entries: tuple[TimelineEntry, ...] = ()
        self._laid: dict[int, list[SpanText]] = {}
        self._known: dict[tuple[TimelineEntry, int], SpanText] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these instead."""
        self.entries = tuple(entries)
        self._laid.clear()
        kept = set(self.entries)
        self._known = {key: text for key, text in self._known.items() if key[0] in kept}
        self.setAccessibleName("\n".join(entry.plain for entry in self.entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._height(text) for text in self._texts(width))

    def sizeHint(self) -> QSize:
        width = self.width() if self.isVisible() else self._theme.px(360)
        return QSize(self._theme.px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, seen = 0, event.rect()
        for entry, text in zip(self.entries, self._texts(self.width()), strict=True):
            height = self._height(text)
            if top + height >= seen.top() and top <= seen.bottom():
                self._paint(painter, entry, text=text, top=top)
            top += height

    def _paint(self, painter: QPainter, entry: TimelineEntry, *, text: SpanText, top: int) -> None:
        theme = self._theme
        centre = QPointF(theme.px(7), top + theme.px(14))
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(QPointF(centre.x(), top), QPointF(centre.x(), top + self._height(text)))
        colour = QColor(theme.tokens.strong(entry.tone))
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(centre, theme.px(6), theme.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, theme.px(3.6), theme.px(3.6))
        painter.setPen(theme.colour("ink"))
        text.paint(painter, theme.px(_DOT_COLUMN), top + theme.px(5))

    def _height(self, text: SpanText) -> int:
        return text.size.height() + self._theme.px(10)

    def _texts(self, width: int) -> list[SpanText]:
        found = self._laid.get(width)
        if found is None:
            if len(self._laid) >= _MOST_KEPT:
                self._laid.clear()
                self._known.clear()
            found = self._laid[width] = [self._text(entry, width) for entry in self.entries]
        return found

    def _text(self, entry: TimelineEntry, width: int) -> SpanText:
        found = self._known.get((entry, width))
        if found is None:
            room = max(self._theme.px(60), width - self._theme.px(_DOT_COLUMN))
            found = self._known[entry, width] = SpanText(self._theme, entry.spans, width=room)
        return found

    def _forget(self) -> None:
        self._laid.clear()
        self._known.clear()
        self.updateGeometry()
        self.update()

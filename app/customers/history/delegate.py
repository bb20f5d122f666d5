"""Paints one entry of the timeline: a dot on a line, what happened, when, and the words below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.customers.history.timeline import TimelineRow
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_DOT_COLUMN = 30
MOST_LAID_OUT, MOST_HEIGHTS = 200, 5_000
"""So many entries stay laid out, a few screens of them; of more than those is kept how high they are."""


@dataclass(frozen=True)
class _Laid:
    """A row laid out for one width."""

    title: SpanText
    text: SpanText | None
    height: int


class TimelineDelegate(RowDelegate):
    """Rows are as high as their words need; how they were laid out is kept."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme)
        self._reading = reading
        self._lay_out = lru_cache(MOST_LAID_OUT)(self._make)
        self._heights = lru_cache(MOST_HEIGHTS)(lambda row, width: self._lay_out(row, width).height)
        theme.changed.connect(self._forget)

    def row_height(self, row: TimelineRow, width: int) -> int:
        return self._heights(row, width)

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        theme = self.theme
        if look.hovered and not look.selected:
            painter.fillRect(rect, theme.colour("sunk"))
        if look.selected:
            painter.fillRect(rect, theme.colour("brandsoft"))
        if look.focused:
            painter.setPen(QPen(theme.colour("brand"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        laid = self._lay_out(row, rect.width())
        self._paint_dot(painter, rect, theme.tokens.strong(row.tone))
        left, top = rect.x() + theme.px(_DOT_COLUMN), rect.y() + theme.px(6)
        painter.setPen(theme.colour("ink"))
        laid.title.paint(painter, left, top)
        if laid.text is not None:
            painter.setPen(theme.colour("ink2"))
            laid.text.paint(painter, left, top + laid.title.size.height() + theme.px(1))

    def _paint_dot(self, painter: QPainter, rect: QRect, colour: str) -> None:
        theme = self.theme
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        centre = QPointF(rect.x() + theme.px(14), rect.y() + theme.px(15))
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(QPointF(centre.x(), rect.y()), QPointF(centre.x(), rect.bottom() + 1))
        painter.setPen(QPen(QColor(colour), 1.3))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(centre, theme.px(6.5), theme.px(6.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(centre, theme.px(4), theme.px(4))

    def _forget(self) -> None:
        self._lay_out.cache_clear()
        self._heights.cache_clear()

    def _make(self, row: TimelineRow, width: int) -> _Laid:
        px = self.theme.px
        room = max(px(80), width - px(_DOT_COLUMN) - px(10))
        when = row.when(self._reading)
        spans = [
            Span(row.title, bold=True),
            Span(row.title_rest),
            Span("  " + when, colour="ink2", small=True),
        ]
        title = SpanText(self.theme, [span for span in spans if span.text], width=room)
        text = SpanText(self.theme, [Span(row.text)], width=room, role="small") if row.text else None
        height = px(12) + title.size.height() + (text.size.height() + px(1) if text else 0)
        return _Laid(title, text, height)

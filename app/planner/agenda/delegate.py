"""Draws the lines of the agenda."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.occasions.schemas import AgendaRow
from app.planner.agenda.items import HeadItem, MoreItem
from app.planner.agenda.words import head_words, more_words, state_chip
from app.planner.sources import SaysLine
from app.ui.chips import chip_width, paint_chip
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText, paint_line
from app.ui.theme.fonts import TextRole
from app.ui.theme.theme import Theme
from app.wording.calendar_words import short_month, short_weekday
from app.wording.reading import Reading

_ROW, _HEAD, _MORE = 61, 32, 40
_LINE_AT, _CHIP_LINE, _BELOW = 31, 31, 8
_DAY_AT, _DAY, _TEXT_AT, _PAD = 14, 48, 70, 16
_NARROW = 330


class AgendaDelegate(RowDelegate):
    """The day at the left, name and what it is in the middle, where it stands at the right or below."""

    def __init__(self, theme: Theme, reading: Reading, say_line: SaysLine) -> None:
        super().__init__(theme, height=_ROW)
        self._reading = reading
        self._say_line = say_line

    def row_height(self, row: Any, width: int) -> int:
        px = self.theme.px
        if isinstance(row, HeadItem):
            return px(_HEAD)
        if isinstance(row, MoreItem):
            return px(_MORE)
        if not self._is_narrow(width):
            return px(_ROW)
        lines = self._lines(row.row, width).size.height()
        return max(px(_ROW), px(_LINE_AT) + lines + px(_CHIP_LINE) + px(_BELOW))

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        if isinstance(row, HeadItem):
            self._paint_head(painter, rect, row)
        elif isinstance(row, MoreItem):
            self._paint_more(painter, rect, row)
        else:
            self._paint_day(painter, rect, row.row)
            self._paint_moment(painter, rect, row.row)

    def _paint_head(self, painter: QPainter, rect: QRect, head: HeadItem) -> None:
        theme, px = self.theme, self.theme.px
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour("bg"))
        words = head_words(head, today=self._reading.today, language=self._reading.wording.language)
        inner = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        spans = [Span(words, bold=True)]
        paint_line(painter, theme, rect=inner, spans=spans, role="small", colour="ink2")

    def _paint_more(self, painter: QPainter, rect: QRect, more: MoreItem) -> None:
        px = self.theme.px
        inner = rect.adjusted(px(_TEXT_AT), 0, -px(_PAD), 0)
        spans = [Span(more_words(more.count, self._reading), bold=True)]
        paint_line(painter, self.theme, rect=inner, spans=spans, role="small", colour="brand")

    def _paint_day(self, painter: QPainter, rect: QRect, row: AgendaRow) -> None:
        """Weekday over number, and the month where it is another one than today's."""
        theme, px = self.theme, self.theme.px
        language, today = self._reading.wording.language, self._reading.today
        lines: list[tuple[str, TextRole, str]] = [
            (short_weekday(row.on, language), "small", "ink2"),
            (self._reading.wording.number(row.on.day), "panel_title", "ink"),
        ]
        if (row.on.year, row.on.month) != (today.year, today.month):
            lines.append((short_month(row.on, language), "tiny", "ink2"))
        heights = [QFontMetrics(theme.font(role)).height() for _words, role, _colour in lines]
        # The letters of three lines are set closer, so that they stand as high as two.
        close = px(2) if len(lines) > 2 else -px(1)
        y = rect.y() + (px(_ROW) - sum(heights) + close * (len(lines) - 1)) // 2
        for (words, role, colour), height in zip(lines, heights, strict=True):
            painter.setFont(theme.font(role, tabular=True))
            painter.setPen(theme.colour(colour))
            place = QRect(rect.x() + px(_DAY_AT), y, px(_DAY), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
            y += height - close

    def _paint_moment(self, painter: QPainter, rect: QRect, row: AgendaRow) -> None:
        theme, px = self.theme, self.theme.px
        left, right = rect.x() + px(_TEXT_AT), rect.right() - px(_PAD)
        narrow = self._is_narrow(rect.width())
        chip = state_chip(row.state)
        width = min(chip_width(theme, chip), right - left)
        room = (right if narrow else right - width - px(10)) - left
        name = QRect(left, rect.y() + px(10), room, px(20))
        spans = [Span(row.person or row.customer)]
        paint_line(painter, theme, rect=name, spans=spans, role="body_strong", colour="ink")
        if narrow:
            lines = self._lines(row, rect.width())
            painter.setPen(theme.colour("ink2"))
            lines.paint(painter, left, rect.y() + px(_LINE_AT))
            top = rect.y() + px(_LINE_AT) + lines.size.height()
            place = QRect(left, top, width, px(_CHIP_LINE))
        else:
            line = QRect(left, rect.y() + px(_LINE_AT), room, px(18))
            spans = [Span(self._say_line(row))]
            paint_line(painter, theme, rect=line, spans=spans, role="small", colour="ink2")
            place = QRect(right - width, rect.y(), width, rect.height() - 1)
        paint_chip(painter, theme, spec=chip, rect=place)

    def _lines(self, row: AgendaRow, width: int) -> SpanText:
        """What it is, on as many lines as it needs where there is little room."""
        room = width - self.theme.px(_TEXT_AT + _PAD)
        return SpanText(self.theme, [Span(self._say_line(row))], width=room, role="small")

    def _is_narrow(self, width: int) -> bool:
        return width < self.theme.px(_NARROW)

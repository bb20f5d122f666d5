"""Draws one reminder: what is to be done, and for whom by when."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.moments.reminders.schemas import ReminderKind
from app.planner.reminders.words import about, headline
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_ICONS = {
    ReminderKind.TASK: "clock",
    ReminderKind.NO_PLAN: "lightbulb",
    ReminderKind.THE_DAY: "cake",
    ReminderKind.HOW_IT_WENT: "smile",
}


class ReminderDelegate(RowDelegate):
    """Two lines beside a picture; what is late says so in words and colour."""

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, height=58)
        self._reading = reading

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        """Draw one row."""
        del look
        theme, px = self.theme, self.theme.px
        tone = "alert" if row.late else "plum"
        side = px(18)
        picture = QRect(rect.x() + px(16), rect.y() + (rect.height() - side) // 2, side, side)
        theme.icon(_ICONS[row.kind], tone, size=18).paint(painter, picture)
        left = picture.right() + px(12)
        room = QRect(left, rect.y() + px(9), rect.right() - left - px(16), px(20))
        paint_line(painter, theme, rect=room, spans=[Span(headline(row))], role="body_strong", colour="ink")
        below = room.translated(0, px(20))
        colour = "alert" if row.late else "ink2"
        paint_line(
            painter, theme, rect=below, spans=[Span(about(row, self._reading))], role="small", colour=colour
        )

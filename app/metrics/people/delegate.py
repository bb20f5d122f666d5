"""How an answer is painted: the score in its colour, what was said, and by whom."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.metrics.people.rows import PersonRow
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme

_SIDE, _TOP, _BADGE, _GAP = 14, 10, 32, 12


class PersonDelegate(RowDelegate):
    """As high as the words need; ``side`` is the room at the left and right of them."""

    def __init__(self, theme: Theme, *, side: int = _SIDE) -> None:
        super().__init__(theme)
        self._side = side
        self._laid: dict[tuple[PersonRow, int, float], tuple[SpanText, SpanText]] = {}

    def row_height(self, row: Any, width: int) -> int:
        said, about = self._lay_out(row, width)
        least = self.theme.px(24)
        return max(said.size.height() + about.size.height() + self.theme.px(2), least) + self.theme.px(
            2 * _TOP
        )

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        said, about = self._lay_out(row, rect.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = rect.x() + theme.px(self._side), rect.y() + theme.px(_TOP)
        badge = QRectF(x, y, theme.px(_BADGE), theme.px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens.soft(row.tone)))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(QColor(theme.tokens.text_on_soft(row.tone)))
        painter.setFont(theme.font("small_strong", tabular=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.score)
        x += theme.px(_BADGE + _GAP)
        painter.setPen(theme.colour("ink"))
        said.paint(painter, x, y)
        painter.setPen(theme.colour("ink2"))
        about.paint(painter, x, y + said.size.height() + theme.px(2))

    def _lay_out(self, row: PersonRow, width: int) -> tuple[SpanText, SpanText]:
        key = (row, width, self.theme.text_scale)
        if key not in self._laid:
            if len(self._laid) > 500:
                self._laid.clear()
            room = max(self.theme.px(80), width - self.theme.px(2 * self._side + _BADGE + _GAP))
            words = _("“{comment}”").format(comment=row.comment) if row.comment else _("No words")
            colour = "ink" if row.comment else "ink3"
            said = SpanText(self.theme, [Span(words, colour=colour)], width=room)
            waits = [Span("  " + _("waits for an answer"), colour="brass", bold=True)] if row.waits else []
            about = ", ".join(filter(None, (row.who, row.about)))
            below = SpanText(self.theme, [Span(about, colour="ink2"), *waits], width=room, role="small")
            self._laid[key] = said, below
        return self._laid[key]

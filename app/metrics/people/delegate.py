"""How an answer is painted: the score in its colour, what was said, and by whom."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from app.core.words import gettext as _
from app.metrics.people.rows import PersonRow
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme

_SIDE, _TOP, _BADGE, _GAP = 14, 10, 32, 12


class PersonDelegate(RowDelegate):
    """As high as the words need; ``side`` is the room at the left and right of them.

    With ``answers`` whoever waits for an answer has a button at the right, where ``is_answer`` tells of a click.
    """

    def __init__(self, theme: Theme, *, side: int = _SIDE, answers: bool = False) -> None:
        super().__init__(theme)
        self._side = side
        self._answers = answers
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
        if self._has_button(row):
            self._paint_button(painter, self._button_in(rect))

    def is_answer(self, row: PersonRow, *, rect: QRect, point: QPoint) -> bool:
        """Whether a point within the room of a row lies on its button."""
        return self._has_button(row) and self._button_in(rect).contains(QPointF(point))

    def _has_button(self, row: PersonRow) -> bool:
        return self._answers and row.waits

    def _button_in(self, rect: QRect) -> QRectF:
        width, height = self._button_width, self.theme.px(26)
        right = rect.x() + rect.width() - self.theme.px(self._side) - 1
        return QRectF(right - width, rect.y() + self.theme.px(_TOP - 1), width, height)

    @property
    def _button_width(self) -> int:
        words = QFontMetrics(self.theme.font("small_strong")).horizontalAdvance(_("Answer"))
        return words + self.theme.px(24)

    def _paint_button(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.setBrush(self.theme.colour("surface"))
        painter.drawRoundedRect(room, 7, 7)
        painter.setPen(self.theme.colour("ink"))
        painter.setFont(self.theme.font("small_strong"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("Answer"))

    def _lay_out(self, row: PersonRow, width: int) -> tuple[SpanText, SpanText]:
        key = (row, width, self.theme.text_scale)
        if key not in self._laid:
            if len(self._laid) > 500:
                self._laid.clear()
            taken = self.theme.px(2 * self._side + _BADGE + _GAP)
            taken += self._button_width + self.theme.px(_GAP) if self._has_button(row) else 0
            room = max(self.theme.px(80), width - taken)
            words = _("“{comment}”").format(comment=row.comment) if row.comment else _("No words")
            colour = "ink" if row.comment else "ink3"
            said = SpanText(self.theme, [Span(words, colour=colour)], width=room)
            told = row.waits and not self._answers
            waits = [Span("  " + _("waits for an answer"), colour="brass", bold=True)] if told else []
            about = ", ".join(filter(None, (row.who, row.about)))
            below = SpanText(self.theme, [Span(about, colour="ink2"), *waits], width=room, role="small")
            self._laid[key] = said, below
        return self._laid[key]

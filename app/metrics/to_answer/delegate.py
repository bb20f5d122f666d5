"""How somebody who waits is painted: the score, what was said, by whom, and by when, loudly where that is over."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.core.words import gettext as _
from app.metrics.to_answer.rows import WaitingRow
from app.ui.chips import ChipShape, ChipSpec
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme

_SIDE, _TOP, _BADGE, _GAP, _LINE = 14, 10, 36, 12, 3


class _Laid:
    """The parts of a row, laid out for its width."""

    def __init__(self, theme: Theme, row: WaitingRow, width: int) -> None:
        room = max(theme.px(80), width - theme.px(2 * _SIDE + _BADGE + _GAP))
        words = _("“{comment}”").format(comment=row.comment) if row.comment else _("No words")
        self.said = SpanText(theme, [Span(words, colour="ink" if row.comment else "ink3")], width=room)
        about = ", ".join(filter(None, (row.who, row.about)))
        self.about = SpanText(theme, [Span(about, colour="ink2")], width=room, role="small")
        spec = ChipSpec(row.due, "alert" if row.late else "brass", "clock")
        self.due = ChipShape(theme, spec, width=room) if row.due else None
        self.height = self.said.size.height() + self.about.size.height() + theme.px(_LINE)
        if self.due is not None:
            self.height += self.due.size.height() + theme.px(2 * _LINE)


class WaitingDelegate(RowDelegate):
    """As high as the words need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._laid: dict[tuple[WaitingRow, int, float], _Laid] = {}
        theme.changed.connect(self._laid.clear)

    def row_height(self, row: WaitingRow, width: int) -> int:
        return self._lay_out(row, width).height + self.theme.px(2 * _TOP)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: WaitingRow, look: RowLook) -> None:
        del look
        theme = self.theme
        laid = self._lay_out(row, rect.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = rect.x() + theme.px(_SIDE), rect.y() + theme.px(_TOP)
        badge = QRectF(x, y, theme.px(_BADGE), theme.px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens.soft(row.tone)))
        painter.drawRoundedRect(badge, 6, 6)
        painter.setPen(QColor(theme.tokens.text_on_soft(row.tone)))
        painter.setFont(theme.font("small_strong", tabular=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.score)
        x += theme.px(_BADGE + _GAP)
        painter.setPen(theme.colour("ink"))
        laid.said.paint(painter, x, y)
        y += laid.said.size.height() + theme.px(_LINE)
        painter.setPen(theme.colour("ink2"))
        laid.about.paint(painter, x, y)
        if laid.due is not None:
            laid.due.paint(painter, x, y + laid.about.size.height() + theme.px(2 * _LINE))

    def _lay_out(self, row: WaitingRow, width: int) -> _Laid:
        key = (row, width, self.theme.text_scale)
        if key not in self._laid:
            if len(self._laid) > 500:
                self._laid.clear()
            self._laid[key] = _Laid(self.theme, row, width)
        return self._laid[key]

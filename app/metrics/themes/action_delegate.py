"""How something that was changed is painted."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from app.metrics.themes.rows import ActionShown
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText

_SIDE, _TOP, _LINE = 12, 9, 2


class ActionDelegate(RowDelegate):
    """What was changed, wrapped, and below it when and who knows."""

    def row_height(self, row: ActionShown, width: int) -> int:
        title, about = self._lay_out(row, width)
        return title.size.height() + about.size.height() + self.theme.px(2 * _TOP + _LINE)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: ActionShown, look: RowLook) -> None:
        del look
        px = self.theme.px
        title, about = self._lay_out(row, rect.width())
        x, y = rect.x() + px(_SIDE), rect.y() + px(_TOP)
        painter.setPen(self.theme.colour("ink"))
        title.paint(painter, x, y)
        painter.setPen(self.theme.colour("ink2"))
        about.paint(painter, x, y + title.size.height() + px(_LINE))

    def _lay_out(self, row: ActionShown, width: int) -> tuple[SpanText, SpanText]:
        room = max(self.theme.px(80), width - self.theme.px(2 * _SIDE))
        title = SpanText(self.theme, [Span(row.title)], width=room)
        return title, SpanText(self.theme, [Span(row.about)], width=room, role="small")

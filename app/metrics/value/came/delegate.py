"""How somebody who came is painted: the name with what they spent, and below when and how they came."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.core.words import gettext as _
from app.measures.value.referral_rows import CameRow
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_SIDE, _TOP, _GAP = 14, 10, 12


class CameDelegate(RowDelegate):
    """As high as the words need; how they came is left out where ``tells_how`` is not set: the title says it."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(theme)
        self._wording = wording
        self.tells_how = True

    def row_height(self, row: Any, width: int) -> int:
        name, about = self._lay_out(row, width)
        return name.size.height() + about.size.height() + self.theme.px(2 + 2 * _TOP)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        name, about = self._lay_out(row, rect.width())
        x, y = rect.x() + theme.px(_SIDE), rect.y() + theme.px(_TOP)
        painter.setPen(theme.colour("ink"))
        name.paint(painter, x, y)
        painter.setFont(theme.font("small_strong", tabular=True))
        right = QRectF(x, y, rect.right() - theme.px(_SIDE) - x, name.size.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._money(row))
        painter.setPen(theme.colour("ink2"))
        about.paint(painter, x, y + name.size.height() + theme.px(2))

    def _money(self, row: CameRow) -> str:
        return self._wording.money(row.amount_minor)

    def _lay_out(self, row: CameRow, width: int) -> tuple[SpanText, SpanText]:
        room = max(self.theme.px(80), width - self.theme.px(2 * _SIDE))
        money = QFontMetrics(self.theme.font("small_strong", tabular=True)).horizontalAdvance(
            self._money(row)
        )
        beside = max(self.theme.px(60), room - money - self.theme.px(_GAP))
        name = SpanText(self.theme, [Span(row.name, bold=True)], width=beside)
        about = [Span(came_words(row, self._wording, tells_how=self.tells_how), colour="ink2")]
        return name, SpanText(self.theme, about, width=room, role="small")


def came_words(row: CameRow, wording: Wording, *, tells_how: bool) -> str:
    """When somebody came first, and how."""
    parts = [_("First here {day}").format(day=wording.day(row.first_on))]
    if not tells_how:
        return parts[0]
    if row.referrer:
        parts.append(_("recommended by {name}").format(name=row.referrer))
    elif row.heard_from:
        parts.append(row.heard_from)
    return " · ".join(parts)

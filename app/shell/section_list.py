"""The list of the settings' sections, each with its icon and its name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.shell.entries import SettingsSection
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, SpanText

_LEFT, _ICON, _GAP = 12, 18, 10


class SectionDelegate(RowDelegate):
    """Paints a section; a long name goes on in the next line."""

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("brand"), 2) if look.focused else Qt.PenStyle.NoPen)
        lit = "brandsoft" if look.selected else "sunk" if look.hovered else ""
        painter.setBrush(theme.colour(lit) if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: SettingsSection, look: RowLook) -> None:
        px, icon = self.theme.px, self.theme.px(_ICON)
        colour = self.theme.colour("brand" if look.selected else "ink2")
        ratio = painter.device().devicePixelRatio()
        pixmap = self.theme.icons.pixmap(row.icon, colour.name(), size=icon, ratio=ratio)
        painter.drawPixmap(QPointF(rect.x() + px(_LEFT), rect.y() + (rect.height() - icon) / 2), pixmap)
        text = self._text(row, rect.width(), bold=look.selected)
        painter.setPen(self.theme.colour("brand" if look.selected else "ink"))
        left = rect.x() + px(_LEFT) + icon + px(_GAP)
        text.paint(painter, left, rect.y() + (rect.height() - text.size.height()) / 2)

    def row_height(self, row: Any, width: int) -> int:
        return max(self.theme.px(40), self._text(row, width, bold=True).size.height() + self.theme.px(18))

    def _text(self, row: SettingsSection, width: int, *, bold: bool) -> SpanText:
        room = width - self.theme.px(2 * _LEFT + _ICON + _GAP)
        return SpanText(self.theme, [Span(row.title, bold=bold)], width=max(40, room))

"""The list of the settings' sections under the headings of their groups, each with its icon and its name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from app.shell.setting_groups import Heading, SectionRow
from app.ui.row_list import RowDelegate, RowLook
from app.ui.row_model import ROW_ROLE, AnyIndex, RowModel
from app.ui.spans import Span, SpanText

_LEFT, _ICON, _GAP = 12, 18, 10
_ABOVE, _BELOW = 12, 4
"""The room above and below the words of a heading."""


class SectionModel(RowModel[SectionRow]):
    """Says each row as it is shown; headings are read but never chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(say=lambda row: row.title, key=lambda row: row.key, parent=parent)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), Heading):
            return Qt.ItemFlag.NoItemFlags | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class SectionDelegate(RowDelegate):
    """Paints a section or a heading; a long name goes on in the next line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, rect = index.data(ROW_ROLE), option.rect
        if isinstance(row, Heading):
            painter.save()
            self._paint_heading(painter, rect=rect, row=row)
            painter.restore()
        else:
            super().paint(painter, option, index)

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("brand"), 2) if look.focused else Qt.PenStyle.NoPen)
        lit = "brandsoft" if look.selected else "sunk" if look.hovered else ""
        painter.setBrush(theme.colour(lit) if lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
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
        if isinstance(row, Heading):
            return self._heading(row, width).size.height() + self.theme.px(_ABOVE + _BELOW)
        return max(self.theme.px(34), self._text(row, width, bold=True).size.height() + self.theme.px(16))

    def _paint_heading(self, painter: QPainter, *, rect: QRect, row: Heading) -> None:
        px = self.theme.px
        painter.setPen(self.theme.colour("ink2"))
        self._heading(row, rect.width()).paint(painter, rect.x() + px(_LEFT), rect.y() + px(_ABOVE))

    def _heading(self, row: Heading, width: int) -> SpanText:
        room = max(40, width - self.theme.px(2 * _LEFT))
        return SpanText(self.theme, [Span(row.title, bold=True)], width=room, role="small")

    def _text(self, row: Any, width: int, *, bold: bool) -> SpanText:
        room = width - self.theme.px(2 * _LEFT + _ICON + _GAP)
        return SpanText(self.theme, [Span(row.title, bold=bold)], width=max(40, room))

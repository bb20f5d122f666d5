"""Painting one column of a file: its header, some of its values, and what it means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from app.transfer.columns.column_words import example, heading, target_chip
from app.ui.chips import paint_chip
from app.ui.row_list import RowDelegate, RowLook
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

_CHIP_AT, _CHIP_AT_NARROW, _WIDE = 0.5, 0.46, 340


class ColumnDelegate(RowDelegate):
    """Header and values at the left, an arrow, the target as a chip at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, height=55)

    def chip_left(self, rect: QRect) -> int:
        """Where the chips of a list begin."""
        return rect.x() + round(rect.width() * (_CHIP_AT if self._is_wide(rect) else _CHIP_AT_NARROW))

    def _is_wide(self, rect: QRect) -> bool:
        return rect.width() >= self.theme.px(_WIDE)

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        """The chosen row keeps a ground on which chips of every colour can be told."""
        super().paint_ground(painter, rect=rect, look=replace(look, selected=False))
        if look.selected:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), self.theme.colour("brand"))

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        del look
        theme = self.theme
        pad = theme.px(12)
        arrow = self.chip_left(rect) - theme.px(30)
        half = rect.height() // 2 - theme.px(5)
        left, width = rect.x() + pad, arrow - rect.x() - pad - theme.px(8)
        upper = QRect(left, rect.y() + theme.px(5), width, half)
        lower = QRect(left, upper.bottom() + 1, width, half)
        paint_line(painter, theme, rect=upper, spans=[Span(heading(row), bold=True)])
        paint_line(painter, theme, rect=lower, spans=[Span(example(row))], role="small", colour="ink2")
        side = theme.px(16)
        ratio = painter.device().devicePixelRatio()
        pixmap = theme.icons.pixmap("arrow-right", theme.tokens.ink2, size=side, ratio=ratio)
        painter.drawPixmap(QPointF(arrow, rect.y() + (rect.height() - side) / 2), pixmap)
        chip = QRect(self.chip_left(rect), rect.y(), 0, rect.height() - 1)
        chip.setRight(rect.right() - pad)
        paint_chip(painter, theme, spec=target_chip(row), rect=chip)

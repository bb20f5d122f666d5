"""Printed pages beside each other, as they lie on a table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.printing.monthly_report.pages import MonthlyReport

PAGE, MARGIN = QSizeF(794, 1123), 53.0
"""A4 and the margin around what is printed, in logical pixels, 96 to an inch."""
_GAP = 16.0


class Sheets(QWidget):
    """Paints every page of a report, as large as all of them fit."""

    def __init__(self, report: MonthlyReport, *, ground: str) -> None:
        super().__init__()
        self._ground = ground
        inside = QSizeF(PAGE.width() - 2 * MARGIN, PAGE.height() - 2 * MARGIN)
        self._pages = report.pages(inside)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor(self._ground))
        count = len(self._pages)
        scale = min(
            (self.width() - _GAP * (count + 1)) / (PAGE.width() * count),
            (self.height() - 2 * _GAP) / PAGE.height(),
        )
        wide = scale * PAGE.width() * count + _GAP * (count - 1)
        painter.translate((self.width() - wide) / 2, (self.height() - scale * PAGE.height()) / 2)
        painter.scale(scale, scale)
        for paint_page in self._pages:
            painter.fillRect(QRectF(0, 0, PAGE.width(), PAGE.height()), QColor("white"))
            painter.save()
            painter.translate(MARGIN, MARGIN)
            paint_page(painter)
            painter.restore()
            painter.translate(PAGE.width() + _GAP / scale, 0)
        painter.end()

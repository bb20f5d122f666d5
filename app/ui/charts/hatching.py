"""Slanting lines that mark what few answers carry, the same on every screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen


def hatch(painter: QPainter, rect: QRectF, *, colour: QColor, step: float) -> None:
    """Fill ``rect`` with lines ``step`` apart; nothing is drawn beside it, even where nothing clips."""
    painter.setPen(QPen(colour, 1))
    height = rect.height()
    foot = rect.left() - height + step
    while foot < rect.right():
        begin, end = max(foot, rect.left()), min(foot + height, rect.right())
        painter.drawLine(QLineF(begin, rect.bottom() - (begin - foot), end, rect.bottom() - (end - foot)))
        foot += step

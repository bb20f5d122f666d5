"""Lines of whole pixels, on screens of any scale."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter


def hair(painter: QPainter) -> float:
    """The width of a thin line that covers whole pixels of the device, in logical pixels."""
    ratio = painter.device().devicePixelRatio() or 1.0
    return max(1, floor(ratio)) / ratio


def snapped(painter: QPainter, place: float) -> float:
    """The edge of a pixel of the device nearest to a place, in logical pixels."""
    ratio = painter.device().devicePixelRatio() or 1.0
    return round(place * ratio) / ratio


def rule(painter: QPainter, y: float, *, left: float, width: float, colour: QColor) -> None:
    """A thin line from left to right."""
    painter.fillRect(QRectF(left, snapped(painter, y), width, hair(painter)), colour)


def upright(painter: QPainter, x: float, *, top: float, height: float, colour: QColor) -> None:
    """A thin line from top to bottom."""
    painter.fillRect(QRectF(snapped(painter, x), top, hair(painter), height), colour)

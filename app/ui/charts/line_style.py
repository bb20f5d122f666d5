"""What tells the lines of a chart apart where colours cannot: dashes and the shape of their marks."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.ui.charts.look import Look, strong_colour

_FIRM, _FAINT, _MARK = 2.0, 1.2, 7.0
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_CORNERS = (0, 4, 3, 5)


def line_pen(look: Look, tone: str, *, number: int, firm: bool) -> QPen:
    """The pen of a line; where few answers carry it, it is thin."""
    pen = QPen(strong_colour(look, tone), _FIRM if firm else _FAINT, _DASHES[number % len(_DASHES)])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return pen


def paint_mark(
    painter: QPainter, look: Look, *, at: QPointF, tone: str, number: int, hollow: bool, size: float = 1.0
) -> None:
    """A point of a line: a circle, square, triangle or pentagon, hollow where few answers carry it."""
    colour, ground = strong_colour(look, tone), look.colour("surface")
    side = look.px(_MARK) * size
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(QBrush(ground if hollow else colour))
    box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    corners = _CORNERS[number % len(_CORNERS)]
    if corners:
        painter.drawPolygon(_polygon(at, side * 0.62, corners))
    else:
        painter.drawEllipse(box)


def paint_sample(painter: QPainter, look: Look, *, rect: QRectF, tone: str, number: int) -> None:
    """A short piece of a line with its mark, for a legend."""
    painter.setPen(line_pen(look, tone, number=number, firm=True))
    middle = rect.center()
    painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
    paint_mark(painter, look, at=middle, tone=tone, number=number, hollow=False, size=0.8)


def band_colour(look: Look, tone: str, *, several: bool) -> QColor:
    """The ground of an interval; see-through where bands lie over each other."""
    colour = QColor(getattr(look.tokens, f"{tone}soft", look.tokens.line))
    if several:
        colour = strong_colour(look, tone)
        colour.setAlphaF(0.10)
    return colour


def _polygon(at: QPointF, radius: float, corners: int) -> QPolygonF:
    turn = pi / 4 if corners == 4 else 0.0
    angles = [turn - pi / 2 + 2 * pi * corner / corners for corner in range(corners)]
    return QPolygonF([QPointF(at.x() + radius * cos(a), at.y() + radius * sin(a)) for a in angles])

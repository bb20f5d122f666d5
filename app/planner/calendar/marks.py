"""The marks of a day: a shape of its own for each group, so that colour alone tells nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from app.occasions.schemas import DayMarks, MarkGroup
from app.planner.calendar.day_words import total_of
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone

MOST_SHAPES = 3
TONES: dict[MarkGroup, Tone] = {
    MarkGroup.BIRTHDAY: "plum",
    MarkGroup.ANNIVERSARY: "brass",
    MarkGroup.MILESTONE: "blue",
    MarkGroup.OTHER: "good",
}
_CORNERS: dict[MarkGroup, tuple[tuple[float, float], ...]] = {
    MarkGroup.ANNIVERSARY: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    MarkGroup.MILESTONE: ((0, -1.1), (1.15, 0.9), (-1.15, 0.9)),
    MarkGroup.OTHER: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
}
_SIDE, _GAP = 6, 3


def paint_mark(
    painter: QPainter, theme: Theme, *, group: MarkGroup, centre: QPointF, side: float, ink: str = ""
) -> None:
    """Draw one mark: a disc, a diamond, a triangle or a square; in the token ``ink`` instead of its own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ink) if ink else QColor(theme.tokens.strong(TONES[group])))
    radius = side / 2
    corners = _CORNERS.get(group)
    if corners is None:
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.drawPolygon(QPolygonF([centre + QPointF(x * radius, y * radius) for x, y in corners]))


def paint_marks(
    painter: QPainter, theme: Theme, *, marks: DayMarks, rect: QRectF, words: str, ink: str = ""
) -> None:
    """Draw a day's marks in the middle of ``rect``: up to three in full, of more each group and the count.

    ``words`` is the count as the language writes it; where there is no room for both, it stands alone.
    """
    side, gap = theme.px(_SIDE), theme.px(_GAP)
    total = total_of(marks)
    shapes = [group for group, count in marks.groups for _each in range(min(count, MOST_SHAPES))]
    text = ""
    if total > MOST_SHAPES:
        shapes = [group for group, count in marks.groups if count][:MOST_SHAPES]
        text = words
    painter.setFont(theme.font("tiny", tabular=True))
    text_width = painter.fontMetrics().horizontalAdvance(text) + gap if text else 0
    while text and shapes and _width(len(shapes), side, gap) + text_width > rect.width():
        shapes.pop()
    x = rect.center().x() - (_width(len(shapes), side, gap) + text_width) / 2
    for group in shapes:
        centre = QPointF(x + side / 2, rect.center().y())
        paint_mark(painter, theme, group=group, centre=centre, side=side, ink=ink)
        x += side + gap
    if text:
        painter.setPen(theme.colour(ink or "ink2"))
        room = QRectF(x, rect.y(), rect.right() - x + gap, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _width(count: int, side: float, gap: float) -> float:
    return count * (side + gap) - gap if count else 0

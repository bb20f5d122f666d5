"""What stands around the lines of a trend: the marks of both axes, the names of the lines, the notes."""

from __future__ import annotations

from datetime import date
from math import ceil

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.ui.charts.crisp import rule
from app.ui.charts.data import ChartWording, TrendData
from app.ui.charts.figure_words import value_words
from app.ui.charts.legend import Legend
from app.ui.charts.look import Look
from app.ui.charts.ticks import date_marks, value_marks
from app.ui.charts.trend_notes import TrendNotes
from app.ui.charts.trend_scale import TrendScale

_MARKS_APART, _LEAST_PLOT, _GAP, _RIGHT = 56, 24, 10, 8
_ROOM_TO_DRAW = 48
"""Notes are not written where they would leave less than this for the lines."""
_SHORT = 132
"""Below this height fewer values are marked."""


class TrendFrame:
    """Laid out for one size; ``whole`` is the scale on which all days are in view."""

    def __init__(
        self, data: TrendData, size: QSizeF, *, look: Look, wording: ChartWording, whole: TrendScale
    ) -> None:
        self._look = look
        self._wording = wording
        self._font = look.font("tiny", tabular=True)
        self._metrics = QFontMetricsF(self._font)
        self._line = self._metrics.height()
        self._marks = [
            (value, value_words(value, data.unit, wording=wording))
            for value in value_marks(whole.low, whole.high, few=size.height() <= look.px(_SHORT))
        ]
        self._legend = Legend(data.series, size.width(), look=look)
        sides = QRectF(self._left, 0, max(1.0, size.width() - self._left - look.px(_RIGHT)), 1)
        across = TrendScale(sides, whole.first, whole.last, whole.low, whole.high)
        spare = size.height() - self._legend.height - 2 * self._line - look.px(_GAP + _ROOM_TO_DRAW)
        self.notes = TrendNotes(data.notes, look=look, whole=across, top=self._legend.height, room=spare)
        self.plot = self._plot(sides, size.height())

    def paint_ground(self, painter: QPainter, scale: TrendScale) -> None:
        """What lies below the lines."""
        painter.setFont(self._font)
        self._paint_values(painter, scale)
        self._paint_days(painter, scale)
        self._legend.paint(painter)

    @property
    def _left(self) -> float:
        widest = max((self._metrics.horizontalAdvance(text) for _value, text in self._marks), default=0.0)
        return ceil(widest) + self._look.px(_GAP)

    def _plot(self, sides: QRectF, height: float) -> QRectF:
        top = self._legend.height + self.notes.height + self._line / 2
        below = self._line + self._look.px(_GAP)
        return QRectF(sides.left(), top, sides.width(), max(self._look.px(_LEAST_PLOT), height - top - below))

    def _paint_values(self, painter: QPainter, scale: TrendScale) -> None:
        look, plot = self._look, self.plot
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour("ink2"))
        for value, text in self._marks:
            y = scale.y(value)
            rule(painter, y, left=plot.left(), width=plot.width(), colour=look.colour("line"))
            room = QRectF(0, y - self._line / 2, plot.left() - look.px(_GAP), self._line)
            painter.drawText(room, side, text)

    def _paint_days(self, painter: QPainter, scale: TrendScale) -> None:
        px = self._look.px
        painter.setPen(self._look.colour("ink2"))
        since, until = max(1, ceil(scale.first)), max(1, int(scale.last))
        most = max(1, int(self.plot.width() / px(_MARKS_APART)))
        top, edge = self.plot.bottom() + px(_GAP), 0.0
        for day, step in date_marks(date.fromordinal(since), date.fromordinal(until), most=most):
            text = self._wording.tick(day, step)
            breadth = self._metrics.horizontalAdvance(text) + 2
            x = scale.x(day.toordinal()) - breadth / 2
            if edge <= x <= self.plot.right() + px(_RIGHT) - breadth:
                room = QRectF(x, top, breadth, self._line)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
                edge = x + breadth + px(4)

"""The numbers of the period under the cursor, in a small box inside the chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from app.ui.charts.crisp import upright
from app.ui.charts.data import ChartWording, TrendData
from app.ui.charts.figure_words import carries, count_words, evidence_mark, range_words, value_words
from app.ui.charts.line_style import paint_mark
from app.ui.charts.look import Look
from app.ui.charts.readout_box import Piece, ReadoutBox
from app.ui.charts.trend_days import Reading, TrendDays
from app.ui.charts.trend_scale import TrendScale


class Readout:
    """A line across the chart, rings around the points, and the box beside it."""

    def __init__(self, data: TrendData, days: TrendDays, *, look: Look, wording: ChartWording) -> None:
        self._data = data
        self._days = days
        self._look = look
        self._wording = wording

    def paint(self, painter: QPainter, at: int, *, scale: TrendScale, room: QRectF, chosen: int) -> None:
        """Draw it for the period ``at``; ``chosen`` is the number of the line that Enter would open."""
        x = scale.x(self._days.days[at].toordinal())
        if not scale.plot.left() - 1 <= x <= scale.plot.right() + 1:
            return
        plot, colour = scale.plot, self._look.colour("ink3")
        upright(painter, x, top=plot.top(), height=plot.height(), colour=colour)
        readings = self._days.readings(at)
        heights = [self._paint_point(painter, reading, x, scale, chosen=chosen) for reading in readings]
        drawn = [height for height in heights if height is not None]
        lower = bool(drawn) and sum(drawn) / len(drawn) < scale.plot.center().y()
        box = ReadoutBox(self._lines(at, readings), self._look)
        beside = QRectF(room.left(), plot.top(), room.width(), plot.height())
        box.paint(painter, box.place(x, beside=beside, room=room, lower=lower))

    def _paint_point(
        self, painter: QPainter, reading: Reading, x: float, scale: TrendScale, *, chosen: int
    ) -> float | None:
        point = reading.point
        if point.value is None or not carries(point.value, point.evidence):
            return None
        at = QPointF(x, scale.y(point.value))
        several = len(self._data.series) > 1
        paint_mark(
            painter,
            self._look,
            at=at,
            tone=reading.series.tone,
            number=reading.number,
            hollow=bool(evidence_mark(point.evidence)) or point.running,
            size=1.6 if several and reading.number == chosen else 1.2,
        )
        return at.y()

    def _lines(self, at: int, readings: Sequence[Reading]) -> Sequence[Sequence[Piece]]:
        strong, small = self._look.font("small_strong", tabular=True), self._look.font("small", tabular=True)
        lines = [[Piece(self._days.title(at, self._wording), strong, "ink")]]
        for reading in readings:
            name = [Piece(reading.series.name, small, "ink2")] if len(self._data.series) > 1 else []
            lines.append([*name, *self._figures(reading, strong, small)])
        lines += [[Piece(note.text, small, "brass")] for note in self._days.notes(at)]
        return lines

    def _figures(self, reading: Reading, strong: QFont, small: QFont) -> Sequence[Piece]:
        point, unit, wording = reading.point, self._data.unit, self._wording
        pieces = []
        if point.value is not None and carries(point.value, point.evidence):
            pieces.append(Piece(value_words(point.value, unit, wording=wording), strong, "ink"))
            if point.low is not None and point.high is not None:
                span = range_words(point.low, point.high, unit=unit, wording=wording)
                pieces.append(Piece(span, small, "ink2"))
        count = count_words(point.n, wording) if point.n else ""
        words = ", ".join(filter(None, (count, evidence_mark(point.evidence))))
        return [*pieces, Piece(words, small, "ink2")] if words else pieces

"""The numbers of the period under the cursor, in a small box inside the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.ui.charts.crisp import upright
from app.ui.charts.data import ChartWording, TrendData
from app.ui.charts.figure_words import carries, count_words, evidence_mark, range_words, value_words
from app.ui.charts.line_style import paint_mark
from app.ui.charts.look import Look
from app.ui.charts.trend_days import Reading, TrendDays
from app.ui.charts.trend_scale import TrendScale

_PAD, _APART, _OFF = 8, 12, 12


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    font: QFont
    colour: str


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
        above_days = QRectF(room.topLeft(), QPointF(room.right(), plot.bottom()))
        self._paint_box(painter, self._lines(at, readings), x, room=above_days, lower=lower)

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

    def _lines(self, at: int, readings: Sequence[Reading]) -> Sequence[Sequence[_Piece]]:
        strong, small = self._look.font("small_strong", tabular=True), self._look.font("small", tabular=True)
        lines = [[_Piece(self._days.title(at, self._wording), strong, "ink")]]
        for reading in readings:
            name = [_Piece(reading.series.name, small, "ink2")] if len(self._data.series) > 1 else []
            lines.append([*name, *self._figures(reading, strong, small)])
        lines += [[_Piece(note.text, small, "brass")] for note in self._days.notes(at)]
        return lines

    def _figures(self, reading: Reading, strong: QFont, small: QFont) -> Sequence[_Piece]:
        point, unit, wording = reading.point, self._data.unit, self._wording
        pieces = []
        if point.value is not None and carries(point.value, point.evidence):
            pieces.append(_Piece(value_words(point.value, unit, wording=wording), strong, "ink"))
            if point.low is not None and point.high is not None:
                span = range_words(point.low, point.high, unit=unit, wording=wording)
                pieces.append(_Piece(span, small, "ink2"))
        count = count_words(point.n, wording) if point.n else ""
        words = ", ".join(filter(None, (count, evidence_mark(point.evidence))))
        return [*pieces, _Piece(words, small, "ink2")] if words else pieces

    def _paint_box(
        self, painter: QPainter, lines: Sequence[Sequence[_Piece]], x: float, *, room: QRectF, lower: bool
    ) -> None:
        px = self._look.px
        widths = [
            [QFontMetricsF(piece.font).horizontalAdvance(piece.text) for piece in line] for line in lines
        ]
        height = max(QFontMetricsF(piece.font).height() for line in lines for piece in line) + px(2)
        columns = _column_widths(widths[1:])
        breadth = max(
            max((sum(line) + px(_APART) * (len(line) - 1) for line in widths), default=0),
            sum(columns) + px(_APART) * max(0, len(columns) - 1),
        )
        box = QRectF(
            0, 0, min(breadth + 2 * px(_PAD), room.width()), height * len(lines) + 2 * px(_PAD) - px(2)
        )
        left = x + px(_OFF) if x + px(_OFF) + box.width() <= room.right() else x - px(_OFF) - box.width()
        top = room.bottom() - box.height() - px(4) if lower else room.top() + px(4)
        box.moveTo(max(room.left(), left), max(room.top(), top))
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        for number, line in enumerate(lines):
            self._write(
                painter,
                line,
                box,
                top=box.top() + px(_PAD) + number * height,
                columns=columns if number else [],
            )

    def _write(
        self, painter: QPainter, line: Sequence[_Piece], box: QRectF, *, top: float, columns: Sequence[float]
    ) -> None:
        px = self._look.px
        left, right = box.left() + px(_PAD), box.right() - px(_PAD)
        for at, piece in enumerate(line):
            metrics = QFontMetricsF(piece.font)
            painter.setFont(piece.font)
            painter.setPen(self._look.colour(piece.colour))
            text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, right - left + 1)
            painter.drawText(QRectF(left, top, right - left + 1, metrics.height()), 0, text)
            own = metrics.horizontalAdvance(piece.text)
            in_columns = len(line) > 1 and at < len(columns)
            left += (columns[at] if in_columns else own) + px(_APART)


def _column_widths(widths: Sequence[Sequence[float]]) -> Sequence[float]:
    """The width of each column over all lines that have more than one."""
    lines = [line for line in widths if len(line) > 1]
    most = max((len(line) for line in lines), default=0)
    return [max(line[at] for line in lines if at < len(line)) for at in range(most)]

"""The names of several lines, each after a sample of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.ui.charts.data import TrendSeries
from app.ui.charts.line_style import paint_sample
from app.ui.charts.look import Look

_SAMPLE, _BESIDE, _APART = 26, 6, 16


class Legend:
    """Laid out for one width, line after line; a single line needs no name."""

    def __init__(self, series: Sequence[TrendSeries], width: float, *, look: Look) -> None:
        self._series = series if len(series) > 1 else ()
        self._look = look
        self._font = look.font("small")
        self._metrics = QFontMetricsF(self._font)
        self._places = self._lay_out(width)

    @property
    def height(self) -> float:
        """The room it takes, with a gap below."""
        return self._places[-1].bottom() + self._look.px(6) if self._places else 0.0

    def paint(self, painter: QPainter) -> None:
        """Write the names."""
        look = self._look
        for number, (series, place) in enumerate(zip(self._series, self._places, strict=True)):
            sample = QRectF(place.x(), place.y(), look.px(_SAMPLE), place.height())
            paint_sample(painter, look, rect=sample, tone=series.tone, number=number)
            painter.setFont(self._font)
            painter.setPen(look.colour("ink2"))
            room = place.adjusted(look.px(_SAMPLE + _BESIDE), 0, 0, 0)
            text = self._metrics.elidedText(series.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _lay_out(self, width: float) -> Sequence[QRectF]:
        px, height = self._look.px, self._metrics.height()
        x, y, places = 0.0, 0.0, []
        for series in self._series:
            breadth = px(_SAMPLE + _BESIDE) + self._metrics.horizontalAdvance(series.name) + 2
            if x and x + breadth > width:
                x, y = 0.0, y + height + px(2)
            places.append(QRectF(x, y, min(breadth, width), height))
            x += breadth + px(_APART)
        return places

"""One line of a trend with its band and marks, painted in pixels."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import numpy as np

# By its package: a module of it alone, asked for while another thread begins with the package, would come half made.
from pyqtgraph import functions
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui.charts.data import TrendSeries
from app.ui.charts.line_arrays import Floats, LineArrays, runs
from app.ui.charts.line_style import band_colour, line_pen, paint_mark
from app.ui.charts.look import Look
from app.ui.charts.trend_scale import TrendScale

_MARKS_FROM, _DOTS_FROM, _DOT = 7.0, 5.0, 4.0

_SMOOTH_TO = 1.0
"""More points to a pixel than this are a cloud, which smooth edges only make slow."""


class TrendLine:
    """Pens are as wide on paper as on screen, for nothing is painted in days and values."""

    def __init__(self, series: TrendSeries, *, number: int, several: bool, look: Look) -> None:
        self._series = series
        self._number = number
        self._several = several
        self._look = look
        self._arrays = LineArrays.of(series)

    def paint(self, painter: QPainter, scale: TrendScale) -> None:
        """Draw what is in view."""
        seen = self._arrays.seen(scale.first, scale.last, columns=max(2, int(scale.plot.width())))
        if not len(seen.x):
            return
        x = scale.plot.left() + (seen.x - scale.first) * scale.pixels_a_day
        dense = len(x) > scale.plot.width() * _SMOOTH_TO
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not dense)
        self._paint_band(painter, seen, x, scale)
        self._paint_line(painter, seen, x, scale)
        step = float(np.min(np.diff(x))) if len(x) > 1 else scale.plot.width()
        self._paint_marks(painter, seen, x, scale, step=step)

    def _paint_band(self, painter: QPainter, seen: LineArrays, x: Floats, scale: TrendScale) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band_colour(self._look, self._series.tone, several=self._several))
        low, high = _heights(seen.low, scale), _heights(seen.high, scale)
        for begin, end in runs(np.isfinite(low) & np.isfinite(high)):
            if end - begin > 1:
                there, back = slice(begin, end), slice(end - 1, begin - 1 if begin else None, -1)
                around_x = np.concatenate((x[there], x[back]))
                around_y = np.concatenate((high[there], low[back]))
                painter.drawPolygon(functions.arrayToQPolygonF(around_x, around_y))

    def _paint_line(self, painter: QPainter, seen: LineArrays, x: Floats, scale: TrendScale) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for values, firm in zip(seen.parts(), (True, False), strict=True):
            y = _heights(values, scale)
            painter.setPen(line_pen(self._look, self._series.tone, number=self._number, firm=firm))
            for begin, end in runs(np.isfinite(y)):
                painter.drawPolyline(functions.arrayToQPolygonF(x[begin:end], y[begin:end]))

    def _paint_marks(
        self, painter: QPainter, seen: LineArrays, x: Floats, scale: TrendScale, *, step: float
    ) -> None:
        look = self._look
        lonely, drawn = seen.lonely(), np.isfinite(seen.y)
        crowded = step < look.px(_MARKS_FROM)
        marked = lonely if crowded else lonely | (drawn & ~seen.firm)
        if self._several and step >= 3 * look.px(_MARKS_FROM):
            marked = drawn
        for at in np.flatnonzero(marked).tolist():
            paint_mark(
                painter,
                look,
                at=QPointF(float(x[at]), scale.y(float(seen.y[at]))),
                tone=self._series.tone,
                number=self._number,
                hollow=not bool(seen.firm[at]),
                size=0.5 if crowded else 1.0,
            )
        if step >= look.px(_DOTS_FROM):
            self._paint_few(painter, x[seen.few].tolist(), scale)

    def _paint_few(self, painter: QPainter, places: list[float], scale: TrendScale) -> None:
        """Too few for a value: a dot on the ground says that there was something."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("ink3"))
        side = self._look.px(_DOT)
        for x in places:
            painter.drawEllipse(QRectF(x - side / 2, scale.plot.bottom() - side - 1, side, side))


def _heights(values: Floats, scale: TrendScale) -> Floats:
    part = (values - scale.low) / (scale.high - scale.low)
    heights: Floats = scale.plot.bottom() - part * scale.plot.height()
    return heights

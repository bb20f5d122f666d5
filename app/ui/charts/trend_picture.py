"""A whole trend laid out for one size, to be painted on screen or into a file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from app.ui.charts.data import ChartWording, TrendData
from app.ui.charts.look import Look
from app.ui.charts.time_window import TimeWindow
from app.ui.charts.trend_frame import TrendFrame
from app.ui.charts.trend_line import TrendLine
from app.ui.charts.trend_scale import TrendScale


class TrendPicture:
    """The frame and the lines; ``values`` are the ends of the axis of values."""

    def __init__(
        self, data: TrendData, *, look: Look, wording: ChartWording, values: tuple[float, float]
    ) -> None:
        self._data = data
        self._look = look
        self._wording = wording
        self._values = values
        several = len(data.series) > 1
        self._lines = [
            TrendLine(series, number=number, several=several, look=look)
            for number, series in enumerate(data.series)
        ]
        self.frame: TrendFrame | None = None

    @property
    def plot(self) -> QRectF:
        """Where the lines are."""
        return self.frame.plot if self.frame else QRectF()

    def lay_out(self, size: QSizeF, window: TimeWindow) -> None:
        """Find a place for everything."""
        ends, (low, high) = window.ends, self._values
        whole = TrendScale(QRectF(0, 0, size.width(), size.height()), ends[0], ends[1], low, high)
        self.frame = TrendFrame(self._data, size, look=self._look, wording=self._wording, whole=whole)

    def scale(self, first: float, last: float) -> TrendScale:
        """Where days and values lie when these days are in view."""
        return TrendScale(self.plot, first, last, *self._values)

    def paint_ground(self, painter: QPainter, scale: TrendScale) -> None:
        """What lies below the lines."""
        if self.frame:
            self.frame.paint_ground(painter, scale)

    def paint_lines(self, painter: QPainter, scale: TrendScale) -> None:
        """The lines; nothing of them beside the plot."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._look.px(4)
        painter.setClipRect(scale.plot.adjusted(-room, -room, room, 1))
        for line in self._lines:
            line.paint(painter, scale)
        painter.restore()

    def paint_notes(self, painter: QPainter, scale: TrendScale) -> None:
        """What lies above them."""
        if self.frame:
            self.frame.notes.paint(painter, scale)

    def paint(self, painter: QPainter, scale: TrendScale) -> None:
        """All of it."""
        self.paint_ground(painter, scale)
        self.paint_lines(painter, scale)
        self.paint_notes(painter, scale)

"""The charts of the report, drawn as lines and shapes with the painters of the charts on screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from app.printing.monthly_report.blocks import Block, Words
from app.printing.monthly_report.content import ReportChart
from app.ui.charts.bar_texts import BarTexts
from app.ui.charts.bars_drawing import BarsDrawing
from app.ui.charts.data import BarsData, ChartWording, DistributionData, TrendData
from app.ui.charts.distribution_drawing import DistributionDrawing
from app.ui.charts.figure_words import carries
from app.ui.charts.look import PaperLook
from app.ui.charts.ticks import round_range
from app.ui.charts.time_window import TimeWindow
from app.ui.charts.trend_picture import TrendPicture

_TREND_HEIGHT, _SPREAD_HEIGHT = 168.0, 205.0


def chart_block(chart: ReportChart, *, look: PaperLook, wording: ChartWording) -> Block:
    """The picture, or the sentence that stands for it."""
    drawn = chart.drawn
    if isinstance(drawn, TrendData) and _has_points(drawn):
        return TrendBlock(look, drawn, wording)
    if isinstance(drawn, DistributionData) and drawn.bars:
        return SpreadBlock(look, drawn, wording)
    if isinstance(drawn, BarsData) and drawn.rows:
        return BarsBlock(look, drawn, wording)
    return Words(look, chart.empty, "small", "ink2")


@dataclass(frozen=True)
class TrendBlock:
    """A line over time with its band and its notes."""

    look: PaperLook
    data: TrendData
    wording: ChartWording

    def height(self, width: float) -> float:
        """The same at every width."""
        del width
        return _TREND_HEIGHT

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw it."""
        points = [point for series in self.data.series for point in series.points]
        window = TimeWindow.over(sorted({point.at for point in points}))
        ends = [
            each
            for point in points
            if carries(point.value, point.evidence)
            for each in (point.value, point.low, point.high)
            if each is not None
        ]
        picture = TrendPicture(
            self.data,
            look=self.look,
            wording=self.wording,
            values=self.data.y_range or round_range(min(ends), max(ends)),
        )
        painter.save()
        painter.translate(room.topLeft())
        picture.lay_out(QSizeF(room.width(), _TREND_HEIGHT), window)
        picture.paint(painter, picture.scale(window.first, window.last))
        painter.restore()


@dataclass(frozen=True)
class SpreadBlock:
    """How many gave each score."""

    look: PaperLook
    data: DistributionData
    wording: ChartWording

    def height(self, width: float) -> float:
        """What it takes, and a little more for the bars."""
        return max(_SPREAD_HEIGHT, self._drawing(width).height)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw it."""
        _paint_at(painter, room, self._drawing(room.width()))

    def _drawing(self, width: float) -> DistributionDrawing:
        size = QSizeF(width, _SPREAD_HEIGHT)
        return DistributionDrawing(self.data, size, look=self.look, wording=self.wording)


@dataclass(frozen=True)
class BarsBlock:
    """A bar for each line."""

    look: PaperLook
    data: BarsData
    wording: ChartWording

    def height(self, width: float) -> float:
        """All lines."""
        return self._drawing(width).height

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw it."""
        _paint_at(painter, room, self._drawing(room.width()))

    def _drawing(self, width: float) -> BarsDrawing:
        return BarsDrawing(BarTexts(self.data, self.wording), QSizeF(width, 0), look=self.look)


def _paint_at(painter: QPainter, room: QRectF, drawing: DistributionDrawing | BarsDrawing) -> None:
    painter.save()
    painter.translate(room.topLeft())
    drawing.paint(painter, None)
    painter.restore()


def _has_points(data: TrendData) -> bool:
    return any(carries(point.value, point.evidence) for series in data.series for point in series.points)

"""One of several small trends: its name, the figure under the cursor, and a trend without a readout."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.charts.crisp import upright
from app.ui.charts.data import ChartWording, SmallTrend, TrendData, TrendPoint
from app.ui.charts.figure_words import carries, count_words, evidence_mark, value_words
from app.ui.charts.line_style import paint_mark
from app.ui.charts.look import Look
from app.ui.charts.time_window import TimeWindow
from app.ui.charts.trend_days import TrendDays
from app.ui.charts.trend_numbers import key_of
from app.ui.charts.trend_picture import TrendPicture
from app.ui.charts.trend_plot import TrendPlot
from app.ui.charts.trend_scale import TrendScale

TITLE_HEIGHT = 22
Frame = tuple[tuple[float, float], TimeWindow]
"""The ends of the axis of values, and all days: the same for all small trends."""


class SmallTrendView(QWidget):
    """``pointed`` carries the view and the day under the mouse or None, ``picked`` the view clicked."""

    pointed = Signal(object, object)
    picked = Signal(object)
    zoomed = Signal(object)

    def __init__(self, trend: SmallTrend, look: Look, *, wording: ChartWording, frame: Frame) -> None:
        super().__init__()
        self.trend = trend
        self.frame = frame
        self.day: float | None = None
        self._look = look
        self._wording = wording
        self._days = TrendDays(trend.data)
        self._marked = False
        self.plot = TrendPlot(look, over=self._paint_cursor)
        self.plot.pointed.connect(self._hover)
        self.plot.clicked.connect(self._click)
        self.plot.zoomed.connect(lambda: self.zoomed.emit(self.plot.window_of_time))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.plot)
        self.plot.window_of_time = frame[1]
        self.lay_out()

    @property
    def at(self) -> int | None:
        """The period at the cursor."""
        return None if self.day is None else self._days.nearest(self.day)

    @property
    def words(self) -> str:
        """What is said of it."""
        return "" if self.at is None else f"{self.trend.name}, {self._days.words(self.at, self._wording)}"

    def point_key(self) -> Hashable:
        """The key of the point at the cursor, if anything is behind it."""
        point = _point_of(self._days, self.at)
        return key_of(point) if point is not None and point.n else None

    def lay_out(self) -> None:
        """Find a place for everything anew."""
        self._column.setContentsMargins(0, self._look.px(TITLE_HEIGHT), 0, 0)
        picture = small_picture(self.trend.data, self.frame[0], look=self._look, wording=self._wording)
        self.plot.show_picture(picture, self.plot.window_of_time)
        self.update()

    def show_window(self, window: TimeWindow) -> None:
        """Have other days in view."""
        self.plot.show_window(window)

    def point_at(self, day: float | None) -> None:
        """Point at the period nearest to a day."""
        if day != self.day:
            self.day = day
            self.plot.refresh()
            self.update()

    def mark(self, *, marked: bool) -> None:
        """Show that this is the one the keys are on."""
        self._marked = marked
        self.update()

    def step(self, by: int) -> float:
        """The day of the period beside the cursor; the last one where there is none."""
        last = len(self._days.days) - 1
        at = last if self.at is None else min(last, max(0, self.at + by))
        return float(self._days.days[at].toordinal())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        _paint_title(
            painter,
            self.trend,
            QSizeF(self.size()),
            look=self._look,
            figure=_figure_words(_point_of(self._days, self.at), self.trend.data, wording=self._wording),
        )
        if self._marked:
            painter.setPen(QPen(self._look.colour("brand"), 2))
            y = self._look.px(TITLE_HEIGHT) - 3
            painter.drawLine(0, y, self.width(), y)
        painter.end()

    def _hover(self, day: float | None) -> None:
        self.pointed.emit(
            self, None if day is None else float(self._days.days[self._days.nearest(day)].toordinal())
        )

    def _click(self, point: QPointF) -> None:
        self._hover(self.plot.scale_in_view.day(point.x()))
        self.picked.emit(self)

    def _paint_cursor(self, painter: QPainter, scale: TrendScale) -> None:
        at = self.at
        if at is None or self._days.days[at].toordinal() != self.day:
            return
        x = scale.x(self.day)
        colour = self._look.colour("ink3")
        upright(painter, x, top=scale.plot.top(), height=scale.plot.height(), colour=colour)
        for reading in self._days.readings(at):
            value = reading.point.value
            if value is not None and carries(value, reading.point.evidence):
                paint_mark(
                    painter,
                    self._look,
                    at=QPointF(x, scale.y(value)),
                    tone=reading.series.tone,
                    number=reading.number,
                    hollow=bool(evidence_mark(reading.point.evidence)) or reading.point.running,
                )


def small_picture(
    data: TrendData, values: tuple[float, float], *, look: Look, wording: ChartWording
) -> TrendPicture:
    """A trend whose notes are lines without words, for which there is no room."""
    quiet = replace(data, notes=tuple(replace(note, text="") for note in data.notes))
    return TrendPicture(quiet, look=look, wording=wording, values=values)


def paint_small_trend(
    painter: QPainter, trend: SmallTrend, *, size: QSizeF, look: Look, wording: ChartWording, frame: Frame
) -> None:
    """Draw one into any painter, with the figure of its last period."""
    values, window = frame
    days = TrendDays(trend.data)
    last = _point_of(days, len(days.days) - 1)
    figure = _figure_words(last, trend.data, wording=wording)
    _paint_title(painter, trend, size, look=look, figure=figure)
    picture = small_picture(trend.data, values, look=look, wording=wording)
    picture.lay_out(QSizeF(size.width(), size.height() - look.px(TITLE_HEIGHT)), window)
    painter.translate(0, look.px(TITLE_HEIGHT))
    picture.paint(painter, picture.scale(window.first, window.last))


def _point_of(days: TrendDays, at: int | None) -> TrendPoint | None:
    readings = [] if at is None else days.readings(at)
    return readings[0].point if readings else None


def _figure_words(point: TrendPoint | None, data: TrendData, *, wording: ChartWording) -> str:
    if point is None:
        return ""
    shown = carries(point.value, point.evidence) and point.value is not None
    value = value_words(point.value or 0.0, data.unit, wording=wording) if shown else ""
    count = count_words(point.n, wording) if point.n else ""
    return "  ".join(filter(None, (value, count, evidence_mark(point.evidence))))


def _paint_title(painter: QPainter, trend: SmallTrend, size: QSizeF, *, look: Look, figure: str) -> None:
    room = QRectF(0, 0, size.width(), look.px(TITLE_HEIGHT) - 4)
    faint, strong = look.font("tiny", tabular=True), look.font("small_strong")
    told = QFontMetricsF(faint).horizontalAdvance(figure)
    painter.setFont(faint)
    painter.setPen(look.colour("ink2"))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
    painter.setFont(strong)
    painter.setPen(look.colour("ink"))
    width = room.width() - told - look.px(8)
    name = QFontMetricsF(strong).elidedText(trend.name, Qt.TextElideMode.ElideRight, width)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

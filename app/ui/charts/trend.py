"""Figures over time, on pyqtgraph; importing this loads it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.charts.chart import Chart
from app.ui.charts.data import ChartWording, TrendData, TrendPoint
from app.ui.charts.look import Look
from app.ui.charts.pointing import line_near
from app.ui.charts.readout import Readout
from app.ui.charts.ring import INSET
from app.ui.charts.ticks import round_range
from app.ui.charts.time_window import TimeWindow
from app.ui.charts.trend_days import TrendDays
from app.ui.charts.trend_numbers import key_of, trend_numbers
from app.ui.charts.trend_picture import TrendPicture
from app.ui.charts.trend_plot import TrendPlot
from app.ui.charts.trend_scale import TrendScale
from app.ui.charts.whole_button import WholeButton
from app.ui.theme.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -0.8, Qt.Key.Key_PageDown: 0.8}
_ZOOMS = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_RESET = (Qt.Key.Key_Home, Qt.Key.Key_0)
_NEAR, _ON_PAPER = 24, 340


class TrendChart(Chart):
    """Lines with their intervals; arrows and the mouse move over the periods.

    ``chosen`` carries the key of a point, ``note_wanted`` the day at the cursor (N), ``note_chosen`` the id
    of the note whose text was clicked. The wheel and a drag zoom into the days, Shift and a drag move them,
    Home, 0 or a double click shows all.
    """

    note_chosen = Signal(int)

    def __init__(self, theme: Theme, wording: ChartWording, *, name: str, empty: str = "") -> None:
        super().__init__(theme, wording, name=name, empty=empty)
        self._data = TrendData()
        self._days = TrendDays(self._data)
        self._readout = Readout(self._data, self._days, look=theme, wording=wording)
        self.at: int | None = None
        self.line = 0
        self.plot = TrendPlot(theme, over=self._paint_cursor)
        self.plot.pointed.connect(self._hover)
        self.plot.clicked.connect(self._click)
        self.whole = WholeButton(theme, self.plot)
        self._frame = QWidget()
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(INSET, INSET, INSET, INSET)
        column.addWidget(self.plot)
        self._stack.addWidget(self._frame)
        theme.changed.connect(self._lay_out)

    def show_data(self, data: TrendData) -> None:
        """Show other lines; the days in view and the cursor stay where the new lines have them too."""
        day = None if self.at is None else self._days.days[self.at]
        before = self.plot.window_of_time
        self._data, self._days = data, TrendDays(data)
        self._readout = Readout(data, self._days, look=self._theme, wording=self._wording)
        self.at = self._days.days.index(day) if day is not None and day in self._days.days else None
        window = TimeWindow.over(self._days.days)
        self.plot.window_of_time = before if before.ends == window.ends else window
        self.line = min(self.line, max(0, len(data.series) - 1))
        self._lay_out()
        drawn = self._days.draws_anything
        about = self._days.words(len(self._days.days) - 1, self._wording) if drawn else ""
        days = self._days
        self._present(
            self._frame if drawn else None,
            lambda: trend_numbers(data, days, title=self.accessibleName()),
            about=about,
        )

    def reset(self) -> None:
        """Show all days, and point at nothing."""
        self.plot.show_window(self.plot.window_of_time.whole())
        self._point_at(None)

    def paint_on(self, painter: QPainter, size: QSizeF, *, look: Look) -> None:
        """Draw all days into any painter, in these colours."""
        if self._is_empty:
            self._paint_sentence(painter, size, look)
            return
        window = self.plot.window_of_time.whole()
        picture = self._new_picture(look)
        picture.lay_out(size, window)
        picture.paint(painter, picture.scale(window.first, window.last))

    @staticmethod
    def paper_height(width: float, look: Look) -> float:
        """The height that shows all of it well."""
        del width
        return look.px(_ON_PAPER)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._is_empty or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _STEPS or key == Qt.Key.Key_End:
            self._step(_STEPS.get(key))
        elif key in _LINES:
            self._choose_line(self.line + _LINES[key])
        elif key in _PAGES or key in _ZOOMS or key in _RESET:
            self._look_elsewhere(key)
        elif key in _OPEN:
            self._choose()
        elif key == Qt.Key.Key_N:
            if self.at is not None:
                self.note_wanted.emit(self._days.days[self.at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and self.at is None and not self._is_empty:
            self._point_at(len(self._days.days) - 1)

    def _lay_out(self) -> None:
        self.plot.show_picture(self._new_picture(self._theme), self.plot.window_of_time)

    def _new_picture(self, look: Look) -> TrendPicture:
        values = self._data.y_range or round_range(*(self._days.value_span() or (0.0, 1.0)))
        return TrendPicture(self._data, look=look, wording=self._wording, values=values)

    def _step(self, by: int | None) -> None:
        """To the period beside the cursor; to the last one where there is no cursor, and with End."""
        last = len(self._days.days) - 1
        at = last if by is None or self.at is None else min(last, max(0, self.at + by))
        self.plot.show_window(self.plot.window_of_time.showing(self._days.days[at].toordinal()))
        self._point_at(at)

    def _look_elsewhere(self, key: Qt.Key) -> None:
        window = self.plot.window_of_time
        if key in _RESET:
            self.reset()
        elif key in _PAGES:
            self.plot.show_window(window.moved(_PAGES[key] * window.breadth))
        else:
            middle = (window.first + window.last) / 2
            about = middle if self.at is None else float(self._days.days[self.at].toordinal())
            self.plot.show_window(window.zoomed(_ZOOMS[key], about).showing(about))

    def _choose_line(self, number: int) -> None:
        self.line = min(len(self._data.series) - 1, max(0, number))
        self.plot.refresh()
        if len(self._data.series) > 1:
            self.said.emit(self._data.series[self.line].name)

    def _choose(self) -> None:
        point = self._point_chosen()
        if point is not None and point.n:
            self.chosen.emit(key_of(point))

    def _point_chosen(self) -> TrendPoint | None:
        readings = [] if self.at is None else self._days.readings(self.at)
        return next((reading.point for reading in readings if reading.number == self.line), None)

    def _hover(self, day: float | None) -> None:
        if day is not None and self._days.days:
            self._point_at(self._days.nearest(day))
        elif not self.hasFocus():
            self._point_at(None)

    def _click(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        scale = self.plot.scale_in_view
        picture = self.plot.picture
        note = picture.frame.notes.at(point, scale) if picture and picture.frame else None
        if note is not None:
            self.note_chosen.emit(note.id)
            return
        self._hover(scale.day(point.x()))
        readings = [] if self.at is None else self._days.readings(self.at)
        near = line_near(readings, point, scale=scale, reach=self._theme.px(_NEAR))
        if near is not None:
            self.line = near
            self._choose()

    def _point_at(self, at: int | None) -> None:
        if at == self.at:
            return
        self.at = at
        self._tell("" if at is None else self._days.words(at, self._wording))
        self.plot.refresh()

    def _paint_cursor(self, painter: QPainter, scale: TrendScale) -> None:
        if self.at is not None:
            room = QRectF(self.plot.viewport().rect())
            self._readout.paint(painter, self.at, scale=scale, room=room, chosen=self.line)

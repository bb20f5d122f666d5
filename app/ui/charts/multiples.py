"""Small trends side by side on the same axes, on pyqtgraph; importing this loads it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.ui.charts.chart import Chart, Numbers
from app.ui.charts.data import ChartWording, MultiplesData, SmallTrend
from app.ui.charts.look import Look
from app.ui.charts.ring import INSET
from app.ui.charts.small_trend import TITLE_HEIGHT, SmallTrendView, paint_small_trend
from app.ui.charts.ticks import round_range
from app.ui.charts.time_window import TimeWindow
from app.ui.charts.trend_days import TrendDays, span_of
from app.ui.charts.trend_numbers import trend_numbers
from app.ui.theme.theme import Theme

_WIDTH, _HEIGHT, _APART = 210, 128, 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_RESET = (Qt.Key.Key_Home, Qt.Key.Key_0)


class MultiplesChart(Chart):
    """Left and right move over the periods of all, up and down from one chart to the next.

    ``chosen`` carries the keys of the chart and of its point, together.
    """

    def __init__(self, theme: Theme, wording: ChartWording, *, name: str, empty: str = "") -> None:
        super().__init__(theme, wording, name=name, empty=empty)
        self._data = MultiplesData()
        self._values = (0.0, 1.0)
        self._window = TimeWindow.over(())
        self.views: list[SmallTrendView] = []
        self.chart = 0
        self._body = QWidget()
        self._body.setProperty("kind", "clear")
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(INSET, INSET, INSET, INSET)
        self._grid.setHorizontalSpacing(2 * _APART)
        self._grid.setVerticalSpacing(_APART)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        self._stack.addWidget(self._scroll)
        theme.changed.connect(self._lay_out)

    def show_data(self, data: MultiplesData) -> None:
        """Show other trends."""
        charts = tuple(chart for chart in data.charts if TrendDays(chart.data).draws_anything)
        self._data, self.chart = data, 0
        span = data.y_range or span_of([chart.data for chart in charts])
        self._values = data.y_range or round_range(*(span or (0.0, 1.0)))
        days = {day for chart in charts for day in TrendDays(chart.data).days}
        self._window = TimeWindow.over(sorted(days))
        self._take_views(charts)
        self._present(
            self._scroll if charts else None,
            lambda: self._figures(charts),
            about="; ".join(chart.name for chart in charts),
        )

    def reset(self) -> None:
        """Show all days, and point at nothing."""
        self._show_window(self._window)
        for view in self.views:
            view.point_at(None)

    def paint_on(self, painter: QPainter, size: QSizeF, *, look: Look) -> None:
        """Draw all of them into any painter, in these colours."""
        if self._is_empty:
            self._paint_sentence(painter, size, look)
            return
        columns = self._columns(size.width(), look)
        rows = -(-len(self.views) // columns)
        gap = look.px(_APART)
        cell = QSizeF(
            (size.width() - gap * (columns - 1)) / columns, (size.height() - gap * (rows - 1)) / max(1, rows)
        )
        for at, view in enumerate(self.views):
            painter.save()
            painter.translate((at % columns) * (cell.width() + gap), (at // columns) * (cell.height() + gap))
            paint_small_trend(
                painter, view.trend, size=cell, look=look, wording=self._wording, frame=view.frame
            )
            painter.restore()

    def paper_height(self, width: float, look: Look) -> float:
        """The height that shows all of it well."""
        rows = -(-len(self.views) // self._columns(width, look))
        return rows * look.px(_HEIGHT + TITLE_HEIGHT) + max(0, rows - 1) * look.px(_APART)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(220))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.views:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose_chart(self.chart + (1 if key == Qt.Key.Key_Down else -1))
        elif key in _OPEN:
            self._choose(self.views[self.chart])
        elif key in _RESET:
            self.reset()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and self.views and self.views[self.chart].day is None:
            self._step(0)

    def _take_views(self, charts: Sequence[SmallTrend]) -> None:
        for view in self.views:
            self._grid.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.views = [
            SmallTrendView(chart, self._theme, wording=self._wording, frame=(self._values, self._window))
            for chart in charts
        ]
        for view in self.views:
            view.pointed.connect(self._hover)
            view.picked.connect(self._choose)
            view.zoomed.connect(self._show_window)
        self._place()

    def _columns(self, width: float, look: Look) -> int:
        return max(1, min(len(self.views) or 1, int(width // look.px(_WIDTH))))

    def _place(self) -> None:
        columns = self._columns(self.width() - 2 * INSET, self._theme)
        for at, view in enumerate(self.views):
            view.setMinimumHeight(self._theme.px(_HEIGHT + TITLE_HEIGHT))
            self._grid.addWidget(view, at // columns, at % columns)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def _lay_out(self) -> None:
        for view in self.views:
            view.lay_out()
        self._place()

    def _show_window(self, window: TimeWindow) -> None:
        for view in self.views:
            view.show_window(window)

    def _step(self, by: int) -> None:
        self._point_at(self.views[self.chart].step(by))

    def _choose_chart(self, number: int) -> None:
        day = self.views[self.chart].day
        self.chart = min(len(self.views) - 1, max(0, number))
        self._scroll.ensureWidgetVisible(self.views[self.chart])
        for at, view in enumerate(self.views):
            view.mark(marked=at == self.chart and self.hasFocus())
        self._point_at(day)

    def _hover(self, view: SmallTrendView | None, day: float | None) -> None:
        if view is not None:
            self.chart = self.views.index(view)
        if day is not None or not self.hasFocus():
            self._point_at(day)

    def _point_at(self, day: float | None) -> None:
        """Point at the same day in all of them; say what the one in front has there."""
        for view in self.views:
            view.point_at(day)
        self._tell(self.views[self.chart].words if self.views else "")

    def _choose(self, view: SmallTrendView) -> None:
        key = view.point_key()
        if key is not None:
            self.chosen.emit((view.trend.key, key))

    def _figures(self, charts: Sequence[SmallTrend]) -> Numbers:
        columns: tuple[SheetColumn, ...] = ()
        rows, keys = [], []
        for chart in charts:
            numbers = trend_numbers(chart.data, TrendDays(chart.data), title=chart.name)
            columns = (SheetColumn(_("Chart"), 2), *numbers.sheet.columns)
            rows += [(chart.name, *row) for row in numbers.sheet.rows]
            keys += [(chart.key, key) for key in numbers.keys]
        return Numbers(Sheet(self.accessibleName(), (), columns, tuple(rows)), keys)

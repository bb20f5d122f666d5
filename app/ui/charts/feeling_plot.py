"""The drawing of the feeling curve, by pyqtgraph; imported when the first curve is shown."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from app.ui.charts.feeling_points import FeelingPoint
from app.ui.charts.smooth import smooth_line
from app.ui.theme.theme import Theme

_MARK_COLOURS = {"peak": "plum", "low": "alert", "end": "brand"}
_LOWEST, _HIGHEST = -3.4, 3.5
_ABOVE, _BELOW = 0.95, 0.1


class FeelingPlot(pg.GraphicsView):
    """A line without axes over a dashed zero, with its marked points named.

    A bare ViewBox: pyqtgraph's PlotItem would bring seven menus along that nobody opens.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self._theme = theme
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.setCentralItem(self._box)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_points(self, points: Sequence[FeelingPoint]) -> None:
        """Draw these instead."""
        self.setBackground(self._theme.colour("surface"))
        self._box.clear()
        if not points:
            return
        theme = self._theme
        dashes = pg.mkPen(theme.colour("line"), width=self.devicePixelRatioF(), style=Qt.PenStyle.DashLine)
        self._box.addItem(pg.InfiniteLine(pos=0, angle=0, pen=dashes))
        xs, ys = smooth_line([point.x for point in points], [point.feeling for point in points])
        line = pg.mkPen(theme.colour("brand"), width=2 * self.devicePixelRatioF())
        self._box.addItem(pg.PlotCurveItem(xs, ys, pen=line, antialias=True))
        middle = (points[0].x + points[-1].x) / 2
        rising = len(points) < 2 or points[-1].feeling >= points[-2].feeling
        for point in self._marked(points):
            above = point.mark == "peak" or (point.mark != "low" and rising)
            self._mark(point, left=point.x > middle, above=above)
        breadth = (points[-1].x - points[0].x) or 1.0
        x_range = (points[0].x - breadth * 0.02, points[-1].x + breadth * 0.03)
        self._box.setRange(xRange=x_range, yRange=(_LOWEST, _HIGHEST), padding=0)

    @staticmethod
    def _marked(points: Sequence[FeelingPoint]) -> Sequence[FeelingPoint]:
        """The marked points; a single point is shown even without a mark, for it makes no line."""
        return points if len(points) == 1 else [point for point in points if point.mark]

    def _mark(self, point: FeelingPoint, *, left: bool, above: bool) -> None:
        theme = self._theme
        colour = theme.colour(_MARK_COLOURS.get(point.mark, "brand"))
        dot = pg.ScatterPlotItem(
            [point.x], [point.feeling], size=theme.px(9), pen=pg.mkPen(None), brush=colour, antialias=True
        )
        self._box.addItem(dot)
        if not point.label:
            return
        text = f"{point.label}   " if left else f"   {point.label}"
        words = pg.TextItem(
            text, color=theme.colour("ink2"), anchor=(1 if left else 0, _ABOVE if above else _BELOW)
        )
        words.setFont(theme.font("tiny"))
        words.setPos(point.x, point.feeling)
        self._box.addItem(words)

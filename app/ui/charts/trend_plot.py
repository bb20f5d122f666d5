"""The picture of a trend on pyqtgraph: what is in view, zooming, and the mouse."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Callable
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame

from app.ui.charts.look import Look
from app.ui.charts.time_window import TimeWindow
from app.ui.charts.trend_layer import TrendLayer
from app.ui.charts.trend_picture import TrendPicture
from app.ui.charts.trend_scale import TrendScale

_WHEEL, _NOTCH, _DRAG_FROM = 0.8, 120.0, 6
_LEAST = QSize(80, 60)
_BELOW, _ABOVE = -1.0, 1.0
Over = Callable[[QPainter, TrendScale], None]


class TrendPlot(pg.GraphicsView):
    """What stands still is painted once and kept; ``over`` paints what follows the cursor.

    ``pointed`` carries the day (an ordinal) under the mouse or None, ``clicked`` the point of a click,
    ``zoomed`` tells that other days are in view.
    """

    pointed = Signal(object)
    clicked = Signal(object)
    zoomed = Signal()
    _picture: TrendPicture | None = None  # the view is sized, and asks, while it is being made

    def __init__(self, look: Look, *, over: Over) -> None:
        super().__init__(background=None)
        self._look = look
        self._over = over
        self._kept: QPixmap | None = None
        self._drag: tuple[float, TimeWindow, bool] | None = None
        self._marked: tuple[float, float] | None = None
        self._met = False
        self.window_of_time = TimeWindow.over(())
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._add_layers()
        self._box.sigRangeChanged.connect(self._forget)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(_LEAST)

    @property
    def picture(self) -> TrendPicture | None:
        """What is painted."""
        return self._picture

    @property
    def scale_in_view(self) -> TrendScale:
        """Where days and values lie now; there must be a picture."""
        assert self._picture is not None
        first, last = self._box.viewRange()[0]
        return self._picture.scale(first, last)

    def show_picture(self, picture: TrendPicture, window: TimeWindow) -> None:
        """Paint this from now on, with these days in view."""
        self._picture = picture
        self.window_of_time = window
        self._lay_out()

    def show_window(self, window: TimeWindow) -> None:
        """Have other days in view."""
        if window != self.window_of_time:
            self.window_of_time = window
            self._box.setXRange(window.first, window.last, padding=0)
            self.zoomed.emit()

    def refresh(self) -> None:
        """Paint anew what follows the cursor."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._picture is None:
            return
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = self._painted(ratio)
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.colour("surface"))
        painter.drawPixmap(0, 0, self._kept)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._marked is not None:
            plot, colour = self.scale_in_view.plot, self._look.colour("brand")
            _paint_marked(painter, plot, self._marked, colour=colour)
        self._over(painter, self.scale_in_view)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._picture is None:
            return
        self._met = True
        x = event.position().x()
        if self._drag is None:
            self.pointed.emit(self.scale_in_view.day(x))
            return
        begin, window, moves = self._drag
        if moves:
            self.show_window(window.moved((begin - x) / self.scale_in_view.pixels_a_day))
        elif self._marked is not None or abs(x - begin) > _DRAG_FROM:
            self._marked = begin, x
            self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = event.button() == Qt.MouseButton.MiddleButton or shifted
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag = event.position().x(), self.window_of_time, moves

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, marked = self._drag, self._marked
        self._drag = self._marked = None
        if marked is not None:
            days = [self.scale_in_view.day(x) for x in marked]
            self.show_window(self.window_of_time.between(min(days), max(days)))
        elif drag is not None and not drag[2]:
            self.clicked.emit(event.position())
        self.refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.show_window(self.window_of_time.whole())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._picture is None or not self._met:
            event.ignore()  # a page that scrolled the chart under the mouse goes on scrolling
            return
        sideways, turned = event.angleDelta().x(), event.angleDelta().y()
        window = self.window_of_time
        if sideways and not turned:
            wanted = window.moved(-sideways / _NOTCH * window.breadth / 10)
        else:
            about = self.scale_in_view.day(event.position().x())
            wanted = window.zoomed(_WHEEL ** (turned / _NOTCH), about)
        event.setAccepted(wanted != window)
        self.show_window(wanted)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._met = False
        self.pointed.emit(None)

    def _add_layers(self) -> None:
        scene = self.scene()
        for depth, paint in ((_BELOW, TrendPicture.paint_ground), (_ABOVE, TrendPicture.paint_notes)):
            layer = self._new_layer(paint)
            layer.setZValue(depth)
            scene.addItem(layer)
        self._box.setZValue(0)
        scene.addItem(self._box)
        self._box.addItem(self._new_layer(TrendPicture.paint_lines), ignoreBounds=True)

    def _new_layer(self, paint: Callable[[TrendPicture, QPainter, TrendScale], None]) -> TrendLayer:
        def painted(painter: QPainter) -> None:
            if self._picture is not None:
                paint(self._picture, painter, self.scale_in_view)

        return TrendLayer(painted, room=lambda: QRectF(self.viewport().rect()))

    def _lay_out(self) -> None:
        if self._picture is None:
            return
        size, window = QSizeF(self.viewport().size()), self.window_of_time
        self._picture.lay_out(size, window)
        self._box.setGeometry(self._picture.plot)
        scale = self._picture.scale(window.first, window.last)
        self._box.setRange(xRange=(scale.first, scale.last), yRange=(scale.low, scale.high), padding=0)
        self._forget()

    def _forget(self) -> None:
        self._kept = None
        self.viewport().update()

    def _painted(self, ratio: float) -> QPixmap:
        size = self.viewport().size()
        kept = QPixmap(QSize(ceil(size.width() * ratio), ceil(size.height() * ratio)))
        kept.setDevicePixelRatio(ratio)
        kept.fill(self._look.colour("surface"))
        painter = QPainter(kept)
        self.render(painter, QRectF(QPointF(), QSizeF(size)), self.viewport().rect())
        painter.end()
        return kept


def _paint_marked(painter: QPainter, plot: QRectF, ends: tuple[float, float], *, colour: QColor) -> None:
    """The days that a drag has marked so far."""
    colour.setAlphaF(0.15)
    painter.fillRect(QRectF(min(ends), plot.top(), max(ends) - min(ends), plot.height()), colour)

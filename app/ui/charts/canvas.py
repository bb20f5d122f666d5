"""What a painted chart is painted on, inside the part that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.charts.look import Look
from app.ui.charts.regions import Region
from app.ui.charts.ring import INSET


class Drawing(Protocol):
    """A chart laid out for one size; ``height`` is the least it needs, which may be more than there is."""

    @property
    def regions(self) -> Sequence[Region]:
        """What can be pointed at."""
        ...

    @property
    def height(self) -> float:
        """The room it takes."""
        ...

    def words(self, at: int) -> str:
        """What is said of a region."""
        ...

    def paint(self, painter: QPainter, at: int | None) -> None:
        """Draw it, with the region ``at`` pointed out."""
        ...


Drawer = Callable[[QSizeF, Look], Drawing]


class Canvas(QWidget):
    """``hovered`` carries the point under the mouse or None, ``clicked`` the point of a click."""

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.drawing: Drawing | None = None
        self._look = look
        self._drawer: Drawer | None = None
        self._at: int | None = None
        self._focused = False
        self.setProperty("kind", "clear")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def lay_out(self, drawer: Drawer | None) -> None:
        """Draw this from now on, in the sizes of the look in force."""
        self._drawer = drawer
        self._measure()
        self.update()

    def point_out(self, at: int | None, *, focused: bool) -> None:
        """Frame one region; ``focused`` when the chart has the keys."""
        if (at, focused) != (self._at, self._focused):
            self._at, self._focused = at, focused
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(event.position() - QPointF(INSET, INSET))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position() - QPointF(INSET, INSET))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(INSET, INSET)
        self.drawing.paint(painter, self._at)
        if self._at is not None and self._at < len(self.drawing.regions):
            colour = self._look.colour("ink" if self._focused else "ink2")
            painter.setPen(QPen(colour, 2 if self._focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.drawing.regions[self._at].rect, 4, 4)
        painter.end()

    def _measure(self) -> None:
        if self._drawer is None:
            self.drawing = None
            self.setMinimumHeight(0)
            return
        size = QSizeF(self.width() - 2 * INSET, self.height() - 2 * INSET)
        self.drawing = self._drawer(size, self._look)
        self.setMinimumHeight(ceil(self.drawing.height) + 2 * INSET)

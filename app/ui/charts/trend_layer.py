"""A layer of a trend as an item of pyqtgraph, painted in the pixels of the scene."""

from __future__ import annotations

from collections.abc import Callable

from pyqtgraph import GraphicsObject
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

Paint = Callable[[QPainter], None]


class TrendLayer(GraphicsObject):
    """Fills the scene; inside a ViewBox that box cuts it off at its edges."""

    def __init__(self, paint: Paint, *, room: Callable[[], QRectF]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._paint = paint
        self._room = room

    def boundingRect(self) -> QRectF:
        return self.mapRectFromScene(self._room())

    def viewRangeChanged(self) -> None:  # noqa: N802
        self.prepareGeometryChange()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        painter.setTransform(self.sceneTransform().inverted()[0], True)
        self._paint(painter)

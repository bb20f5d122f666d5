"""A grid of cells, the fuller in colour the higher their value, with what they hold written in them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from app.core.measures.evidence import Evidence
from app.ui.charts.data import HeatCell, HeatData
from app.ui.charts.look import Look
from app.ui.charts.regions import Region
from app.ui.theme.tokens import contrast

_GAP, _LEAST_ROW, _MOST_ROW, _HEAD = 2, 24, 40, 20
_NAMES_PART = 0.25
_SHADES = (0.0, 0.15, 0.3, 0.45, 0.8, 1.0)
"""Between these no ink could be read on the ground."""


class HeatDrawing:
    """Rows named at the left, columns above; cells of few are framed, those of none are empty ground."""

    def __init__(self, data: HeatData, size: QSizeF, *, look: Look) -> None:
        self._data = data
        self._look = look
        self._font = look.font("tiny", tabular=True)
        self._metrics = QFontMetricsF(self._font)
        widest = max((self._metrics.horizontalAdvance(name) for name in data.rows), default=0.0)
        self._left = min(widest + look.px(8), size.width() * _NAMES_PART)
        self._top = look.px(_HEAD)
        self._column = max(1.0, (size.width() - self._left) / max(1, len(data.columns)))
        room = (size.height() - self._top) / max(1, len(data.rows))
        self._row = min(max(look.px(_LEAST_ROW), room), look.px(_MOST_ROW))
        self._span = _span_of(data)
        self.regions: Sequence[Region] = [
            Region(self._rect(cell), cell.key, row=cell.row, column=cell.column) for cell in data.cells
        ]

    @property
    def height(self) -> float:
        """The least room it takes."""
        return self._top + self._look.px(_LEAST_ROW) * len(self._data.rows)

    def words(self, at: int) -> str:
        """A cell in words."""
        return self._data.cells[at].words

    def paint(self, painter: QPainter, at: int | None) -> None:
        """Draw it."""
        del at
        painter.setFont(self._font)
        painter.setPen(self._look.colour("ink2"))
        self._paint_names(painter)
        self._paint_empty(painter)
        for cell, region in zip(self._data.cells, self.regions, strict=True):
            self._paint_cell(painter, cell, region.rect)

    def _rect(self, cell: HeatCell) -> QRectF:
        return self._field(cell.row, cell.column)

    def _field(self, row: int, column: int) -> QRectF:
        x, y = self._left + column * self._column, self._top + row * self._row
        return QRectF(x, y, self._column - _GAP, self._row - _GAP)

    def _paint_empty(self, painter: QPainter) -> None:
        """The ground of every field of the grid, so that one of which nothing is known is no hole."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunk"))
        for row in range(len(self._data.rows)):
            for column in range(len(self._data.columns)):
                painter.drawRoundedRect(self._field(row, column), 3, 3)
        painter.restore()

    def _paint_names(self, painter: QPainter) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        for at, name in enumerate(self._data.rows):
            room = QRectF(0, self._top + at * self._row, self._left - self._look.px(4), self._row - _GAP)
            painter.drawText(room, middle, self._metrics.elidedText(name, elide, room.width()))
        every = self._every()
        for at in range(0, len(self._data.columns), every):
            room = QRectF(self._left + at * self._column, 0, self._column * every, self._top)
            painter.drawText(
                room, middle, self._metrics.elidedText(self._data.columns[at], elide, room.width())
            )

    def _every(self) -> int:
        """Each how many columns a name has room."""
        widest = max((self._metrics.horizontalAdvance(name) for name in self._data.columns), default=0.0)
        return max(1, ceil((widest + self._look.px(4)) / self._column))

    def _paint_cell(self, painter: QPainter, cell: HeatCell, rect: QRectF) -> None:
        ground = self._ground(cell)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 3, 3)
        if cell.value is not None and cell.evidence is not Evidence.SOLID:
            self._paint_hollow(painter, rect)
        if cell.shown and self._metrics.horizontalAdvance(cell.shown) <= rect.width():
            painter.setPen(self._ink_on(ground))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.shown)

    def _paint_hollow(self, painter: QPainter, rect: QRectF) -> None:
        """Few are told apart by a frame, not by their colour."""
        frame = QPen(self._look.colour("ink3"), 1, Qt.PenStyle.DotLine)
        painter.setPen(frame)
        painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _ground(self, cell: HeatCell) -> QColor:
        if cell.value is None:
            return self._look.colour("sunk")
        low, high = self._span
        part = (cell.value - low) / (high - low) if high > low else 1.0
        return self._shade(min(1.0, max(0.0, part)))

    def _shade(self, part: float) -> QColor:
        step = _SHADES[min(len(_SHADES) - 1, int(part * len(_SHADES)))]
        soft, full = self._look.colour("brandsoft"), self._look.colour("brand")
        pairs = ((soft.red(), full.red()), (soft.green(), full.green()), (soft.blue(), full.blue()))
        return QColor(*(round(low + (high - low) * step) for low, high in pairs))

    def _ink_on(self, ground: QColor) -> QColor:
        tokens = self._look.tokens
        return QColor(max((tokens.ink, tokens.brandink), key=lambda ink: contrast(ink, ground.name())))


def _span_of(data: HeatData) -> tuple[float, float]:
    if data.span is not None:
        return data.span
    values = [cell.value for cell in data.cells if cell.value is not None]
    return (min(values), max(values)) if values else (0.0, 1.0)

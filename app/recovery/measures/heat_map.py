"""When things go wrong: a week of hours, painted, with the number in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.cases.measures.rows import HourCell
from app.recovery.measures.heat_grid import DAYS, HOURS, HeatGrid
from app.recovery.measures.hour_words import cell_words, weekday_words
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import contrast
from app.wording.formats import Wording

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_SHORT = 2
_EVERY = 3


class HeatMap(QWidget):
    """Arrows and the mouse move over the cells; ``cell_said`` tells the words of the one in the frame."""

    cell_said = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._cells: Sequence[HourCell] = ()
        self.at = (0, 0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    @property
    def current(self) -> HourCell | None:
        """The cell in the frame."""
        return self._cell(*self.at) if self._cells else None

    def show_cells(self, cells: Sequence[HourCell]) -> None:
        """Show another week of hours; the frame begins at the hour with the most."""
        self._cells = cells
        worst = max(cells, key=lambda cell: cell.n, default=None)
        if worst is not None:
            self._go(worst.weekday, worst.hour)
        self.update()

    def sizeHint(self) -> QSize:
        grid = self._grid()
        return QSize(grid.left + HOURS * self._theme.px(20), grid.top + DAYS * grid.row)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._grid().left + HOURS * 8, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        weekday, hour = self.at[0] + step[0], self.at[1] + step[1]
        self._go(min(DAYS - 1, max(0, weekday)), min(HOURS - 1, max(0, hour)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("tiny", tabular=True))
        self._paint_heads(painter)
        most = max((cell.n for cell in self._cells), default=0)
        for cell in self._cells:
            self._paint_cell(painter, cell, most)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        grid = self._grid()
        painter.setPen(self._theme.colour("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        for weekday in range(DAYS):
            row = QRectF(0, grid.top + weekday * grid.row, grid.left, grid.row)
            painter.drawText(row, middle, weekday_words(weekday, self._wording)[:_SHORT])
        for hour in range(0, HOURS, _EVERY):
            head = QRectF(grid.rect(0, hour).x(), 0, _EVERY * grid.width, grid.top)
            painter.drawText(head, middle | Qt.AlignmentFlag.AlignLeft, f"{hour:02d}")

    def _paint_cell(self, painter: QPainter, cell: HourCell, most: int) -> None:
        rect = self._grid().rect(cell.weekday, cell.hour)
        ground = self._ground(cell.n, most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 3, 3)
        if cell.n:
            text = self._wording.number(cell.n)
            if painter.fontMetrics().horizontalAdvance(text) <= rect.width():
                painter.setPen(self._ink_on(ground))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        if (cell.weekday, cell.hour) == self.at:
            tokens = self._theme.tokens
            colour = tokens.brand if self.hasFocus() else tokens.ink2
            if self.hasFocus() and cell.n * 2 > most:
                colour = tokens.ink
            painter.setPen(QPen(QColor(colour), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _ground(self, n: int, most: int) -> QColor:
        """The most in the full colour, the others up to halfway: beyond, no ink could be read on it."""
        if not n:
            return self._theme.colour("sunk")
        soft, full = self._theme.colour("brandsoft"), self._theme.colour("brand")
        part = 1.0 if n == most else 0.45 * (n - 1) / (most - 1)
        return QColor(
            *(
                round(low + (high - low) * part)
                for low, high in (
                    (soft.red(), full.red()),
                    (soft.green(), full.green()),
                    (soft.blue(), full.blue()),
                )
            )
        )

    def _ink_on(self, ground: QColor) -> QColor:
        tokens = self._theme.tokens
        return QColor(max((tokens.ink, tokens.brandink), key=lambda ink: contrast(ink, ground.name())))

    def _go_to(self, point: QPoint) -> None:
        cell = self._grid().cell_at(point)
        if cell is not None:
            self._go(*cell)

    def _go(self, weekday: int, hour: int) -> None:
        self.at = weekday, hour
        if self._cells:
            words = cell_words(self._cell(weekday, hour), self._wording)
            self.setAccessibleDescription(words)
            self.cell_said.emit(words)
        self.update()

    def _cell(self, weekday: int, hour: int) -> HourCell:
        return self._cells[weekday * HOURS + hour]

    def _grid(self) -> HeatGrid:
        px = self._theme.px
        return HeatGrid(self.width(), left=px(26), top=px(18), row=px(24))

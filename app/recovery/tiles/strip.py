"""The row of figures above the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.recovery.tiles.rows import TileRow
from app.ui.line_label import LineLabel
from app.ui.theme.theme import Theme

_GAP, _LEAST = 10, 118


class Tile(QFrame):
    """One figure under what it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._label = LineLabel(theme, role="small", colour="ink2")
        self._value = LineLabel(theme, role="page_title")
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._value)
        theme.changed.connect(self._measure)
        self._measure()

    def show_row(self, row: TileRow) -> None:
        """Show another figure."""
        self._label.set_text(row.label)
        self._value.set_text(row.value)
        self._value.set_colour("ink" if row.tone == "neutral" else row.tone)
        self.setAccessibleName(f"{row.label}: {row.value}")

    def _measure(self) -> None:
        px = self._theme.px
        self.layout().setContentsMargins(px(12), px(8), px(8), px(9))


class TileStrip(QWidget):
    """As many in a line as have room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles: list[Tile] = []
        self._in_a_line = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        theme.changed.connect(self._place)

    def show_rows(self, rows: Sequence[TileRow]) -> None:
        """Show these figures."""
        while len(self.tiles) < len(rows):
            self.tiles.append(Tile(self._theme))
            self._in_a_line = 0
        for at, tile in enumerate(self.tiles):
            tile.setVisible(at < len(rows))
        for tile, row in zip(self.tiles, rows, strict=False):
            tile.show_row(row)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        least = self._theme.px(_LEAST) + _GAP
        count = max(1, len(self.tiles))
        fitting = min(count, max(1, (self.width() + _GAP) // least))
        lines = -(-count // fitting)
        in_a_line = -(-count // lines)
        if in_a_line == self._in_a_line:
            return
        self._in_a_line = in_a_line
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // in_a_line, at % in_a_line)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 1 if at < in_a_line else 0)
        self.updateGeometry()

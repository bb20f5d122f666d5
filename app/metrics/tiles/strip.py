"""The figures side by side, going on in the next line where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.metrics.tiles.rows import TileRow
from app.metrics.tiles.tile import Tile
from app.ui.theme.theme import Theme

_GAP = 10


class TileStrip(QWidget):
    """``chosen`` carries the key of the figure that was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles: list[Tile] = []
        self._in_a_line = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        # Never lower than what its figures need, whatever else wants room.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[TileRow]) -> None:
        """Show these figures."""
        while len(self.tiles) < len(rows):
            tile = Tile(self._theme)
            # Without, it would be shown as a window of its own before it has its place.
            tile.setParent(self)
            tile.clicked.connect(lambda _checked=False, tile=tile: self.chosen.emit(tile.row.key))
            self.tiles.append(tile)
            self._in_a_line = 0
        for tile, row in zip(self.tiles, rows, strict=False):
            tile.show_row(row)
        for at, tile in enumerate(self.tiles):
            tile.setVisible(at < len(rows))
        self._fit()

    def tile(self, key: str) -> Tile:
        """The one of a figure."""
        return next(tile for tile in self.tiles if tile.row.key == key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.tiles:
            return
        least = self._least_widths()
        in_a_line = len(least)
        if in_a_line != self._in_a_line:
            self._in_a_line = in_a_line
            for at, tile in enumerate(self.tiles):
                self._grid.addWidget(tile, at // in_a_line, at % in_a_line)
            self.updateGeometry()
        equal = max(least) * in_a_line + _GAP * (in_a_line - 1) <= self.width()
        for at in range(self._grid.columnCount()):
            # As wide as each other where that cuts none; else each gets its part of the room.
            needed = least[at] if at < in_a_line else 0
            self._grid.setColumnStretch(at, min(1, needed) if equal else needed)

    def _least_widths(self) -> list[int]:
        """What each column needs where as many as have room stand in a line."""
        widths = [tile.least_width for tile in self.tiles]
        for columns in range(len(widths), 1, -1):
            least = [max(widths[at::columns]) for at in range(columns)]
            if sum(least) + _GAP * (columns - 1) <= self.width():
                return least
        return [max(widths)]

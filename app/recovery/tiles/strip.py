"""The row of figures above the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.recovery.tiles.rows import TileRow
from app.ui.line_label import LineLabel
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_GAP, _LEAST = 10, 112


class Tile(QFrame):
    """One figure under what it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._label = LineLabel(theme, role="small", colour="ink2")
        self._value = LineLabel(theme, role="page_title")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._label)
        self._column.addWidget(self._value)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def least_width(self) -> int:
        """So wide that nothing of it is cut."""
        words = max(self._label.sizeHint().width(), self._value.sizeHint().width())
        return words + self._theme.px(20)

    def show_row(self, row: TileRow) -> None:
        """Show another figure."""
        self._label.set_text(row.label)
        self._value.set_text(row.value)
        self._value.set_colour("ink" if row.tone == "neutral" else row.tone)
        self.setAccessibleName(f"{row.label}: {row.value}")

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(8), px(8), px(9))


class TileStrip(QWidget):
    """As many as have room in a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles: list[Tile] = []
        self._count = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[TileRow]) -> None:
        """Show these figures."""
        while len(self.tiles) < len(rows):
            tile = Tile(self._theme)
            self.tiles.append(tile)
            self._row.addWidget(tile, 1)
        self._count = len(rows)
        for tile, row in zip(self.tiles, rows, strict=False):
            tile.show_row(row)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The first are the most important ones; the last go where there is no room for them."""
        least = max([self._theme.px(_LEAST), *(tile.least_width for tile in self.tiles)])
        fitting = max(1, (self.width() + _GAP) // (least + _GAP))
        for at, tile in enumerate(self.tiles):
            show_only(tile, visible=at < min(fitting, self._count))

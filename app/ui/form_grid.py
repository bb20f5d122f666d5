"""Fields in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.theme.theme import Theme

WHOLE_ROW = "whole_row"
"""The property of a widget that takes a row to itself."""
_COLUMN = 170


class FormGrid(QWidget):
    """Never wider than its place: with less room the fields stand in one column."""

    def __init__(self, theme: Theme, cells: Sequence[QWidget], *, columns: int) -> None:
        super().__init__()
        self._theme = theme
        self._cells = tuple(cells)
        self._most = columns
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._arrange(columns)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(self._most, self.width() // self._theme.px(_COLUMN))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        at = 0
        for cell in self._cells:
            self._grid.removeWidget(cell)
            whole = bool(cell.property(WHOLE_ROW))
            if whole:
                at = -(-at // columns) * columns
            span = columns if whole else 1
            self._grid.addWidget(cell, at // columns, at % columns, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

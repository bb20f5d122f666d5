"""The numbers of a chart as a table."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

from app.core.sheets import Cell, Sheet
from app.ui.charts.data import ChartWording
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.theme import Theme

Line = tuple[tuple[Cell, ...], Hashable]
_ROW_HEIGHT = 30
_FIRST_WIDTH, _FIGURE_WIDTH = 160, 84


class _Lines(PagedTableModel[Line]):
    """The title of a column stands at the side of its cells."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            right = self.columns[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)


class TableView(RowTable):
    """A sheet on screen: Esc or T leaves it (``left``), Enter tells the key of a line (``key_opened``)."""

    left = Signal()
    key_opened = Signal(object)

    def __init__(
        self, theme: Theme, sheet: Sheet, *, keys: Sequence[Hashable], wording: ChartWording
    ) -> None:
        self.model_of_lines = _Lines(
            [
                Column(
                    column.title,
                    lambda line, at=at: cell_words(line[0][at], wording),  # type: ignore[misc]
                    right=column.right,
                    strong=at == 0,
                    width=_FIGURE_WIDTH if column.right else _FIRST_WIDTH,
                )
                for at, column in enumerate(sheet.columns)
            ]
        )
        super().__init__(theme, self.model_of_lines, name=sheet.title)
        self.model_of_lines.setParent(self)
        self.model_of_lines.show_rows(list(zip(sheet.rows, keys, strict=True)))
        self.setMinimumSize(0, 0)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(theme.px(48))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.row_opened.connect(self._open)
        theme.changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_T):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def texts(self) -> list[list[str]]:
        """What stands in its cells."""
        model = self.model_of_lines
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def _open(self, line: Line) -> None:
        if line[1] is not None:
            self.key_opened.emit(line[1])

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW_HEIGHT))


def cell_words(cell: Cell, wording: ChartWording) -> str:
    """A cell as the venue writes it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return wording.day(cell)
    if isinstance(cell, Decimal):
        exponent = cell.as_tuple().exponent
        return wording.decimal(float(cell), -exponent if isinstance(exponent, int) else 0)
    if isinstance(cell, int):
        return wording.number(cell)
    return str(cell)

"""A table of rows of the import, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from app.ui.row_model import AnyIndex
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.theme import Theme

PAGE = 100
_FIRST_VALUES = 2
_LAST_NEEDS = 320


class OutcomeModel(PagedTableModel[Any]):
    """Rows that are all at hand but shown page by page; the columns change with the file."""

    def __init__(self) -> None:
        super().__init__(())
        self._all: Sequence[Any] = ()
        self.more_wanted.connect(self._next_page)

    @property
    def all_rows(self) -> Sequence[Any]:
        """Every row at hand, shown yet or not."""
        return self._all

    def show_all(self, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
        """Show these rows under these columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        self._all = rows
        self.show_rows(rows[:PAGE], more=len(rows) > PAGE)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            text = super().data(index, Qt.ItemDataRole.DisplayRole)
            return str(text).replace("<", "‹") if text else None
        return super().data(index, role)

    def _next_page(self, shown: int) -> None:
        self.append_rows(self._all[shown : shown + PAGE], more=len(self._all) > shown + PAGE)


class OutcomeTable(RowTable):
    """Where there is no room, values in the middle give way to what stands at the right."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        self._rows = OutcomeModel()
        super().__init__(theme, self._rows, name=name)
        self._rows.setParent(self)
        theme.changed.connect(self._make_room)

    @property
    def rows(self) -> OutcomeModel:
        """What it shows."""
        return self._rows

    def show_all(self, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
        """Show these rows under these columns."""
        self._rows.show_all(columns, rows)
        self._measure()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        columns = self._rows.columns
        widths = [self._theme.px(column.width) for column in columns]
        room = self.viewport().width() - self._theme.px(_LAST_NEEDS)
        for place in range(len(columns)):
            self.setColumnHidden(place, False)
        for place in range(len(columns) - 2, _FIRST_VALUES - 1, -1):
            if sum(widths[: place + 1]) <= room:
                break
            self.setColumnHidden(place, True)

"""The cases as rows of a table that keeps its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.cases.schemas.rows import CaseRow
from app.recovery.log.columns import CaseColumn
from app.ui.row_table import PagedTableModel


class CaseTableModel(PagedTableModel[CaseRow]):
    """Rows that are the same cases in the same order only change their words; others start anew."""

    def __init__(self, columns: Sequence[CaseColumn], parent: QObject | None = None) -> None:
        super().__init__([each.column for each in columns], parent)
        self.case_columns = tuple(columns)

    def show_rows(self, rows: Sequence[CaseRow], *, more: bool = False) -> None:
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same or not rows:
            super().show_rows(rows, more=more)
            return
        changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = list(rows)
        self._more, self._asked = more, False
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def say_again(self) -> None:
        """The words of every row may have changed with the time."""
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DisplayRole])

    def at_of(self, case_id: int) -> int:
        """The row of a case; -1 when it is not among those fetched."""
        return next((at for at, row in enumerate(self._rows) if row.id == case_id), -1)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

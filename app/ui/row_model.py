"""A list model over rows of any kind, which asks for more when the view comes to its end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NO_PARENT = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class RowModel(QAbstractListModel, Generic[R]):
    """Rows behind a painting delegate; ``say`` gives the words for people who listen.

    ``key`` tells whether two rows are the same one, so that a refresh keeps the selection.
    ``more_wanted`` is emitted with the number of rows there are when the view needs further ones.
    """

    more_wanted = Signal(int)

    def __init__(
        self,
        *,
        say: Callable[[R], str],
        key: Callable[[R], Hashable] = id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._key = key
        self._rows: list[R] = []
        self._more = False
        self._asked = False

    @property
    def rows(self) -> Sequence[R]:
        """What is shown now."""
        return self._rows

    def show_rows(self, rows: Sequence[R], *, more: bool = False) -> None:
        """Show these instead; ``more`` when there are further ones to ask for."""
        same = [self._key(row) for row in rows] == [self._key(row) for row in self._rows]
        if same and rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self._more, self._asked = more, False

    def append_rows(self, rows: Sequence[R], *, more: bool) -> None:
        """Add the next page."""
        if rows:
            self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._more, self._asked = more, False

    def row_at(self, index: AnyIndex) -> R | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the row with this key is; invalid when it is not shown."""
        for at, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(at)
        return QModelIndex()

    def key_at(self, index: AnyIndex) -> Hashable | None:
        """The key of the row behind an index."""
        row = self.row_at(index)
        return None if row is None else self._key(row)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        return self._say(row) if role in _SPOKEN else None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._rows))

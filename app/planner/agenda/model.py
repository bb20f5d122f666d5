"""The items of the list as a model; heads are read but never chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from app.planner.agenda.items import HeadItem, Item, key_of
from app.planner.agenda.words import item_words
from app.planner.sources import SaysLine
from app.ui.row_model import AnyIndex, RowModel
from app.ui.tooltips import plain_tooltip
from app.wording.reading import Reading


class AgendaModel(RowModel[Item]):
    """Says each item as it is shown."""

    def __init__(self, reading: Reading, say_line: SaysLine, parent: QObject | None = None) -> None:
        super().__init__(
            say=lambda item: item_words(item, reading=reading, say_line=say_line), key=key_of, parent=parent
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line may be cut on screen: its tooltip says all of it."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(super().data(index) or "")
        return super().data(index, role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), HeadItem):
            return Qt.ItemFlag.NoItemFlags | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

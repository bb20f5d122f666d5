"""The items of the list as a model; heads are read but never chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.planner.agenda.items import HeadItem, Item, key_of
from app.planner.agenda.words import item_words
from app.planner.sources import SaysLine
from app.ui.row_model import AnyIndex, RowModel
from app.wording.reading import Reading


class AgendaModel(RowModel[Item]):
    """Says each item as it is shown."""

    def __init__(self, reading: Reading, say_line: SaysLine, parent: QObject | None = None) -> None:
        super().__init__(
            say=lambda item: item_words(item, reading=reading, say_line=say_line), key=key_of, parent=parent
        )

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if isinstance(self.row_at(index), HeadItem):
            return Qt.ItemFlag.NoItemFlags | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

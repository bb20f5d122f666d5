"""The list of what is coming."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from app.occasions.schemas import AgendaRow, MomentKey
from app.planner.agenda.delegate import AgendaDelegate
from app.planner.agenda.items import MoreItem, RowItem
from app.planner.agenda.model import AgendaModel
from app.planner.sources import SaysLine
from app.planner.state import same_moment
from app.ui.row_list import RowList
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_FIRST = QKeySequence.StandardKey.MoveToStartOfLine
_LAST = QKeySequence.StandardKey.MoveToEndOfLine


class AgendaList(RowList):
    """``moment_chosen`` follows the choice, ``moment_opened`` Enter or a double click.

    ``more_wanted`` tells the day whose last line was pressed.
    """

    moment_chosen = Signal(object)
    moment_opened = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, theme: Theme, *, reading: Reading, say_line: SaysLine, name: str) -> None:
        self.agenda_model = AgendaModel(reading, say_line)
        super().__init__(theme, self.agenda_model, AgendaDelegate(theme, reading, say_line), name=name)
        self.agenda_model.setParent(self)
        self._scroll_bar = self.verticalScrollBar()
        self.row_chosen.connect(self._tell_chosen_item)
        self.row_opened.connect(self._tell_opened_item)

    @property
    def current_moment(self) -> AgendaRow | None:
        """The moment chosen now."""
        item = self.current_row
        return item.row if isinstance(item, RowItem) else None

    def choose_moment(self, key: MomentKey) -> bool:
        """Choose a moment; whether it is in the list."""
        return self.choose(same_moment(key))

    def mark_moment(self, key: MomentKey) -> None:
        """Have the frame on a moment without telling of it, as when it was opened elsewhere."""
        self.blockSignals(True)
        self.choose_moment(key)
        self.blockSignals(False)

    def leave(self) -> None:
        """Have nothing chosen."""
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_FIRST):
            self._go_to_end(forward=False)
        elif event.matches(_LAST):
            self._go_to_end(forward=True)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.agenda_model.row_at(self.indexAt(event.position().toPoint()))
        if isinstance(item, MoreItem):
            self.more_wanted.emit(item.on)

    def _go_to_end(self, *, forward: bool) -> None:
        """The first or last line that can be chosen; heads cannot."""
        rows = range(self.agenda_model.rowCount())
        order = reversed(rows) if forward else rows
        at = next((row for row in order if self._can_choose(row)), None)
        if at is not None:
            self.setCurrentIndex(self.agenda_model.index(at))

    def _can_choose(self, row: int) -> bool:
        return isinstance(self.agenda_model.rows[row], RowItem | MoreItem)

    def _tell_chosen_item(self, item: Any) -> None:
        if isinstance(item, RowItem):
            self.moment_chosen.emit(item.row)

    def _tell_opened_item(self, item: Any) -> None:
        if isinstance(item, RowItem):
            self.moment_opened.emit(item.row)
        elif isinstance(item, MoreItem):
            self.more_wanted.emit(item.on)

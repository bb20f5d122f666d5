"""The left side of an import: what every column of the file means."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.core.words import gettext as _
from app.transfer.columns.column_words import heading, spoken
from app.transfer.columns.delegate import ColumnDelegate
from app.transfer.columns.target_picker import TargetPicker
from app.transfer.list_card import ListCard
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.targets import MANY, Target
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.theme.theme import Theme


class ColumnsCard(ListCard):
    """Enter, a click on a chip or typing opens the meanings; Delete leaves a column out.

    ``target_chosen`` gives the place of the column and its new target.
    """

    target_chosen = Signal(int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Columns"))
        self._mapping: Mapping | None = None
        self._asked = -1
        self._model: RowModel[Column] = RowModel(say=spoken, key=lambda column: column.index, parent=self)
        delegate = ColumnDelegate(theme)
        self.list = ColumnList(theme, self._model, delegate)
        self.picker = TargetPicker(theme, self)
        self.add(self.list, 1)
        self.list.row_opened.connect(self.ask)
        self.list.typed.connect(self._ask_current)
        self.list.delete_pressed.connect(self._leave_out)
        self.picker.picked.connect(self._choose)
        self.picker.left.connect(lambda: self.list.setFocus(Qt.FocusReason.PopupFocusReason))
        self.setFocusProxy(self.list)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what the columns mean."""
        other = self._mapping is None or len(self._mapping.columns) != len(mapping.columns)
        self._mapping = mapping
        self._model.show_rows(mapping.columns)
        self.set_caption(
            _("{matched} of {count} matched").format(matched=mapping.matched, count=len(mapping.columns))
        )
        if other and mapping.columns:
            self.list.setCurrentIndex(self._model.index(0))

    def ask(self, column: Column, typed: str = "") -> None:
        """Offer other meanings for a column."""
        if self._mapping is None:
            return
        self._asked = column.index
        taken = {
            other.target: _("now {header}").format(header=heading(other))
            for other in self._mapping.columns
            if other.target not in MANY and other.index != column.index
        }
        place = self.list.below_chip(self._model.index_of(column.index))
        self.picker.open_at(place, header=heading(column), current=column.target, taken=taken, typed=typed)

    def _ask_current(self, text: str) -> None:
        column = self.list.current_row
        if isinstance(column, Column):
            self.ask(column, text)

    def _leave_out(self) -> None:
        column = self.list.current_row
        if isinstance(column, Column) and column.target is not Target.LEAVE_OUT:
            self.target_chosen.emit(column.index, Target.LEAVE_OUT)

    def _choose(self, target: Target) -> None:
        if self._asked >= 0:
            self.target_chosen.emit(self._asked, target)


class ColumnList(RowList):
    """``typed`` gives letters typed over a row."""

    typed = Signal(str)
    delete_pressed = Signal()

    def __init__(self, theme: Theme, model: RowModel[Any], delegate: ColumnDelegate) -> None:
        super().__init__(theme, model, delegate, name=_("Columns and what they mean"))
        self._columns = delegate

    def below_chip(self, index: QModelIndex) -> QPoint:
        """Where something that belongs to the chip of a row opens, on the screen."""
        rect = self.visualRect(index)
        return self.viewport().mapToGlobal(QPoint(self._columns.chip_left(rect), rect.bottom() - 6))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_chip = event.position().x() >= self._columns.chip_left(self.visualRect(index))
        if index.isValid() and on_chip and event.button() == Qt.MouseButton.LeftButton:
            self.open_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.open_current()
        elif not held and event.text() and event.text().isprintable() and event.text() != "/":
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

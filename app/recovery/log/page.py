"""The cases as a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from app.recovery.empty_log import EmptyLog
from app.recovery.log.bulk_bar import BulkBar
from app.recovery.log.columns import columns_of
from app.recovery.log.delegate import CaseDelegate
from app.recovery.log.table import CaseTable
from app.recovery.log.table_layout import TableLayout
from app.recovery.log.table_model import CaseTableModel
from app.recovery.view_model import LogViewModel
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme


class LogPage(QFrame):
    """The table, what stands in its place when it is empty, and the bar for several chosen cases.

    ``case_chosen`` follows when exactly one is chosen; one that leaves the list stays the last that was.
    """

    case_chosen = Signal(int)
    case_opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, view_model: LogViewModel, *, theme: Theme, remembered: Remembered) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._view_model = view_model
        self._theme = theme
        reading = view_model.reading
        self.model = CaseTableModel(columns_of(reading), self)
        self.table = CaseTable(theme, self.model, CaseDelegate(theme, reading))
        self.columns = TableLayout(self.table, self.model, theme=theme, remembered=remembered)
        self.bulk = BulkBar(theme)
        self.empty = EmptyLog(view_model, theme=theme)
        self._stack = QStackedLayout()
        self._build()
        self._connect()

    @property
    def chosen_ids(self) -> tuple[int, ...]:
        """The chosen cases in the order of the list."""
        return tuple(row.id for row in self.table.chosen_rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and len(self.chosen_ids) > 1:
            self.choose_one()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keys onto the list, or onto the one way on where it is empty."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_one(self) -> None:
        """Leave only the current case chosen."""
        at = self.table.currentIndex().row()
        if at >= 0:
            self.table.choose_row(at)
        else:
            self.table.clearSelection()
        self.table.setFocus()

    def _build(self) -> None:
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(holder, 1)
        column.addWidget(self.bulk)

    def _connect(self) -> None:
        view_model = self._view_model
        view_model.rows_shown.connect(lambda is_new: self._show_rows(is_new=is_new))
        view_model.rows_added.connect(self._add_rows)
        view_model.state_changed.connect(self._show_order)
        view_model.ticked.connect(self.model.say_again)
        self.model.more_wanted.connect(lambda _count: view_model.ask_more())
        self.table.sort_wanted.connect(view_model.sort_by)
        self.table.case_opened.connect(self.case_opened)
        self.table.chosen_changed.connect(self._tell_chosen)
        self.bulk.none_wanted.connect(self.choose_one)
        self.empty.new_wanted.connect(self.new_wanted)
        self._show_order()

    def _show_rows(self, *, is_new: bool) -> None:
        view_model = self._view_model
        self.table.show_rows(view_model.rows, more=view_model.more, is_new=is_new)
        if view_model.rows:
            self._stack.setCurrentWidget(self.table)
        else:
            self._show_empty()
        self._tell_chosen()

    def _show_empty(self) -> None:
        had_focus = self.table.hasFocus()
        self.empty.say_why()
        self._stack.setCurrentWidget(self.empty)
        if had_focus:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_rows(self) -> None:
        view_model = self._view_model
        known = len(self.model.rows)
        self.model.append_rows(view_model.rows[known:], more=view_model.more)

    def _show_order(self) -> None:
        state = self._view_model.state
        self.table.show_order(state.order, descending=state.descending)

    def _tell_chosen(self) -> None:
        chosen = self.chosen_ids
        self.bulk.show_count(len(chosen))
        if len(chosen) == 1:
            self.case_chosen.emit(chosen[0])

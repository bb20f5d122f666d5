"""The table of the log: several rows can be chosen, and none is ever lost from sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseOrder
from app.core.words import gettext as _
from app.recovery.log.columns import CaseColumn
from app.recovery.log.delegate import CaseDelegate
from app.recovery.log.table_model import CaseTableModel
from app.ui.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Select = QItemSelectionModel.SelectionFlag


class CaseTable(QTableView):
    """``case_chosen`` follows the current row, ``chosen_changed`` all the chosen ones, ``case_opened`` Enter.

    ``sort_wanted`` carries the CaseOrder of a head that was clicked, ``room_changed`` tells of more or
    less width.
    """

    case_chosen = Signal(int)
    case_opened = Signal(int)
    chosen_changed = Signal()
    room_changed = Signal()
    sort_wanted = Signal(object)

    def __init__(self, theme: Theme, model: CaseTableModel, delegate: CaseDelegate) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._delegate = delegate
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.fit_rows)
        self._dress()
        # Held on to: what is connected to it leads round to it, and whoever collects rings would take it away.
        self._head = self.horizontalHeader()
        self._head.sectionClicked.connect(self._tell_sort)
        self._head.sectionResized.connect(lambda _at, _old, _new: self._settle.start())
        model.modelReset.connect(self.fit_rows)
        model.rowsInserted.connect(lambda _parent, first, last: self._fit(first, last))
        model.dataChanged.connect(lambda first, last: self._fit(first.row(), last.row()))
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.chosen_changed.emit())
        self.activated.connect(self._tell_opened)
        theme.changed.connect(self._settle.start)

    @property
    def current_id(self) -> int:
        """The case of the current row; 0 for none."""
        row = self._model.row_at(self.currentIndex())
        return row.id if row is not None else 0

    @property
    def chosen_rows(self) -> tuple[CaseRow, ...]:
        """The chosen cases, in the order of the list."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.rows[at] for at in places)

    def show_rows(self, rows: Sequence[CaseRow], *, more: bool, is_new: bool) -> None:
        """Show these; where the same was asked again, choice and place stay as they are."""
        chosen = () if is_new else tuple(row.id for row in self.chosen_rows)
        current = self.current_id
        anchor = None if is_new else self._anchor()
        self._model.show_rows(rows, more=more)
        self._choose_again(current, chosen)
        if is_new:
            self.scrollToTop()
        elif anchor is not None:
            self._hold(*anchor)

    def choose(self, case_id: int) -> bool:
        """Make the row of this case the current one; whether it is there."""
        at = self._model.at_of(case_id)
        if at >= 0 and case_id != self.current_id:
            self.choose_row(at)
        return at >= 0

    def choose_row(self, at: int) -> None:
        """Choose one row alone, whatever keys are held down."""
        index = self._model.index(at, self._first_column())
        self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect | _Select.Rows)
        self.scrollTo(index)

    def fit_rows(self) -> None:
        """Give every row the height that its words need."""
        self._fit(0, self._model.rowCount() - 1)

    def show_order(self, order: CaseOrder, *, descending: bool) -> None:
        """Show on the heads what the rows are sorted by."""
        at = next((i for i, each in enumerate(self._model.case_columns) if each.order is order), -1)
        turned = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(at, turned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _ENTER and plain:
            self._tell_opened(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and plain:
            self.selectionModel().select(self.currentIndex(), _Select.Toggle | _Select.Rows)
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setAccessibleName(_("Cases"))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(self._theme.px(24))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setSortIndicatorShown(True)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(self._theme.px(44))

    def _fit(self, first: int, last: int) -> None:
        widths = [
            (column, self.columnWidth(at))
            for at, column in enumerate(self._model.case_columns)
            if not self.isColumnHidden(at)
        ]
        rows = self._model.rows
        for at in range(first, min(last + 1, len(rows))):
            high = self._delegate.height_of(rows[at], widths)
            if self.rowHeight(at) != high:
                self.setRowHeight(at, high)

    def _anchor(self) -> tuple[int, int] | None:
        """The case at the top of what is in sight, and how far it is scrolled off."""
        row = self._model.row_at(self.indexAt(self.viewport().rect().topLeft()))
        if row is None:
            return None
        return row.id, self.rowViewportPosition(self._model.at_of(row.id))

    def _hold(self, case_id: int, offset: int) -> None:
        at = self._model.at_of(case_id)
        if at >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(at) - offset)

    def _choose_again(self, current: int, chosen: Sequence[int]) -> None:
        at = self._model.at_of(current)
        model = self.selectionModel()
        if at >= 0 and at != self.currentIndex().row():
            index = self._model.index(at, self._first_column())
            model.setCurrentIndex(index, _Select.ClearAndSelect | _Select.Rows)
        selection = QItemSelection()
        for case_id in chosen:
            found = self._model.at_of(case_id)
            if found >= 0:
                last = self._model.columnCount() - 1
                selection.select(self._model.index(found, 0), self._model.index(found, last))
        if chosen:
            model.select(selection, _Select.ClearAndSelect | _Select.Rows)

    def _first_column(self) -> int:
        return max(0, self.horizontalHeader().logicalIndex(0))

    def _tell_current(self, index: QModelIndex) -> None:
        self.viewport().update()
        row = self._model.row_at(index)
        if row is not None:
            self.case_chosen.emit(row.id)

    def _tell_opened(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.case_opened.emit(row.id)

    def _tell_sort(self, section: int) -> None:
        column: CaseColumn = self._model.case_columns[section]
        if column.order is not None:
            self.sort_wanted.emit(column.order)

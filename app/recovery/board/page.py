"""The open cases by step, side by side."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from app.cases.schemas.rows import CaseRow
from app.core.words import gettext as _
from app.model.case import CaseStep
from app.recovery.board.delegate import CardDelegate, say_card
from app.recovery.board.lanes import STEPS, by_step, column_words
from app.recovery.empty_log import EmptyLog
from app.recovery.view_model import LogViewModel
from app.ui.labels import plain_label
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BY_HAND = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
_LEAST, _LEAST_EMPTY = 120, 74


class StepList(RowList):
    """The cards of one step; ``side_wanted`` when an arrow leads to the column beside it."""

    side_wanted = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = _SIDE.get(Qt.Key(event.key()))
        if side is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.side_wanted.emit(side)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_HAND:
            if not self.currentIndex().isValid():
                self.step(0)
            self.entered.emit()


class BoardColumn(QFrame):
    """A step with how many cases are at it, and their cards."""

    def __init__(self, theme: Theme, view_model: LogViewModel, step: CaseStep) -> None:
        super().__init__()
        self.step = step
        self._words = column_words(step, to_close=_("To close"))
        self._wording = view_model.reading.wording
        reading = view_model.reading
        self.model: RowModel[CaseRow] = RowModel(
            say=lambda row: say_card(row, reading), key=lambda row: row.id, parent=self
        )
        self.list = StepList(theme, self.model, CardDelegate(theme, reading), name=self._words)
        self.list.setProperty("kind", "board")
        self.list.viewport().setAutoFillBackground(False)
        self.head = plain_label(self._words, "field-label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)

    def show_rows(self, rows: list[CaseRow]) -> None:
        """Show these cards."""
        self.model.show_rows(rows)
        words = f"{self._words} {self._wording.number(len(rows))}" if rows else self._words
        self.head.setText(words)
        self.list.setAccessibleName(words)


class BoardPage(QWidget):
    """Arrows go between cards and columns, Enter opens; cases move on by their steps, not by hand."""

    case_chosen = Signal(int)
    case_opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, view_model: LogViewModel, *, theme: Theme) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self.empty = EmptyLog(view_model, theme=theme)
        self.empty.new_wanted.connect(self.new_wanted)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedLayout(self)
        body = QWidget()
        body.setProperty("kind", "clear")
        self.columns = [BoardColumn(theme, view_model, step) for step in STEPS]
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        for column in self.columns:
            self._row.addWidget(column)
        self._area.setWidget(body)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        self._connect()
        theme.changed.connect(self._measure)
        self._measure()
        self.show_rows()

    @property
    def current_id(self) -> int:
        """The case of the card that is chosen; 0 for none."""
        for column in self.columns:
            row = column.list.current_row
            if row is not None and column.list.selectionModel().hasSelection():
                return int(row.id)
        return 0

    def show_rows(self) -> None:
        """Sort the cases of the list into the columns."""
        chosen = self.current_id
        for column, found in zip(self.columns, by_step(self._view_model.rows), strict=True):
            column.show_rows(found.rows)
        if chosen:
            self.choose(chosen)
        some = any(column.model.rows for column in self.columns)
        if not some:
            self.empty.say_why()
        self._stack.setCurrentWidget(self._area if some else self.empty)
        self._measure()

    def choose(self, case_id: int) -> bool:
        """Have this case's card as the chosen one; whether it is on the board."""
        for column in self.columns:
            index = column.model.index_of(case_id)
            if index.isValid():
                if column.list.currentIndex() != index:
                    column.list.setCurrentIndex(index)
                self._leave_others(column)
                return True
        return False

    def take_focus(self) -> None:
        """Put the keys onto the first card, or the one that is chosen."""
        if self._stack.currentWidget() is self.empty:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chosen = next((c for c in self.columns if c.list.selectionModel().hasSelection()), None)
        target = chosen or next((c for c in self.columns if c.model.rows), self.columns[0])
        self._leave_others(target)
        target.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        view_model = self._view_model
        view_model.rows_shown.connect(lambda _is_new: self.show_rows())
        view_model.rows_added.connect(self.show_rows)
        view_model.ticked.connect(self._repaint)
        for at, column in enumerate(self.columns):
            column.list.row_chosen.connect(lambda row, c=column: self._chosen(c, row))
            column.list.row_opened.connect(lambda row: self.case_opened.emit(row.id))
            column.list.side_wanted.connect(lambda side, at=at: self._go(at, side))
            column.list.entered.connect(lambda c=column: self._entered(c))

    def _go(self, at: int, side: int) -> None:
        place = max(0, self.columns[at].list.currentIndex().row())
        at += side
        while 0 <= at < len(self.columns):
            column = self.columns[at]
            count = len(column.model.rows)
            if count:
                column.list.setCurrentIndex(column.model.index(min(place, count - 1)))
                column.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self._area.ensureWidgetVisible(column, 0, 0)
                return
            at += side

    def _chosen(self, column: BoardColumn, row: CaseRow) -> None:
        self._leave_others(column)
        self.case_chosen.emit(row.id)

    def _entered(self, column: BoardColumn) -> None:
        row = column.list.current_row
        if row is not None and not column.list.selectionModel().hasSelection():
            column.list.setCurrentIndex(QModelIndex())
            column.list.choose(row.id)

    def _leave_others(self, column: BoardColumn) -> None:
        """One card is chosen on the whole board, and Tab stops there alone."""
        for other in self.columns:
            here = other is column
            other.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if not here:
                other.list.clearSelection()

    def _repaint(self) -> None:
        for column in self.columns:
            column.list.viewport().update()

    def _measure(self) -> None:
        """A step at which nothing stands needs less room, and what is only to be closed none."""
        for at, column in enumerate(self.columns):
            some = bool(column.model.rows)
            show_only(column, visible=some or column.step is not CaseStep.DONE)
            column.setMinimumWidth(self._theme.px(_LEAST if some else _LEAST_EMPTY))
            self._row.setStretch(at, 3 if some else 1)

"""The left side of the pane: how many were found, who they are, and the way to add somebody."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.customers.lookup_rows import LookupRow
from app.customers.results.add_row import AddRow
from app.customers.results.delegate import ResultDelegate, row_key
from app.customers.results.nobody_yet import NobodyYet
from app.customers.results.view_model import LookupViewModel
from app.customers.words.results import heading, spoken, took
from app.ui.empty_state import EmptyState
from app.ui.labels import hairline, plain_label
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class ResultsPanel(QFrame):
    """``opened`` follows Enter or a double click; ``new_wanted`` carries what was looked up.

    ``answered`` tells that the rows shown belong to what was looked up.
    """

    answered = Signal()

    opened = Signal(int)
    new_wanted = Signal(str)
    import_wanted = Signal()
    rehearsal_wanted = Signal()

    def __init__(self, view_model: LookupViewModel, *, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._view_model = view_model
        self._theme = theme
        wording = self._wording = reading.wording
        self._model: RowModel[LookupRow] = RowModel(
            say=lambda row: spoken(row, reading), key=row_key, parent=self
        )
        delegate = ResultDelegate(theme, reading)
        self.list = RowList(theme, self._model, delegate, name=wording.words.customers_title)
        self._heading = plain_label("", "strong", wrap=True)
        self._took = plain_label("", "faint")
        self._add = AddRow(theme, new_customer=wording.words.new_customer, customer=wording.words.customer)
        self._why_empty = ""
        self.nobody = self._make_nobody()
        self._not_found = EmptyState(theme, sentence="", icon="search")
        self._stack = QStackedLayout()
        self._build()
        self._connect()
        self._show_answer(is_new=True)

    @property
    def sentence(self) -> str:
        """What stands above the list."""
        return self._heading.text() if self._model.rows else self._why_empty

    @property
    def answers(self) -> str | None:
        """The text that the rows shown belong to; None before the first answer."""
        return self._view_model.answered_text

    def step(self, rows: int) -> None:
        """Move the choice, as arrows in the lookup field do."""
        self.list.step(rows)

    def mark(self, customer_id: int) -> None:
        """Have the row of whoever is worked on as the current one, and none where it is not in the list."""
        if not self.list.choose(customer_id):
            self.list.setCurrentIndex(QModelIndex())

    def open_chosen(self) -> None:
        """Open whoever is chosen, or the first one found."""
        if self.list.current_row is None:
            self.list.step(0)
        self.list.open_current()

    def _make_nobody(self) -> NobodyYet:
        nobody = NobodyYet(self._theme, kind=self._wording.kind)
        nobody.import_wanted.connect(self.import_wanted)
        nobody.rehearsal_wanted.connect(self.rehearsal_wanted)
        return nobody

    def _build(self) -> None:
        px = self._theme.px
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), px(9), px(12), px(9))
        row.addWidget(self._heading, 1)
        row.addWidget(self._took)
        holder = QWidget()
        holder.setLayout(self._stack)
        for part in (self.list, self.nobody, self._not_found):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addWidget(holder, 1)
        column.addWidget(self._add)

    def _connect(self) -> None:
        self._view_model.answered.connect(lambda is_new: self._show_answer(is_new=is_new))
        self._view_model.answered.connect(lambda _is_new: self.answered.emit())
        self._view_model.text_changed.connect(self._add.offer)
        self.list.row_chosen.connect(lambda row: self._view_model.choose(row.customer_id))
        self.list.row_opened.connect(lambda row: self.opened.emit(row.customer_id))
        self._add.clicked.connect(lambda: self.new_wanted.emit(self._view_model.text))

    def _show_answer(self, *, is_new: bool) -> None:
        result, text = self._view_model.result, self._view_model.text
        self._heading.setText(heading(text, result, wording=self._wording))
        self._took.setText(took(result) if text else "")
        self._model.show_rows(result.rows)
        if is_new and text and result.rows:
            self.list.setCurrentIndex(self._model.index(0))
            self.list.scrollToTop()
        self._choose_stack()

    def _choose_stack(self) -> None:
        if self._model.rows or not self._view_model.is_answered:
            self._stack.setCurrentWidget(self.list)
        elif self._view_model.text:
            self._why_empty = _("Nobody matches “{text}”").format(text=self._view_model.text)
            self._not_found.set_words(
                sentence=self._why_empty,
                more=_("Any part of a name, number, email, place, pet or wish will do."),
            )
            self._stack.setCurrentWidget(self._not_found)
        else:
            self._stack.setCurrentWidget(self.nobody)

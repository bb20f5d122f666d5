"""A catalogue to look through, with the form of one line beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.draft_form import DraftForm
from app.ui.empty_state import EmptyState
from app.ui.form_slot import FormKey, FormSlot, SlotForm
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.settings.keep_bar import SAVE_KEYS
from app.ui.settings.lines import Line, LineDelegate, matching
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_BESIDE = 620
_FORM = 330
NEW = 0


class Offers(Protocol):
    """What a catalogue is of."""

    @property
    def title(self) -> str:
        """What stands above it."""
        ...

    @property
    def add_words(self) -> str:
        """What adding one is called."""
        ...

    @property
    def empty_words(self) -> str:
        """What is said while there is none."""
        ...

    def new_form(self) -> SlotForm:
        """A form for one more."""
        ...

    def form_of(self, line: Line) -> SlotForm:
        """A form that changes one."""
        ...


class Catalogue(Card):
    """Arrows look through it, Enter goes into the form, Esc comes back; what was typed is kept."""

    def __init__(self, theme: Theme, offers: Offers, *, searched: bool = False) -> None:
        super().__init__(offers.title, padding=14)
        self._theme = theme
        self._offers = offers
        self._lines: Sequence[Line] = ()
        self._order: Callable[[Line], str] | None = None
        self.add_button = PushButton(theme, offers.add_words, icon="plus")
        self.add_button.clicked.connect(self.open_new)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(200)
        self.search.setAccessibleName(_("Search: {list}").format(list=offers.title))
        self.search.textEdited.connect(self._refill)
        if not searched:
            self.search.hide()
        self._model: RowModel[Line] = RowModel(
            say=lambda line: line.words, key=lambda line: line.id, parent=self
        )
        self.list = RowList(theme, self._model, LineDelegate(theme), name=offers.title)
        self.list.row_chosen.connect(self._look_at)
        self.list.row_opened.connect(self._open)
        self.list.clicked.connect(lambda _index: self._open_clicked())
        self.empty = EmptyState(theme, sentence=offers.empty_words, action=offers.add_words)
        self.empty.action_wanted.connect(self.open_new)
        self.slot = FormSlot(theme)
        self.slot.turned.connect(lambda _open: self._fit())
        self.slot.left.connect(self._come_back)
        self._build()

    @property
    def lines(self) -> Sequence[Line]:
        """What the list shows now."""
        return self._model.rows

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; a form that nobody wrote into is made anew."""
        self._lines = lines
        self._refill()
        shown, form = self.slot.shown, self.slot.form
        if shown is not None and form is not None and shown.row_id and not form.is_touched:
            line = next((one for one in lines if one.id == shown.row_id), None)
            writing = QApplication.focusWidget()
            focused = writing is not None and self._form_area.isAncestorOf(writing)
            self.slot.drop(shown)
            if line is not None:
                self._open(line, take_focus=focused)

    def set_order(self, order: Callable[[Line], str] | None) -> None:
        """List them in this order; None is the one in which they come."""
        self._order = order
        self._refill()

    def open_new(self) -> None:
        """Ask for one more."""
        self.slot.open_form(FormKey(0, "new", NEW), self._offers.new_form, title=self._offers.add_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self.add_to_head(self.add_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self._list_side = left
        self._form_area = QScrollArea()
        self._form_area.setWidgetResizable(True)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        inside_column = QVBoxLayout(inside)
        inside_column.setContentsMargins(0, 0, 0, 0)
        inside_column.addWidget(self.slot)
        inside_column.addStretch(1)
        self._form_area.setWidget(inside)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(self._form_area, 1)
        self.add(row, 1)
        keep = QShortcut(QKeySequence(SAVE_KEYS), self)
        keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keep.activated.connect(self._save)
        self._refill()
        self._fit()

    def _refill(self) -> None:
        lines = matching(self._lines, self.search.text())
        if self._order is not None:
            lines.sort(key=self._order)
        self._model.show_rows(lines)
        show_only(self.list, visible=bool(lines))
        show_only(self.empty, visible=not lines)
        searched = bool(self._lines) and not lines
        self.empty.set_words(
            sentence=_("Nothing with these words.") if searched else self._offers.empty_words,
            action=self._offers.add_words,
        )

    @property
    def _is_roomy(self) -> bool:
        return self.width() >= self._theme.px(_BESIDE)

    def _look_at(self, line: Line) -> None:
        """Looking through the list shows each form beside it; without room for both, Enter opens one."""
        if self._is_roomy:
            self._open(line, take_focus=False)

    def _open_clicked(self) -> None:
        if self.list.current_row is not None:
            self._open(self.list.current_row, take_focus=not self._is_roomy)

    def _open(self, line: Line, *, take_focus: bool = True) -> None:
        self.slot.open_form(
            FormKey(0, "line", line.id),
            lambda: self._offers.form_of(line),
            title=line.name,
            take_focus=take_focus,
        )

    def _come_back(self, had_focus: bool) -> None:
        if had_focus:
            back = self.list if self.list.isVisible() and self.list.current_row else self.add_button
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        form = self.slot.form
        if isinstance(form, DraftForm):
            form.submit()

    def _fit(self) -> None:
        is_open = self.slot.shown is not None
        self._form_area.setMinimumWidth(self._theme.px(_FORM) if self._is_roomy and is_open else 0)
        show_only(self._form_area, visible=is_open)
        show_only(self._list_side, visible=self._is_roomy or not is_open)

"""The people behind a figure, beside the charts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.metrics.people.delegate import PersonDelegate
from app.metrics.people.promise_form import PromiseForm
from app.metrics.people.rows import PersonRow
from app.metrics.people.view_model import PeopleViewModel
from app.ui.buttons import IconButton, PushButton
from app.ui.card_slot import CardSlot
from app.ui.empty_state import EmptyState
from app.ui.labels import hairline, plain_label
from app.ui.reading_order import reading_order
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.segmented import Segmented
from app.ui.showing import show_only
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_ALL, _WITH_WORDS = "all", "words"


class PeoplePanel(QFrame):
    """``customer_wanted`` leads to a card, ``change_wanted`` to an answer, ``left`` back to the charts.

    ``case_wanted`` opens a case of nobody known, 0: to somebody without a card nothing can be promised.
    ``table_wanted`` asks to save them as a file.
    """

    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    change_wanted = Signal(int)
    table_wanted = Signal(object)
    left = Signal()

    def __init__(self, view_model: PeopleViewModel, *, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self.view_model = view_model
        self._theme = theme
        self._wording = wording
        self.title = plain_label("", "card-title", wrap=True)
        self.figure = plain_label("", "small", wrap=True)
        self.about = plain_label("", "faint", wrap=True)
        self.leave = IconButton(theme, icon="x", name=_("Back to the charts"), size=16)
        self.save = IconButton(theme, icon="file-down", name=_("Save these answers"), size=16)
        self.which = Segmented([(_ALL, _("All")), (_WITH_WORDS, _("With words"))], name=_("Which answers"))
        self.model = RowModel[PersonRow](say=lambda row: row.spoken, key=lambda row: row.answer_id)
        self.list = RowList(theme, self.model, PersonDelegate(theme), name=_("Answers"))
        self.model.setParent(self.list)
        self.empty = EmptyState(theme, sentence="", icon="message-square")
        self.card = PushButton(theme, _("Open the card"), kind="primary")
        self.promise = PushButton(theme, _("Promise…"), icon="handshake")
        self.case = PushButton(theme, _("Open a case"), icon="heart-handshake", kind="primary")
        self.change = PushButton(theme, _("Change…"), icon="pencil")
        self.unknown = plain_label(without_card_words(), "faint", wrap=True)
        self.slot = CardSlot()
        self.form = PromiseForm(theme, view_model, zone=wording.zone)
        self._build()
        self._connect()

    @property
    def widget(self) -> QWidget:
        """What stands beside the charts."""
        return self

    @property
    def title_words(self) -> str:
        """Whose answers they are."""
        return self.title.text()

    def sheet(self) -> Sheet:
        """All answers behind the figure for a file, also those not read yet; it names what they were chosen by."""
        page = self.view_model.page
        columns = (
            SheetColumn(_("Answer"), right=True),
            SheetColumn(_("Comment"), 6),
            SheetColumn(_("Who"), 2),
            SheetColumn(_("When and where"), 3),
        )
        rows = ((row.score, row.comment, row.who, row.about) for row in self.view_model.every_row())
        about = page.about if page is not None else ()
        return Sheet(self.title_words, (self.title_words, *about), columns, rows)

    def show_people(self, clicked: object) -> None:
        """Show who is behind what was clicked."""
        self.slot.empty()
        self.title.setText(_("Reading…"))
        self.figure.setText("")
        self.about.setText("")
        self.view_model.show(clicked)

    def take_focus(self) -> None:
        """Put the keys onto the first of them."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read them again."""
        self.view_model.refresh()

    def close_lanes(self) -> None:
        """Ask nothing more."""
        self.view_model.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.slot.shown is not None:
                self._leave_form()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def _build(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.card, self.promise, self.case, self.change):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self.figure)
        column.addWidget(self.about)
        column.addWidget(self.which)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.slot)
        column.addWidget(self.unknown)
        column.addLayout(buttons)
        self.form.setParent(self.slot)
        self.form.hide()
        self.empty.hide()
        self._follow_row()

    def _connect(self) -> None:
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(lambda: self.table_wanted.emit(self))
        self.which.chosen.connect(lambda key: self.view_model.choose(with_words=key == _WITH_WORDS))
        self.model.more_wanted.connect(self.view_model.read_on)
        self.list.row_chosen.connect(lambda _row: self._follow_row())
        self.list.row_opened.connect(self._open)
        self.card.clicked.connect(lambda: self._open(self.list.current_row))
        self.promise.clicked.connect(self._start_promise)
        self.case.clicked.connect(lambda: self.case_wanted.emit(0))
        self.change.clicked.connect(self._change)
        self.form.left.connect(self._leave_form)
        self.view_model.shown.connect(self._show)
        self.view_model.more_shown.connect(self._show_more)

    def _show(self) -> None:
        page = self.view_model.page
        if page is None:
            return
        number = self._wording.number
        self.title.setText(page.title)
        self.figure.setText(page.figure)
        self.about.setText(" · ".join(page.about))
        self.which.set_words(_ALL, _("All {count}").format(count=number(page.total)))
        counted = (
            number(page.with_words) if page.are_all else _("{count}+").format(count=number(page.with_words))
        )
        words = _("With words {count}").format(count=counted)
        self.which.set_words(_WITH_WORDS, words)
        had_keys = self.list.hasFocus()
        self.model.show_rows(self.view_model.rows, more=self.view_model.has_more)
        if self.view_model.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(self.view_model.rows))
        self.empty.setVisible(not self.view_model.rows)
        self.empty.set_words(
            sentence=_("Nobody wrote anything with it.") if page.total else _("Nobody is behind it.")
        )
        if had_keys and not self.view_model.rows:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_row()

    def _show_more(self) -> None:
        rows = self.view_model.rows
        self.model.append_rows(rows[len(self.model.rows) :], more=self.view_model.has_more)

    def _follow_row(self) -> None:
        row = self.list.current_row
        has_card = row is not None and row.customer_id is not None
        is_unknown = row is not None and not has_card
        for button in (self.card, self.promise):
            button.setEnabled(has_card)
            show_only(button, visible=not is_unknown)
        for part in (self.case, self.unknown):
            show_only(part, visible=is_unknown)
        self.change.setEnabled(row is not None)

    def _open(self, row: PersonRow | None) -> None:
        """Their card; without one, the answer itself."""
        if row is not None and row.customer_id is not None:
            self.customer_wanted.emit(row.customer_id)
        elif row is not None:
            self.change_wanted.emit(row.answer_id)

    def _change(self) -> None:
        row = self.list.current_row
        if row is not None:
            self.change_wanted.emit(row.answer_id)

    def _start_promise(self) -> None:
        row = self.list.current_row
        if row is not None:
            self.slot.put_in(self.form)
            self.form.start(row)

    def _leave_form(self) -> None:
        self.slot.empty()
        self.take_focus()


def without_card_words() -> str:
    """Why nothing can be promised to somebody, and what can be done instead."""
    return _(
        "No card goes with this answer, so nothing can be promised to them. A case keeps what is to be done."
    )

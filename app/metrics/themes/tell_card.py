"""Tell them what changed: what was done about a theme, and who said it and does not know yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.metrics.people.delegate import PersonDelegate
from app.metrics.people.rows import PersonRow
from app.metrics.themes.action_delegate import ActionDelegate
from app.metrics.themes.rows import ActionShown
from app.metrics.themes.view_model import ThemesViewModel
from app.ui.buttons import PushButton
from app.ui.card_slot import CardSlot
from app.ui.cards import Card
from app.ui.draft_form import DraftForm
from app.ui.empty_state import EmptyState
from app.ui.form_fields import ChoiceField, LineField, Option
from app.ui.labels import plain_label
from app.ui.row_list import RowList
from app.ui.row_model import RowModel
from app.ui.showing import show_only
from app.ui.theme.theme import Theme


class TellCard(Card):
    """``customer_wanted`` leads to a card, ``answer_wanted`` to writing back to an answer."""

    customer_wanted = Signal(int)
    answer_wanted = Signal(int)

    def __init__(self, view_model: ThemesViewModel, *, theme: Theme) -> None:
        super().__init__(_("Tell them what changed"))
        self.view_model = view_model
        self._theme = theme
        self.acted = RowModel[ActionShown](say=lambda row: row.spoken, key=lambda row: row.id)
        self.action_list = RowList(theme, self.acted, ActionDelegate(theme), name=_("What was changed"))
        self.people = RowModel[PersonRow](say=lambda row: row.spoken, key=lambda row: row.answer_id)
        self.people_list = RowList(theme, self.people, PersonDelegate(theme), name=_("Still to be told"))
        self.acted.setParent(self.action_list)
        self.people.setParent(self.people_list)
        self.act_button = PushButton(theme, _("We changed something"), icon="plus")
        self.told_button = PushButton(theme, _("Told"), kind="primary", icon="check")
        self.answer_button = PushButton(theme, _("Answer…"))
        self.card_button = PushButton(theme, _("Open the card"))
        self.copy_button = PushButton(theme, _("Copy the list"), icon="copy")
        self.more = PushButton(theme, _("Show more"), kind="quiet")
        self.count = plain_label("", "field-label", wrap=True)
        self.theme_field = ChoiceField(_("Theme"), [])
        self.what = LineField(_("What was changed"), placeholder=_("New showers on the fourth floor"))
        self.form = DraftForm(
            theme,
            {"theme": self.theme_field, "what": self.what},
            save=self._act,
            save_words=_("Keep it"),
            leave_words=_("Not now"),
        )
        self.slot = CardSlot()
        self.empty = EmptyState(
            theme,
            sentence=_("Here is what you changed because of what was said, and whom to tell."),
            action=_("We changed something"),
        )
        self._build()
        self._connect()

    def open_form(self) -> None:
        """Ask what was changed."""
        self.slot.put_in(self.form)
        self.what.set_text("")
        self.form.start()

    def _build(self) -> None:
        self.add_to_head(self.act_button)
        left, right = QWidget(), QWidget()
        self._right = right
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.addWidget(self.action_list, 1)
        left_column.addWidget(self.empty, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.told_button, self.answer_button, self.card_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(0, 0, 0, 0)
        right_column.addWidget(self.count)
        right_column.addWidget(self.people_list, 1)
        right_column.addWidget(self.more)
        right_column.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(left, 2)
        row.addWidget(right, 3)
        self.add(self.slot)
        self.add(row, 1)
        self.action_list.setMinimumHeight(self._theme.px(200))
        self.form.setParent(self.slot)
        self.form.hide()
        show_only(right, visible=False)

    def _connect(self) -> None:
        view_model = self.view_model
        view_model.actions.shown.connect(self._show_actions)
        view_model.to_tell.shown.connect(self._show_people)
        view_model.copied.connect(self._copy)
        self.act_button.clicked.connect(self.open_form)
        self.empty.action_wanted.connect(self.open_form)
        self.form.done.connect(self._leave_form)
        self.form.left.connect(self._leave_form)
        self.action_list.row_chosen.connect(lambda row: view_model.choose_action(row.id if row else 0))
        self.people_list.row_chosen.connect(lambda _row: self._follow())
        self.people_list.row_opened.connect(lambda row: self.customer_wanted.emit(row.customer_id))
        self.told_button.clicked.connect(self._tell)
        self.card_button.clicked.connect(lambda: self.customer_wanted.emit(self._person().customer_id))
        self.answer_button.clicked.connect(lambda: self.answer_wanted.emit(self._person().answer_id))
        self.copy_button.clicked.connect(view_model.copy)
        self.more.clicked.connect(view_model.read_on)

    def _show_actions(self) -> None:
        shown = self.view_model.actions.value
        if shown is None:
            return
        if not self.form.isVisible():
            self.theme_field.set_options([Option(str(key), name) for key, name in shown.themes])
        self.acted.show_rows(shown.actions)
        if shown.actions and not self.action_list.currentIndex().isValid():
            self.action_list.setCurrentIndex(self.acted.index(0))
        show_only(self.action_list, visible=bool(shown.actions))
        show_only(self.empty, visible=not shown.actions)
        if not shown.actions:
            self.view_model.choose_action(0)

    def _show_people(self) -> None:
        shown = self.view_model.to_tell.value
        show_only(self._right, visible=shown is not None)
        if shown is None:
            return
        number = self.view_model.pane.reading.wording.number
        words = ngettext(
            "{count} said it and does not know yet", "{count} said it and do not know yet", shown.total
        )
        self.count.setText(
            words.format(count=number(shown.total)) if shown.total else _("All who said it know.")
        )
        self.people.show_rows(shown.rows)
        if shown.rows and not self.people_list.currentIndex().isValid():
            self.people_list.setCurrentIndex(self.people.index(0))
        show_only(self.more, visible=len(shown.rows) < shown.total)
        self._follow()

    def _follow(self) -> None:
        has_person = self.people_list.current_row is not None
        for button in (self.told_button, self.answer_button, self.card_button, self.copy_button):
            button.setEnabled(has_person)

    def _person(self) -> PersonRow:
        row = self.people_list.current_row
        assert isinstance(row, PersonRow)
        return row

    def _tell(self) -> None:
        at = self.people_list.currentIndex().row()
        customer_id = self._person().customer_id
        if customer_id is not None and self.view_model.told(customer_id) and self.people.rowCount():
            self.people_list.setCurrentIndex(self.people.index(min(at, self.people.rowCount() - 1)))

    def _act(self) -> bool:
        chosen = self.theme_field.value
        return bool(chosen) and self.view_model.act(int(chosen), self.what.text)

    def _leave_form(self) -> None:
        self.slot.empty()
        self.action_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.view_model.pane.notices.say(_("List copied"))

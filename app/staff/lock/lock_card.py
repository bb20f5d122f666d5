"""The card in the middle of the lock screen: who it is, and their secret."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.sign_in.schemas import LONGEST_PASSWORD, PasswordDraft
from app.staff.lock.people_row import PeopleRow
from app.staff.lock.pin_boxes import PinBoxes
from app.staff.lock.view_model import LockViewModel, Way
from app.staff.settings.secret_form import hide_typed, line_of
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.form_fields import LineField, show_problems
from app.ui.labels import plain_label
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

WIDTH = 432
_KEY_LIMIT = 120


class LockCard(Card):
    """``set_password`` keeps a new password of whoever came in by the recovery key."""

    def __init__(
        self, theme: Theme, view_model: LockViewModel, *, set_password: Callable[[PasswordDraft], None]
    ) -> None:
        super().__init__(padding=24)
        self._theme = theme
        self._view_model = view_model
        self._set_password = set_password
        self._said = ""
        self._place: tuple[Way, int] | None = None
        self.title = plain_label(_("Who is at the desk?"), "card-title")
        self.people = PeopleRow(theme)
        self.pin = PinBoxes(theme)
        self.password = LineField(_("Password"), limit=LONGEST_PASSWORD)
        self.key = LineField(
            _("Recovery key"),
            limit=_KEY_LIMIT,
            hint=_("It is on the paper that was printed when this place was set up."),
        )
        self.new = LineField(_("New password"), limit=LONGEST_PASSWORD)
        self.again = LineField(_("The same once more"), limit=LONGEST_PASSWORD)
        for field in (self.password, self.new, self.again):
            hide_typed(field, digits=False)
        self.told = plain_label("", "error", wrap=True)
        self.go_on = PushButton(theme, _("Sign in"), kind="primary")
        self.other_way = PushButton(theme, "", kind="link")
        self.forgotten = PushButton(theme, _("Forgotten?"), kind="link")
        self.somebody_else = PushButton(theme, _("Somebody else"), kind="link")
        self._build()
        self._connect()

    def take_keys(self) -> None:
        """Put the keys where the secret is typed."""
        field = self._fields[self._view_model.way]
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing is typed."""
        self.pin.clear()
        for field in (self.password, self.key, self.new, self.again):
            field.set_text("")
            field.show_error("")
        self._place = None

    def follow(self) -> None:
        """Show how things stand."""
        model = self._view_model
        self.people.show_people(model.people, model.current)
        moved, self._place = self._place != (model.way, model.current), (model.way, model.current)
        if moved:
            focused = QApplication.focusWidget()
            typing = focused is not None and focused is not self.people and self.isAncestorOf(focused)
            self._show_way()
            if typing:
                self.take_keys()
        show_only(self.somebody_else, visible=self.people.has_more and model.way is not Way.NEW_PASSWORD)
        self.pin.show_waiting(waiting=bool(model.waiting.seconds))
        for field in (self.password, self.key):
            line_of(field).setReadOnly(bool(model.waiting.seconds))
        self.go_on.setEnabled(model.is_open)
        self.told.setText(model.told)
        show_only(self.told, visible=bool(model.told))
        self._speak(model.told)

    def retry(self) -> None:
        """What was typed was not right."""
        self.pin.clear()
        self.password.set_text("")
        if self._view_model.is_open and not self.people.hasFocus():
            self.take_keys()

    def _show_way(self) -> None:
        model = self._view_model
        way, person = model.way, model.person
        self.pin.begin(person.pin_length if person is not None else 0)
        self.password.set_text("")
        for each, field in self._fields.items():
            show_only(field, visible=each is way)
        show_only(self.again, visible=way is Way.NEW_PASSWORD)
        show_only(self.go_on, visible=way is not Way.PIN)
        show_only(self.people, visible=way is not Way.NEW_PASSWORD)
        show_only(self.forgotten, visible=way is Way.PASSWORD)
        show_only(
            self.other_way, visible=way is Way.PIN or (way is not Way.NEW_PASSWORD and self._has_other())
        )
        words = _("Use password instead") if way is Way.PIN else _("Use PIN instead")
        self.other_way.set_words(_("Use password instead") if way is Way.RECOVERY else words)
        self.go_on.set_words(_("Keep it and sign in") if way is Way.NEW_PASSWORD else _("Sign in"))

    def _has_other(self) -> bool:
        return self._view_model.way is Way.RECOVERY or self._view_model.can_use_pin

    def _turn_way(self) -> None:
        to_pin = self._view_model.way is Way.PASSWORD
        self._view_model.use(Way.PIN if to_pin else Way.PASSWORD)
        self.take_keys()

    def _submit(self) -> None:
        way = self._view_model.way
        if way is Way.PASSWORD and (typed := line_of(self.password).text()):
            self._view_model.attempt(typed)
        elif way is Way.RECOVERY and self.key.text:
            self._view_model.attempt(self.key.text)
        elif way is Way.NEW_PASSWORD:
            self._keep_new()

    def _keep_new(self) -> None:
        fields = {"password": self.new, "again": self.again}
        try:
            draft = PasswordDraft(password=line_of(self.new).text(), again=line_of(self.again).text())
        except InvalidInput as invalid:
            show_problems(fields, invalid.problems)
            return
        show_problems(fields, ())
        self._set_password(draft)

    def _choose_by_key(self, event: QKeyEvent) -> None:
        if not self.people.took_key(event):
            event.ignore()

    def _speak(self, words: str) -> None:
        if words and words != self._said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._said = words

    def _connect(self) -> None:
        model = self._view_model
        model.changed.connect(self.follow)
        model.typed_wrong.connect(self.retry)
        self.people.chosen.connect(model.choose)
        self.pin.typed.connect(model.attempt)
        self.pin.other_key.connect(self._choose_by_key)
        self.other_way.clicked.connect(self._turn_way)
        self.forgotten.clicked.connect(model.forgotten)
        self.somebody_else.clicked.connect(self.people.turn)
        self.go_on.clicked.connect(self._submit)
        for field in (self.password, self.key, self.again):
            line_of(field).returnPressed.connect(self._submit)
        line_of(self.new).returnPressed.connect(lambda: self.again.setFocus(Qt.FocusReason.TabFocusReason))

    def _build(self) -> None:
        px = self._theme.px
        self._fields: dict[Way, QWidget] = {
            Way.PIN: self.pin,
            Way.PASSWORD: self.password,
            Way.RECOVERY: self.key,
            Way.NEW_PASSWORD: self.new,
        }
        links = QHBoxLayout()
        links.setSpacing(px(18))
        links.addWidget(self.other_way)
        links.addWidget(self.forgotten)
        links.addStretch(1)
        links.addWidget(self.somebody_else)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for part in (self.title, self.people, *self._fields.values(), self.again, self.told, self.go_on):
            column.addWidget(part)
        column.addLayout(links)
        self.add(column)
        for hidden in (self.told, self.key, self.new, self.again):
            hidden.hide()

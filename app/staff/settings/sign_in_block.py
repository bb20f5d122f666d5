"""How somebody signs in: whether they have a PIN and a password, and setting new ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.core.outcome import Outcome
from app.core.words import gettext as _
from app.staff.settings.parts import StaffParts
from app.staff.settings.secret_form import PASSWORD, PIN, SecretForm
from app.ui.buttons import PushButton
from app.ui.flow_layout import FlowLayout
from app.ui.labels import plain_label
from app.ui.lane import AnyLane
from app.ui.running import succeeded


class SignInBlock(QWidget):
    """Two lines with their buttons; the form for a new secret opens below them.

    ``changed`` follows when something was kept.
    """

    changed = Signal()

    def __init__(self, parts: StaffParts, *, lane: AnyLane) -> None:
        super().__init__()
        self._parts = parts
        self._lane = lane
        self._staff_id = 0
        self.form: SecretForm | None = None
        self._pin_told = plain_label(wrap=True)
        self._password_told = plain_label(wrap=True)
        self.pin_button = PushButton(parts.theme, _("Set a PIN"))
        self.pin_away = PushButton(parts.theme, _("Take the PIN away"), kind="quiet-danger")
        self.password_button = PushButton(parts.theme, _("Set a password"))
        self.password_away = PushButton(parts.theme, _("Take the password away"), kind="quiet-danger")
        self._lines = QWidget()
        self._column = QVBoxLayout(self)
        self._build()
        self.setEnabled(False)

    @property
    def is_open(self) -> bool:
        """Whether a new secret is being typed."""
        return self.form is not None

    def show_person(self, staff_id: int, *, has_pin: bool, has_password: bool, pin_off: bool) -> None:
        """Say what there is of this person; what is being typed for them stays."""
        if staff_id != self._staff_id:
            self._close_form()
        self._staff_id = staff_id
        self._pin_told.setText(_pin_words(has_pin=has_pin, pin_off=pin_off))
        self._password_told.setText(_("Has a password.") if has_password else _("No password yet."))
        self.pin_button.set_words(_("Set a new PIN") if has_pin else _("Set a PIN"))
        self.password_button.set_words(_("Set a new password") if has_password else _("Set a password"))
        self.pin_away.setVisible(has_pin)
        self.password_away.setVisible(has_password)
        self.setEnabled(bool(staff_id))

    def change_hands(self, before: int, now: int) -> None:
        """A secret that somebody began to type is nobody else's."""
        del before, now
        self._close_form()

    def _build(self) -> None:
        px = self._parts.theme.px
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        lines.addLayout(_line(self._pin_told, [self.pin_button, self.pin_away]))
        lines.addLayout(_line(self._password_told, [self.password_button, self.password_away]))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._column.addWidget(self._lines)
        secrets = self._parts.services.secrets
        self.pin_button.clicked.connect(lambda: self._open(PIN))
        self.password_button.clicked.connect(lambda: self._open(PASSWORD))
        self.pin_away.clicked.connect(lambda: self._take_away(secrets.set_pin))
        self.password_away.clicked.connect(lambda: self._take_away(secrets.set_password))

    def _take_away(self, keep: Callable[[int, str], Outcome[None]]) -> None:
        if succeeded(self._parts.runner, lambda: keep(self._staff_id, "")):
            self.changed.emit()

    def _open(self, kind: str) -> None:
        self._close_form()
        secrets, staff_id = self._parts.services.secrets, self._staff_id
        keep = secrets.set_pin if kind == PIN else secrets.set_password
        self.form = SecretForm(self._parts, kind, lane=self._lane, keep=lambda made: keep(staff_id, made))
        self.form.done.connect(self._finish)
        self.form.left.connect(self._close_form)
        self._column.addWidget(self.form)
        self._lines.hide()
        self.form.start()

    def _finish(self) -> None:
        self._close_form()
        self.changed.emit()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        # A hash that is made meanwhile is of a secret that nobody wants any more.
        self._lane.drop()
        focused = QApplication.focusWidget()
        had_focus = focused is not None and form.isAncestorOf(focused)
        form.hide()
        self._column.removeWidget(form)
        form.deleteLater()
        self._lines.show()
        if had_focus:
            self.pin_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(told: QWidget, buttons: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(told, 1)
    side = QWidget()
    flow = FlowLayout(side, gap=6, line_gap=6)
    for button in buttons:
        flow.addWidget(button)
    row.addWidget(side, 2)
    return row


def _pin_words(*, has_pin: bool, pin_off: bool) -> str:
    if pin_off:
        return _("The PIN was missed too often, and is off until they sign in by password or get a new one.")
    return _("Has a PIN.") if has_pin else _("No PIN yet.")

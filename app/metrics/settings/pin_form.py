"""The PIN of whoever is signed in: typed twice, and never shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import AppError, InvalidInput
from app.core.words import gettext as _
from app.sign_in.schemas import LONGEST_PIN, PinDraft
from app.sign_in.service.pins import PinService
from app.ui.buttons import PushButton
from app.ui.commands import CommandRunner
from app.ui.form_fields import LineField, show_problems
from app.ui.form_grid import FormGrid
from app.ui.labels import plain_label
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded
from app.ui.theme.theme import Theme


class PinForm(QWidget):
    """``kept`` follows when a new PIN is kept."""

    kept = Signal()

    def __init__(
        self, theme: Theme, pins: PinService, *, lane: AnyLane, runner: CommandRunner, notices: Notices
    ) -> None:
        super().__init__()
        self._pins = pins
        self._lane = lane
        self._runner = runner
        self._notices = notices
        self.pin, self.again = (
            LineField(_("New PIN"), limit=LONGEST_PIN),
            LineField(_("The same once more"), limit=LONGEST_PIN),
        )
        self.save_button = PushButton(theme, _("Set the PIN"), kind="primary")
        self._told = plain_label("", "small", wrap=True)
        self._build(theme)
        self.show_state()

    @property
    def told(self) -> str:
        """Whether there is a PIN."""
        return self._told.text()

    def show_state(self) -> None:
        """Say whether whoever is signed in has a PIN."""
        has_pin = self._runner.look(self._pins.has_pin)
        if has_pin:
            self._told.setText(_("You have a PIN. A new one takes its place."))
        elif has_pin is not None:
            self._told.setText(_("You have no PIN yet."))

    def start(self) -> None:
        """Put the keys into the first field."""
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Keep the PIN, or say beside the field what is wrong."""
        fields = {"pin": self.pin, "again": self.again}
        try:
            draft = PinDraft(pin=self.pin.text, again=self.again.text)
        except InvalidInput as error:
            show_problems(fields, error.problems)
            return
        show_problems(fields, [])
        self.save_button.setEnabled(False)
        self._lane.ask(lambda _c: self._pins.hashed(draft), then=self._keep, otherwise=self._fail)

    def change_hands(self, before: int, now: int) -> None:
        """A PIN that somebody began to type is nobody else's."""
        del before, now
        self._forget_typed()

    def close_lane(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _keep(self, pin_hash: str) -> None:
        self.save_button.setEnabled(True)
        if succeeded(self._runner, lambda: self._pins.keep(pin_hash)):
            self._forget_typed()
            self.show_state()
            self.kept.emit()

    def _forget_typed(self) -> None:
        fields = {"pin": self.pin, "again": self.again}
        for field in fields.values():
            field.set_text("")
        show_problems(fields, [])

    def _fail(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        self._notices.problem(error)

    def _build(self, theme: Theme) -> None:
        for field in (self.pin, self.again):
            line = field.editor
            assert isinstance(line, QLineEdit)
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
            field.entered.connect(self.submit)
        self.save_button.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(FormGrid(theme, [self.pin, self.again], columns=2))
        column.addLayout(row)

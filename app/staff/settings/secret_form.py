"""A new PIN or password, typed twice and never shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.core.errors import AppError
from app.core.outcome import Outcome
from app.core.words import gettext as _
from app.sign_in.schemas import (
    LONGEST_PASSWORD,
    LONGEST_PIN,
    SHORTEST_PASSWORD,
    SHORTEST_PIN,
    PasswordDraft,
    PinDraft,
)
from app.staff.settings.parts import StaffParts
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.lane import AnyLane
from app.ui.running import succeeded

PIN, PASSWORD = "pin", "password"
Keep = Callable[[str], Outcome[None]]


class SecretForm(DraftForm):
    """``done`` follows when the hash is kept; making one takes a moment, away from the window."""

    def __init__(self, parts: StaffParts, kind: str, *, lane: AnyLane, keep: Keep) -> None:
        self._parts = parts
        self._kind = kind
        self._lane = lane
        self._keep = keep
        is_pin = kind == PIN
        limit = LONGEST_PIN if is_pin else LONGEST_PASSWORD
        first = LineField(_("New PIN") if is_pin else _("New password"), limit=limit, hint=_hint(kind))
        again = LineField(_("The same once more"), limit=limit)
        for field in (first, again):
            hide_typed(field, digits=is_pin)
        super().__init__(
            parts.theme,
            {kind: first, "again": again},
            save=self._begin,
            save_words=_("Set the PIN") if is_pin else _("Set the password"),
            leave_words=_("Not now"),
        )

    def _begin(self) -> bool:
        """Whether it is kept already, which it never is: the hash comes later."""
        typed, again = (line_of(field).text() for field in self.fields.values())
        if self._kind == PIN:
            draft: PinDraft | PasswordDraft = PinDraft(pin=typed, again=again)
        else:
            draft = PasswordDraft(password=typed, again=again)
        self.save_button.setEnabled(False)
        hashed = self._parts.services.secrets.hashed
        self._lane.ask(lambda _cancellation: hashed(draft), then=self._take, otherwise=self._fail)
        return False

    def _take(self, made: str) -> None:
        self.save_button.setEnabled(True)
        if succeeded(self._parts.runner, lambda: self._keep(made)):
            for field in self.fields.values():
                line_of(field).clear()
            self.forget_typed()
            self.done.emit()

    def _fail(self, error: AppError) -> None:
        self.save_button.setEnabled(True)
        self._parts.notices.problem(error)


def hide_typed(field: LineField, *, digits: bool) -> None:
    """Show dots for what is typed, and let nothing remember it."""
    line = line_of(field)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    line.setInputMethodHints(hints | Qt.InputMethodHint.ImhDigitsOnly if digits else hints)


def line_of(field: object) -> QLineEdit:
    """Where a secret is typed; its text counts as it is, blanks at the ends too."""
    assert isinstance(field, LineField)
    line = field.editor
    assert isinstance(line, QLineEdit)
    return line


def _hint(kind: str) -> str:
    if kind == PIN:
        return _("{least} to {most} digits.").format(least=SHORTEST_PIN, most=LONGEST_PIN)
    least = _("At least {least} characters, or three different words.")
    return least.format(least=SHORTEST_PASSWORD)

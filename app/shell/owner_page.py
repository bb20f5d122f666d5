"""The second page of the first run: how the owner signs in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.shell.first_page import FirstPage
from app.sign_in.schemas import (
    LONGEST_PASSWORD,
    LONGEST_PIN,
    SHORTEST_PASSWORD,
    SHORTEST_PIN,
    PasswordDraft,
    PinDraft,
)
from app.sign_in.strength import strength_words
from app.ui.form_fields import Field, LineField, show_problems
from app.ui.theme.theme import Theme


class OwnerPage(FirstPage):
    """``typed`` carries a PasswordDraft and a PinDraft, ``left`` goes back to the place."""

    typed = Signal(object, object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            title=_("Your sign-in"),
            told=_(
                "With the password you sign in after a start, and for what is worth more than a look. "
                "With the PIN you unlock this desk."
            ),
            go_on=_("Go on"),
        )
        least = _("At least {least} characters, or three different words.")
        self.password = _secret(_("Password"), least.format(least=SHORTEST_PASSWORD), limit=LONGEST_PASSWORD)
        self.password_again = _secret(_("The password once more"), "", limit=LONGEST_PASSWORD)
        digits = _("{least} to {most} digits.").format(least=SHORTEST_PIN, most=LONGEST_PIN)
        self.pin = _secret(_("PIN"), digits, limit=LONGEST_PIN, digits=True)
        self.pin_again = _secret(_("The PIN once more"), "", limit=LONGEST_PIN, digits=True)
        self._hint = least.format(least=SHORTEST_PASSWORD)
        self._lines = [_line(each) for each in (self.password, self.password_again, self.pin, self.pin_again)]
        self.side_by_side(self.password, self.password_again)
        self.side_by_side(self.pin, self.pin_again)
        self._lines[0].textEdited.connect(self.tell_strength)
        for line, following in zip(self._lines, self._lines[1:], strict=False):
            line.returnPressed.connect(lambda to=following: to.setFocus(Qt.FocusReason.TabFocusReason))
        self._lines[-1].returnPressed.connect(self.submit)
        self.on_button.clicked.connect(self.submit)
        self.back_button.clicked.connect(self.left)

    def start(self) -> None:
        """Put the keys into the first field."""
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Nothing of it is needed any more."""
        for line in self._lines:
            line.clear()

    def submit(self) -> None:
        """Go on, or say beside the fields what is wrong."""
        password, again, pin, pin_again = (line.text() for line in self._lines)
        fields: dict[str, Field] = {
            "password": self.password,
            "password_again": self.password_again,
            "pin": self.pin,
            "pin_again": self.pin_again,
        }
        problems: list[Problem] = []
        drafts: list[PasswordDraft | PinDraft] = []
        try:
            drafts.append(PasswordDraft(password=password, again=again))
        except InvalidInput as invalid:
            problems += _beside(invalid, "password_again")
        try:
            drafts.append(PinDraft(pin=pin, again=pin_again))
        except InvalidInput as invalid:
            problems += _beside(invalid, "pin_again")
        show_problems(fields, problems)
        if not problems:
            self.typed.emit(*drafts)

    def tell_strength(self) -> None:
        """Say how hard the password is to guess, as far as it is typed."""
        words = strength_words(self._lines[0].text()) or self._hint
        if words != self.password.editor.accessibleDescription():
            self.password.show_hint(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.password.editor, words))


def _beside(invalid: InvalidInput, again: str) -> list[Problem]:
    return [Problem(again if one.field == "again" else one.field, one.message) for one in invalid.problems]


def _secret(label: str, hint: str, *, limit: int, digits: bool = False) -> LineField:
    """A field that shows dots, and that nothing remembers."""
    field = LineField(label, limit=limit, hint=hint)
    line = _line(field)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    line.setInputMethodHints(hints | Qt.InputMethodHint.ImhDigitsOnly if digits else hints)
    return field


def _line(field: LineField) -> QLineEdit:
    line = field.editor
    assert isinstance(line, QLineEdit)
    return line

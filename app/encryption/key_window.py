"""The window shown instead of the desk while nothing is known that opens the venue's file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.core.errors import AppError
from app.core.words import gettext as _
from app.encryption.key_view_model import KeyViewModel
from app.encryption.lock_card import LockCard
from app.ui.buttons import PushButton
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class KeyWindow(QWidget):
    """One field for whatever opens the venue; ``left`` tells that the window was closed."""

    left = Signal()

    def __init__(self, view_model: KeyViewModel, *, theme: Theme, venue: str, error: AppError) -> None:
        super().__init__()
        self._theme = theme
        self.view_model = view_model
        self.setWindowTitle(_("Regulars"))
        self.setMinimumSize(720, 520)
        self.resize(1366, 820)
        self._head = plain_label(
            _("“{venue}” is encrypted").format(venue=venue) if venue else _("Your venue is encrypted"),
            "page-title",
            wrap=True,
        )
        self._what = plain_label(_what_words(error), wrap=True)
        self.field = LineField(_("Password, passphrase or recovery key"), limit=1_000)
        self.shown = QCheckBox(_("Show what I type"))
        self.remember = QCheckBox(_("This computer opens it by itself from now on"))
        self.remember.setChecked(True)
        self.open = PushButton(theme, _("Open"), kind="primary", icon="log-in")
        self.leave = PushButton(theme, _("Close"), kind="quiet")
        self._build()
        self._connect()
        self._hide_typed(shown=False)
        self.field.setFocus()

    def try_typed(self) -> None:
        """Try what stands in the field."""
        self.view_model.try_words(self._line().text(), remember=self.remember.isChecked())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view_model.close()
        super().closeEvent(event)
        self.left.emit()

    def _line(self) -> QLineEdit:
        line = self.field.editor
        assert isinstance(line, QLineEdit)
        return line

    def _connect(self) -> None:
        self.open.clicked.connect(self.try_typed)
        self.field.entered.connect(self.try_typed)
        self.leave.clicked.connect(self.close)
        self.shown.toggled.connect(lambda shown: self._hide_typed(shown=shown))
        self.view_model.trying.connect(lambda: self._wait(waiting=True))
        self.view_model.missed.connect(self._say_missed)
        self.view_model.failed.connect(lambda _error: self._wait(waiting=False))

    def _hide_typed(self, *, shown: bool) -> None:
        line = self._line()
        line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def _wait(self, *, waiting: bool) -> None:
        self.open.setEnabled(not waiting)
        self.open.set_words(_("Opening…") if waiting else _("Open"))

    def _say_missed(self, sentence: str) -> None:
        self._wait(waiting=False)
        self.field.show_error(sentence)
        self._line().selectAll()
        self.field.setFocus()

    def _build(self) -> None:
        card = LockCard(self._theme, self._head)
        for part in (self._what, self.field, self.shown, self.remember):
            card.add(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        card.add(buttons)
        card.add(
            plain_label(
                _("Without one of these nobody can read the venue, not even whoever made this program."),
                "faint",
                wrap=True,
            )
        )
        card.stand_in(self)


def _what_words(error: AppError) -> str:
    """What is missing; that the file is encrypted stands in the head already."""
    if "“" in error.to_do or not error.to_do:
        return str(error)
    return _(
        "This computer does not open it by itself. Type the password of an owner or manager who signed in here "
        "before, the passphrase, or the recovery key that was printed when the venue was encrypted."
    )

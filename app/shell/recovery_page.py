"""The last page of the first run: the recovery key, which is shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.core.recovery_key import RecoveryKey, key_in_lines
from app.core.words import gettext as _
from app.shell.first_page import FirstPage
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.flow_layout import FlowLayout
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class RecoveryPage(FirstPage):
    """``kept`` goes on once it is ticked; ``print_wanted`` and ``save_wanted`` carry the key as it is read."""

    kept = Signal()
    left = Signal()
    print_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(self, theme: Theme, *, go_on: str) -> None:
        super().__init__(
            theme,
            title=_("Your recovery key"),
            told=_(
                "When a password is lost, this key is the way in. Keep it on paper, away from this computer: "
                "whoever has it can open this place. It is shown only now."
            ),
            go_on=go_on,
        )
        self._key = ""
        self.lines = plain_label("", "number")
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.print_button = PushButton(theme, _("Print it"), icon="printer")
        self.copy_button = PushButton(theme, _("Copy it"), icon="copy")
        self.save_button = PushButton(theme, _("Save it as a file"), icon="file-down")
        self.copied = plain_label(
            _("Copied. It leaves the clipboard when you go on from here."), "faint", wrap=True
        )
        self.copied.hide()
        self.tick = QCheckBox(_("I have kept it"))
        self.tick.toggled.connect(self._follow)
        self.column.addWidget(_framed(self.lines))
        self.column.addWidget(self._buttons())
        self.column.addWidget(self.copied)
        self.column.addWidget(self.tick)
        self.on_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self.left)
        self._ready = False
        self._follow()

    def show_key(self, key: RecoveryKey) -> None:
        """Show a key that nobody has seen yet."""
        self._key = key.shown
        self.lines.setText(key_in_lines(self._key))
        self.lines.setAccessibleName(_("Recovery key: {key}").format(key=self._key.replace("-", " ")))
        self.tick.setChecked(False)
        self.copied.hide()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_ready(self, *, ready: bool) -> None:
        """Whether everything else is there that going on needs."""
        self._ready = ready
        self._follow()

    def forget(self) -> None:
        """The key is on paper now; it leaves the screen and the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if self._key and clipboard.text() == self._key:
            clipboard.clear()
        self._key = ""
        self.lines.setText("")
        self.lines.setAccessibleName("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self.copied.show()

    def _go_on(self) -> None:
        if self.tick.isChecked() and self._ready:
            self.kept.emit()

    def _follow(self) -> None:
        self.on_button.setEnabled(self.tick.isChecked() and self._ready)

    def _buttons(self) -> QWidget:
        side = QWidget()
        flow = FlowLayout(side, gap=8, line_gap=8)
        for button in (self.print_button, self.copy_button, self.save_button):
            flow.addWidget(button)
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self._key))
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(self._key))
        return side


def _framed(label: QLabel) -> QWidget:
    card = Card()
    inside = QVBoxLayout()
    inside.addWidget(label)
    card.add(inside)
    return card

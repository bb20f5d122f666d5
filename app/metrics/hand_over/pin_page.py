"""Where staff types the PIN that takes the screen back, by keys or by fingers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.sign_in.schemas import LONGEST_PIN
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_DIGITS = "123456789"


class PinPage(QWidget):
    """``typed`` carries a PIN, ``left`` asks for the survey again."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMaximumWidth(theme.px(360))
        self.line = QLineEdit()
        self.line.setAccessibleName(_("PIN"))
        self.line.setProperty("big", True)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST_PIN)
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.setAcceptDrops(False)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.line.returnPressed.connect(self._submit)
        self.told = plain_label("", "error", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.keys: dict[str, PushButton] = {}
        self.back = PushButton(theme, _("Back to the survey"), icon="arrow-left")
        self.open = PushButton(theme, _("Take the screen back"), kind="primary", icon="lock")
        self.back.clicked.connect(self.left)
        self.open.clicked.connect(self._submit)
        self._build(theme)

    def start(self) -> None:
        """Begin with nothing typed and nothing said."""
        self.line.clear()
        self.tell("")

    def take_keys(self) -> None:
        """Put the keys into the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str) -> None:
        """Say what is wrong; what was typed is gone."""
        self.told.setText(words)
        self.line.clear()
        self.open.setEnabled(True)

    def _submit(self) -> None:
        pin = self.line.text()
        if pin:
            self.open.setEnabled(False)
            self.typed.emit(pin)

    def _build(self, theme: Theme) -> None:
        px = theme.px
        grid = QGridLayout()
        grid.setSpacing(px(8))
        for at, digit in enumerate(_DIGITS):
            grid.addWidget(self._key(theme, digit, digit), at // 3, at % 3)
        grid.addWidget(self._key(theme, "0", "0"), 3, 1)
        rub = self._key(theme, "back", "⌫")
        rub.setAccessibleName(_("Take the last digit back"))
        grid.addWidget(rub, 3, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        title = plain_label(_("Your PIN, to take the screen back"), "card-title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(title)
        column.addWidget(self.line)
        column.addWidget(self.told)
        column.addLayout(grid)
        column.addLayout(buttons)

    def _key(self, theme: Theme, key: str, words: str) -> PushButton:
        button = PushButton(theme, words)
        button.setProperty("big", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._press, key))
        self.keys[key] = button
        return button

    def _press(self, key: str, _checked: object = None) -> None:
        if key == "back":
            self.line.backspace()
        else:
            self.line.insert(key)
        self.take_keys()

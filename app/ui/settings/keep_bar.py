"""The bar below a page that has something to keep: what is not saved yet, Save and Discard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.core.words import gettext as _
from app.core.words import ngettext
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.shortcut_hints import keys_to_show
from app.ui.theme.theme import Theme

SAVE_KEYS = "Ctrl+S"


class KeepBar(QFrame):
    """Shown only while something was changed."""

    save_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._told = plain_label("", "strong", wrap=True)
        self.discard = PushButton(theme, _("Discard"))
        self.save = PushButton(theme, _("Save"), kind="primary")
        self.save.setToolTip(f"{_('Save')}  {keys_to_show(SAVE_KEYS)}")
        self.discard.clicked.connect(self.discard_wanted)
        self.save.clicked.connect(self.save_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        row.addWidget(self.discard)
        row.addWidget(self.save)
        self.hide()

    @property
    def words(self) -> str:
        """What it says now."""
        return self._told.text()

    def show_changes(self, count: int) -> None:
        """Tell how much is not saved yet."""
        self._say(
            ngettext("{count} change, not saved yet", "{count} changes, not saved yet", count).format(
                count=count
            ),
            kind="strong",
        )
        self.setVisible(count > 0)

    def show_problem(self, words: str) -> None:
        """Tell what keeps it from being saved."""
        self._say(words, kind="error")
        self.show()

    def _say(self, words: str, *, kind: str) -> None:
        self._told.setText(words)
        self._told.setProperty("kind", kind)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)

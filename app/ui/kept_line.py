"""A line to type in whose unsaved text stays with what it was typed about."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QLineEdit

_LONGEST = 10_500


class KeptLine(QLineEdit):
    """Shows for each thing what was typed about it and not saved yet, to whoever typed it."""

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__()
        self._about: Hashable = None
        self._texts: dict[Hashable, str] = {}
        self._of_others: dict[int, dict[Hashable, str]] = {}
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)

    def show_for(self, about: Hashable) -> None:
        """Show what was typed about this."""
        if about == self._about:
            return
        if self._about is not None:
            self._set_aside()
        self._about = about
        self.setText(self._texts.pop(about, ""))

    def change_hands(self, before: int, now: int) -> None:
        """Let what who was at the desk typed wait for them, and show what waits for who is there now."""
        self._set_aside()
        self._of_others[before] = self._texts
        self._texts = self._of_others.pop(now, {})
        self.setText(self._texts.pop(self._about, ""))

    def _set_aside(self) -> None:
        if self.text():
            self._texts[self._about] = self.text()

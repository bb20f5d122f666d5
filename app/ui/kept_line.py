"""A line to type in whose unsaved text stays with what it was typed about."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QLineEdit

_LONGEST = 10_500


class KeptLine(QLineEdit):
    """Shows for each thing what was typed about it and not saved yet."""

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__()
        self._about: Hashable = None
        self._texts: dict[Hashable, str] = {}
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)

    def show_for(self, about: Hashable) -> None:
        """Show what was typed about this."""
        if about == self._about:
            return
        if self._about is not None and self.text():
            self._texts[self._about] = self.text()
        self._about = about
        self.setText(self._texts.pop(about, ""))

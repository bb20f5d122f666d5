"""A line of text that offers what was written before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from app.ui.form_fields import LineField


class SuggestField(LineField):
    """What was written before is offered while somebody types a part of it; anything else may be written too."""

    def __init__(self, label: str, *, placeholder: str = "", limit: int = 500) -> None:
        super().__init__(label, placeholder=placeholder, limit=limit)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        assert popup is not None
        popup.setAccessibleName(label)
        completer.activated.connect(lambda _words: self._changed())
        self._line.setCompleter(completer)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these."""
        self._words.setStringList(list(words))

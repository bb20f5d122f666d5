"""A line for what is given: typed freely, or completed from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.gestures.schemas import GestureRow
from app.ui.form_fields import LineField


class CatalogueLine(LineField):
    """``picked`` carries what is taken of the catalogue, chosen or typed in full."""

    picked = Signal(object)

    def __init__(self, label: str, gestures: Iterable[GestureRow], *, placeholder: str = "") -> None:
        super().__init__(label, placeholder=placeholder, limit=10_500)
        self._catalogue = {row.name.casefold(): row for row in gestures}
        self._picked: GestureRow | None = None
        line = self.editor
        assert isinstance(line, QLineEdit)
        completer = QCompleter([row.name for row in self._catalogue.values()], line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated[str].connect(self.pick)  # type: ignore[index]  # the stubs know one signature
        line.setCompleter(completer)

    @property
    def gesture(self) -> GestureRow | None:
        """What of the catalogue it is; None for anything else."""
        same = self._picked is not None and self.text.casefold() == self._picked.name.casefold()
        return self._picked if same else None

    def pick(self, name: str) -> None:
        """Take a gesture of the catalogue; nothing happens when there is none of this name."""
        row = self._catalogue.get(name.casefold())
        if row is not None:
            self._picked = row
            self.set_text(row.name)
            self.picked.emit(row)

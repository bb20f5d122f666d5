"""A line to type in whose unsaved text stays with its case."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

_LONGEST = 10_500


class KeptLine(QLineEdit):
    """Shows for every case what was typed there and not saved yet."""

    def __init__(self, *, name: str, placeholder: str) -> None:
        super().__init__()
        self._case_id = 0
        self._texts: dict[int, str] = {}
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_LONGEST)
        self.setAcceptDrops(False)

    def show_case(self, case_id: int) -> None:
        """Show what was typed for this case."""
        if case_id == self._case_id:
            return
        if self._case_id and self.text():
            self._texts[self._case_id] = self.text()
        self._case_id = case_id
        self.setText(self._texts.pop(case_id, ""))

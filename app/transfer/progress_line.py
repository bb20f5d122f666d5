"""How far long work is: a sentence, a bar, and how many rows of how many."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.labels import plain_label
from app.wording.formats import Wording


class ProgressLine(QWidget):
    """The bar runs to and fro until a total is known."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = plain_label("", "small")
        self._count = plain_label("", "faint")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far it is"))
        line = QHBoxLayout()
        line.addWidget(self._sentence, 1)
        line.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 4)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.bar)

    def say(self, sentence: str) -> None:
        """Begin something of which the end is not known yet."""
        self._sentence.setText(sentence)
        self._count.setText("")
        self.bar.setRange(0, 0)

    def show_progress(self, done: int, total: int, *, wording: Wording) -> None:
        """Show how much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = _("{done} of {total} rows") if total else ""
        self._count.setText(words.format(done=wording.number(done), total=wording.number(total)))

"""Short lists of a name and what there is to say about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.labels import plain_label


class NamedLines(QWidget):
    """Lines of words; the first of each is its name."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Sequence[str]] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Show these instead."""
        self.lines = lines
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, words in enumerate(lines):
            for at, word in enumerate(words):
                label = plain_label(word, "body" if at else "strong", wrap=True)
                self._grid.addWidget(label, row, at)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 1)
        self.setAccessibleName("; ".join(", ".join(words) for words in lines))

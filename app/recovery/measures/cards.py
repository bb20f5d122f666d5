"""Figures as cards, as many in a line as have room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.recovery.measures.figure_rows import FigureRow
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

_GAP, _LEAST = 10, 172


class FigureCard(QFrame):
    """One figure, with what to know about it below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone = "neutral"
        self.setProperty("kind", "card")
        self.label = plain_label("", "small", wrap=True)
        self.value = plain_label("", "number", wrap=True)
        self.note = plain_label("", "faint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        for part in (self.label, self.value, self.note):
            column.addWidget(part)
        column.addStretch(1)
        theme.changed.connect(self._tint)

    def show_row(self, row: FigureRow) -> None:
        """Show another figure."""
        for label, text in ((self.label, row.label), (self.value, row.value), (self.note, row.note)):
            _say(label, text)
        self._tone = row.tone
        self.setAccessibleName(": ".join(filter(None, (row.label, row.value, row.note))))
        self._tint()

    def _tint(self) -> None:
        colour = (
            self._theme.tokens.ink if self._tone == "neutral" else getattr(self._theme.tokens, self._tone)
        )
        self.value.setStyleSheet(f"color: {colour};")


class FigureCards(QWidget):
    """A grid of cards that follows the width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[FigureCard] = []
        self._in_a_line = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        theme.changed.connect(self._place)

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show these figures."""
        while len(self.cards) < len(rows):
            self.cards.append(FigureCard(self._theme))
            self._in_a_line = 0
        self._place()
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(rows))
        for card, row in zip(self.cards, rows, strict=False):
            card.show_row(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting = max(1, (self.width() + _GAP) // (self._theme.px(_LEAST) + _GAP))
        in_a_line = min(fitting, max(1, len(self.cards)))
        if in_a_line == self._in_a_line:
            return
        self._in_a_line = in_a_line
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // in_a_line, at % in_a_line)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 1 if at < in_a_line else 0)
        self.updateGeometry()


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))

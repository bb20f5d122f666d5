"""Cards in lines that follow the width: as many side by side as have room, each as wide as its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.theme import Theme

GAP = 12


@dataclass(frozen=True)
class Arrangement:
    """From ``least`` pixels of width on, the cards stand in these lines, given as (card, share)."""

    least: int
    lines: tuple[tuple[tuple[int, int], ...], ...]
    heights: tuple[int, ...] = ()
    """The least height of each line; a line beyond has none."""


class CardRows(QWidget):
    """``arrangements`` go from the widest to the narrowest, of which the last takes any width."""

    def __init__(
        self, theme: Theme, cards: Sequence[QWidget], *, arrangements: Sequence[Arrangement]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._cards = tuple(cards)
        self._arrangements = tuple(arrangements)
        self._shown: tuple[Arrangement, float] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._lines: list[QWidget] = []
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def arrangement(self) -> Arrangement:
        """The one that the width has room for."""
        width = self.width()
        fitting = (each for each in self._arrangements if width >= self._theme.px(each.least))
        return next(fitting, self._arrangements[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = (self.arrangement, self._theme.text_scale)
        if wanted == self._shown:
            return
        self._shown = wanted
        before, self._lines = self._lines, []
        for at, line in enumerate(wanted[0].lines):
            self._lines.append(self._new_line(line))
            heights = wanted[0].heights
            self._lines[-1].setMinimumHeight(self._theme.px(heights[at]) if at < len(heights) else 0)
            self._column.addWidget(self._lines[-1], 1)
        for old in before:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.updateGeometry()

    def _new_line(self, line: Sequence[tuple[int, int]]) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for card, share in line:
            row.addWidget(self._cards[card], share)
        return widget

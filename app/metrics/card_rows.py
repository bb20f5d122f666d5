"""Cards in lines that follow the width: as many side by side as have room, each as wide as its share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme.theme import Theme

GAP = 12


@dataclass(frozen=True)
class Arrangement:
    """From ``least`` pixels of width on, the cards stand in these lines, given as (card, share).

    ``heights`` are the least ones of the lines; a line beyond them has none.
    """

    least: int
    lines: tuple[tuple[tuple[int, int], ...], ...]
    heights: tuple[int, ...] = ()


class _Lines(QLayout):
    """Cards keep their parent wherever they stand, so that nothing loses the keys when the width changes."""

    def __init__(self, theme: Theme, arrangements: Sequence[Arrangement]) -> None:
        super().__init__()
        self._theme = theme
        self._arrangements = tuple(arrangements)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def arrangement(self, width: int) -> Arrangement:
        """The one that the width has room for."""
        fitting = (each for each in self._arrangements if width >= self._theme.px(each.least))
        return next(fitting, self._arrangements[-1])

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [height for height, _places in self._measured(width)]
        return sum(heights) + GAP * max(0, len(heights) - 1)

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(640), self.heightForWidth(self._theme.px(640)))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt calls it so
        return QSize(self._theme.px(200), 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        lines = list(self._measured(rect.width()))
        spare = rect.height() - sum(height for height, _places in lines) - GAP * max(0, len(lines) - 1)
        more = max(0, spare) // max(1, len(lines))
        y = rect.y()
        for height, places in lines:
            for item, x, width in places:
                item.setGeometry(QRect(rect.x() + x, y, width, height + more))
            y += height + more + GAP

    def _measured(self, width: int) -> Iterator[tuple[int, list[tuple[QLayoutItem, int, int]]]]:
        """The height of each line, and where in it which card stands and how wide."""
        shown = self.arrangement(width)
        for at, line in enumerate(shown.lines):
            places = self._places(line, width)
            least = self._theme.px(shown.heights[at]) if at < len(shown.heights) else 0
            yield max(least, *(_least_height(item, room) for item, _x, room in places)), places

    def _places(self, line: Sequence[tuple[int, int]], width: int) -> list[tuple[QLayoutItem, int, int]]:
        room = width - GAP * (len(line) - 1)
        whole, before, places = sum(share for _card, share in line), 0, []
        for at, (card, share) in enumerate(line):
            x, end = (round(room * part / whole) for part in (before, before + share))
            places.append((self._items[card], x + at * GAP, end - x))
            before += share
        return places


class CardRows(QWidget):
    """``arrangements`` go from the widest to the narrowest, of which the last takes any width."""

    def __init__(
        self, theme: Theme, cards: Sequence[QWidget], *, arrangements: Sequence[Arrangement]
    ) -> None:
        super().__init__()
        self._lines = _Lines(theme, arrangements)
        self.setLayout(self._lines)
        for card in cards:
            self._lines.addWidget(card)
        theme.changed.connect(self._lines.invalidate)

    @property
    def arrangement(self) -> Arrangement:
        """The one that stands now."""
        return self._lines.arrangement(self.width())


def _least_height(item: QLayoutItem, width: int) -> int:
    """So high that nothing in the card is cut; what scrolls by itself may be as low as it can be."""
    widget = item.widget()
    layout = widget.layout() if widget is not None else None
    if layout is not None and layout.hasHeightForWidth():
        return layout.minimumHeightForWidth(width)
    return item.minimumSize().height()

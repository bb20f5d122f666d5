"""What stays above the cards and what scrolls with them where the window is low or the text large."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.customers.card.band_area import BandArea
from app.customers.card.columns import CardColumns
from app.customers.card.header import CardHeader
from app.customers.schemas.card import Card
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_MOST_WITH_FACTS = 0.55
_MOST_WITH_PROMISES = 0.75
"""So much of the height may be taken by what stays."""
_BESIDE_NAMES = 220
"""What picture and buttons take of the head's width."""
_GAPS = 80
_LEAST_COLUMNS = 60


class Shortage(IntEnum):
    """How little room there is: first the facts scroll, then cases and promises, never the name or a must.

    At last what goes on after each must is left to its preference, so that no must is cut.
    """

    NONE = 0
    FACTS_SCROLL = 1
    PROMISES_SCROLL = 2
    MUSTS_TERSE = 3


class HeadRoom:
    """Moves facts and promises between the part that stays and the part that scrolls."""

    def __init__(
        self,
        theme: Theme,
        reading: Reading,
        *,
        header: CardHeader,
        bands: BandArea,
        columns: CardColumns,
        bar: QWidget,
    ) -> None:
        self._theme = theme
        self._header = header
        self._bands = bands
        self._columns = columns
        self._bar = bar
        self._shortage = Shortage.NONE
        self._card: Card | None = None
        self.scrolling_bands = BandArea(theme, reading)
        self._scrolling = QWidget(columns)
        self._scrolling.hide()
        self._column = QVBoxLayout(self._scrolling)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.scrolling_bands)

    @property
    def shortage(self) -> Shortage:
        """How little room there is now."""
        return self._shortage

    def show_card(self, card: Card) -> None:
        """Show the bands of this customer."""
        self._card = card
        scroll = self._shortage >= Shortage.PROMISES_SCROLL
        terse = self._shortage is Shortage.MUSTS_TERSE
        stay = ((), ()) if scroll else (card.promises, card.open_cases)
        follow = (card.promises, card.open_cases) if scroll else ((), ())
        self._bands.show_bands(card.musts, promises=stay[0], cases=stay[1], terse=terse)
        self.scrolling_bands.show_bands((), promises=follow[0], cases=follow[1])

    def fit(self, width: int, height: int) -> None:
        """Arrange for a card of this size."""
        if self._card is None:
            return
        inside = width - 2 * self._theme.px(20)
        shortage = self._find_shortage(inside, height)
        if shortage is not self._shortage:
            self._change(shortage, self._card)
        if (layout := self._header.layout()) is not None:
            layout.invalidate()  # or it would answer for the picture and the facts of before
        self._header.setMinimumHeight(self._header.heightForWidth(max(1, inside)))

    def _change(self, shortage: Shortage, card: Card) -> None:
        self._shortage = shortage
        tight = shortage is not Shortage.NONE
        self._header.set_compact(compact=tight)
        if tight:
            self._column.addWidget(self._header.facts)
            self._columns.set_top(self._scrolling)
            self._scrolling.show()
        else:
            self._header.take_facts()
            self._columns.set_top(None)
            self._scrolling.hide()
        self.show_card(card)

    def _find_shortage(self, width: int, height: int) -> Shortage:
        width = max(1, width)
        beside = max(1, width - self._theme.px(_BESIDE_NAMES))
        bands = self._bands.heightForWidth(width)
        if self._shortage >= Shortage.PROMISES_SCROLL:
            bands += self.scrolling_bands.heightForWidth(width) + self._bands.saved(width)
        least = self._header.names.heightForWidth(beside) + self._bar.sizeHint().height()
        stays = least + bands
        if stays + self._header.facts.heightForWidth(beside) <= height * _MOST_WITH_FACTS:
            return Shortage.NONE
        if stays + _GAPS <= height * _MOST_WITH_PROMISES:
            return Shortage.FACTS_SCROLL
        if least + self._bands.musts_in_full(width) + _GAPS + _LEAST_COLUMNS > height:
            return Shortage.MUSTS_TERSE
        more = self._card is not None and bool(self._card.promises or self._card.open_cases)
        return Shortage.PROMISES_SCROLL if more else Shortage.FACTS_SCROLL

"""The stories below each other by month, in as many columns as are good to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.words import gettext as _
from app.moments.schemas.rows import StoryRow
from app.planner.stories.card import StoryCard
from app.planner.stories.words import month_head
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.scrolled import Scrolled
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_READABLE = 430
_MOST_COLUMNS = 2
_NEAR_END = 600
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Month(QWidget):
    """One month: its head, and its cards in columns of about the same length."""

    def __init__(self, month: date, *, words: str, theme: Theme) -> None:
        super().__init__()
        self.month = month
        self.cards: list[StoryCard] = []
        self._theme = theme
        self._lengths: list[int] = []
        self._columns: list[QVBoxLayout] = []
        self.head = plain_label(words, "card-title")
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(14))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(10))
        outer.addWidget(self.head)
        outer.addLayout(self._row)

    def add(self, cards: Sequence[StoryCard]) -> None:
        """Append cards."""
        self._have(max(1, len(self._columns)))
        for card in cards:
            self.cards.append(card)
            self._put(card)

    def fit(self, columns: int) -> None:
        """Lay everything out in so many columns; one story alone needs only one."""
        if columns == len(self._columns):
            return
        self._have(columns)
        for card in self.cards:
            self._put(card)

    def _have(self, columns: int) -> None:
        if columns == len(self._columns):
            return
        while (item := self._row.takeAt(0)) is not None:
            old = item.layout()
            while old is not None and old.takeAt(0) is not None:
                pass
        self._columns = [QVBoxLayout() for _at in range(columns)]
        self._lengths = [0] * columns
        for column in self._columns:
            column.setSpacing(self._theme.px(14))
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._row.addLayout(column, 1)

    def _put(self, card: StoryCard) -> None:
        at = self._lengths.index(min(self._lengths))
        self._lengths[at] += _length_of(card.row)
        self._columns[at].addWidget(card)


class StoryWall(QScrollArea):
    """``end_near`` asks for more; the other signals are those of its cards."""

    end_near = Signal()
    photo_wanted = Signal(object)
    customer_wanted = Signal(int)
    case_wanted = Signal(int)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._months: list[_Month] = []
        self._bar = self.verticalScrollBar()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Stories"))
        self._body = Scrolled(theme, self)
        self._body.column.setSpacing(theme.px(18))
        self.more = PushButton(theme, _("Show more stories"), kind="quiet", icon="chevron-down")
        self.more.clicked.connect(self.end_near)
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(18))
        self._body.column.addLayout(self._grid)
        self._body.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.column.addStretch(1)
        self._bar.valueChanged.connect(self._look_ahead)

    @property
    def cards(self) -> list[StoryCard]:
        """All cards, as they are read."""
        return [card for month in self._months for card in month.cards]

    @property
    def heads(self) -> list[str]:
        """What stands over the months."""
        return [month.head.text() for month in self._months]

    def show_rows(
        self, rows: Sequence[StoryRow], *, counts: Mapping[date, int], pictures: Mapping[int, QImage | None]
    ) -> None:
        """Show these stories instead."""
        old, self._months = self._months, []
        for month in old:
            self._grid.removeWidget(month)
            month.hide()
            month.deleteLater()
        self.add_rows(rows, counts=counts, pictures=pictures)

    def add_rows(
        self, rows: Sequence[StoryRow], *, counts: Mapping[date, int], pictures: Mapping[int, QImage | None]
    ) -> None:
        """Go on with these."""
        for month, of_month in groupby(rows, key=lambda row: row.on.replace(day=1)):
            section = self._section(month, counts.get(month, 0))
            section.add([self._new_card(row, pictures) for row in of_month])
        self._place()

    def show_more(self, *, possible: bool) -> None:
        """Offer to read on, or not."""
        self.more.setVisible(possible)

    def show_photo(self, attachment_id: int, image: QImage | None) -> None:
        """A photo was read."""
        for card in self.cards:
            card.show_pictures({attachment_id: image})

    def take_focus(self) -> None:
        """Put the keys onto the first story."""
        cards = self.cards
        if cards:
            cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        cards = self.cards
        at = next((place for place, card in enumerate(cards) if _has_keys(card)), None)
        if step and at is not None and 0 <= at + step < len(cards):
            cards[at + step].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(cards[at + step], 0, self._theme.px(40))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns != self._fitting:
            self._place()

    @property
    def _fitting(self) -> int:
        return max(1, min(_MOST_COLUMNS, self.viewport().width() // self._theme.px(_READABLE)))

    def _place(self) -> None:
        """A month takes a whole line; those with one story stand beside each other."""
        self._columns = self._fitting
        for month in self._months:
            self._grid.removeWidget(month)
        for at in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(at, 1 if at < self._columns else 0)
        line, column = 0, 0
        for month in self._months:
            wide = self._columns if len(month.cards) > 1 else 1
            if column + wide > self._columns:
                line, column = line + 1, 0
            month.fit(wide)
            self._grid.addWidget(month, line, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            column += wide

    def _section(self, month: date, count: int) -> _Month:
        if not self._months or self._months[-1].month != month:
            made = _Month(month, words=month_head(month, count, wording=self._wording), theme=self._theme)
            self._months.append(made)
        return self._months[-1]

    def _new_card(self, row: StoryRow, pictures: Mapping[int, QImage | None]) -> StoryCard:
        card = StoryCard(row, theme=self._theme, wording=self._wording)
        card.photo_wanted.connect(self.photo_wanted)
        card.customer_wanted.connect(self.customer_wanted)
        card.case_wanted.connect(self.case_wanted)
        card.show_pictures(pictures)
        return card

    def _look_ahead(self, value: int) -> None:
        if self.more.isVisibleTo(self) and value >= self._bar.maximum() - self._theme.px(_NEAR_END):
            self.end_near.emit()


def _has_keys(card: StoryCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))


def _length_of(row: StoryRow) -> int:
    """About how long a card gets, in letters."""
    photos = 220 * ((len(row.photos) + 2) // 3)
    return 200 + len(row.text) + len(row.said) + photos

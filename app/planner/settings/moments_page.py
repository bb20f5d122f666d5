"""The section of the settings about moments."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.planner.settings.card_form import CardForm
from app.planner.settings.computer_card import ComputerCard
from app.planner.settings.venue_form import VenueForm
from app.ui.cards import Card
from app.ui.theme.theme import Theme

_WIDTH = 760


class MomentsSettingsPage(QScrollArea):
    """Money, times and marks of the venue, its card, and what this computer does."""

    def __init__(self, theme: Theme, *, venue: VenueForm, card: CardForm, computer: ComputerCard) -> None:
        super().__init__()
        self.venue = venue
        self.card = card
        self.computer = computer
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setProperty("kind", "clear")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(8, 2, 16, 12)
        column.setSpacing(12)
        for title, part in (
            (_("Money, times and marks"), venue.form),
            (_("The venue's own card"), card.form),
            (_("On this computer"), computer),
        ):
            framed = Card(title)
            framed.add(part)
            column.addWidget(framed)
        column.addStretch(1)
        self.setWidget(self._page)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._page.setMaximumWidth(self._theme.px(_WIDTH))

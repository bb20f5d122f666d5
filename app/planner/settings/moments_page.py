"""The section of the settings about moments."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.core.changes import Change
from app.core.words import gettext as _
from app.planner.settings.card_form import CardFields, card_form
from app.planner.settings.computer_card import ComputerCard
from app.planner.settings.venue_form import VenueFields
from app.ui.cards import Card
from app.ui.change_bus import ChangeBus
from app.ui.kept_form import KeptForm
from app.ui.settings.keep_bar import SAVE_KEYS
from app.ui.theme.theme import Theme

_WIDTH = 760
_KINDS = frozenset({"venue", "venue_setting"})


class MomentsSettingsPage(QScrollArea):
    """Money, times and marks of the venue, its card, and what this computer does.

    ``may_set_budgets`` tells whether whoever is at the desk may change money. What changes elsewhere is
    shown where nobody is writing.
    """

    def __init__(
        self,
        theme: Theme,
        bus: ChangeBus,
        *,
        venue: VenueFields,
        card: CardFields,
        computer: ComputerCard,
        may_set_budgets: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.fields = venue
        self.venue = KeptForm(theme, venue, titles=venue.titles, columns=2)
        self.card = card_form(theme, card)
        self.computer = computer
        self._theme = theme
        self._bus = bus
        self._may_set_budgets = may_set_budgets
        self._build()
        shortcut = QShortcut(QKeySequence(SAVE_KEYS), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save)
        theme.changed.connect(self._fit)
        bus.changed.connect(self._follow)
        self._fit()
        self.show_who_may()

    def show_who_may(self) -> None:
        """Somebody else may be at the desk."""
        self.fields.allow_budgets(allowed=self._may_set_budgets())

    def close_page(self) -> None:
        """Follow nothing more."""
        self._bus.changed.disconnect(self._follow)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setProperty("kind", "clear")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(8, 2, 16, 12)
        column.setSpacing(12)
        for title, part in (
            (_("Money, times and marks"), self.venue),
            (_("The venue's own card"), self.card),
            (_("On this computer"), self.computer),
        ):
            framed = Card(title)
            framed.add(part)
            column.addWidget(framed)
        column.addStretch(1)
        self.setWidget(self._page)

    def _save(self) -> None:
        """Keep the form in which the keys are."""
        writing = QApplication.focusWidget()
        for form in (self.venue, self.card):
            if writing is not None and form.isAncestorOf(writing):
                form.submit()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.venue.follow()
            self.card.follow()

    def _fit(self) -> None:
        self._page.setMaximumWidth(self._theme.px(_WIDTH))

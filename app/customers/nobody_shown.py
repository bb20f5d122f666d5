"""What stands in the place of a card while nobody's is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from app.core.words import gettext as _
from app.ui.empty_state import EmptyState
from app.ui.theme.theme import Theme


class NobodyShown(EmptyState):
    """That nobody is chosen, that the card is on its way, or why it is gone, and how to find somebody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, sentence="", icon="search")
        self.say(_("Nobody is chosen"))

    def promise(self) -> None:
        """Say that the card of whoever is chosen is on its way."""
        self.set_words(sentence=_("The card is on its way"))

    def say(self, why: str) -> None:
        """Say why there is no card."""
        self.set_words(
            sentence=why,
            more=_("Type any part of a name, number or wish, or choose somebody from the list."),
            action=_("Find somebody"),
        )

    def take_place(self, why: str, *, within: QStackedWidget, unless: bool) -> None:
        """Say in the place of the card why it is gone; a form for somebody new goes on."""
        self.say(why)
        if not unless:
            within.setCurrentWidget(self)

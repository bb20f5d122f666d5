"""The head of the panel: whose day it is, where it stands, and where they are."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.core.words import gettext as _
from app.planner.agenda.words import state_chip
from app.planner.plan.shown import ShownMoment
from app.planner.plan.words import head_spans, title_words
from app.ui.panel_head import PanelHead
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class PlanHead(PanelHead):
    """``customer_wanted`` asks for the card."""

    customer_wanted = Signal(int)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme)
        self._reading = reading
        self._customer_id = 0
        self.line_pressed.connect(lambda: self.customer_wanted.emit(self._customer_id))

    def show_moment(self, shown: ShownMoment) -> None:
        """Show whose it is."""
        self._customer_id = shown.customer_id
        self.show_title(title_words(shown, self._reading))
        self.show_chip(state_chip(shown.state))
        self.show_line(head_spans(shown, self._reading), tip=_("Open the card"))

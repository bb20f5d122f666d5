"""What stands in place of a page that whoever is signed in may not see."""

from __future__ import annotations

from app.core.words import gettext as _
from app.ui.empty_state import EmptyState
from app.ui.theme.theme import Theme


class NoFigures(EmptyState):
    """That the figures are not for this role, and who can change it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            sentence=_("Your role does not see the figures."),
            more=_(
                "Ask the owner: in the settings, under “Who may do what”, they give your role “Figures”. Until then a "
                "manager can show or print them."
            ),
            icon="lock",
        )

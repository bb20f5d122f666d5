"""What stands in the place of an empty list or board, with the one way on."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.cases.schemas.views import CaseView
from app.recovery.empty_words import WayOut, empty_words
from app.recovery.view_model import LogViewModel
from app.ui.empty_state import EmptyState
from app.ui.theme.theme import Theme


class EmptyLog(EmptyState):
    """``new_wanted`` asks for a case to be opened; the other ways on it goes itself."""

    new_wanted = Signal()

    def __init__(self, view_model: LogViewModel, *, theme: Theme) -> None:
        super().__init__(theme, sentence="", icon="heart-handshake")
        self._view_model = view_model
        self._way_out = WayOut.OPEN_A_CASE
        self.action_wanted.connect(self._go)

    def say_why(self) -> None:
        """Say why there is nothing to see."""
        words = empty_words(self._view_model.state)
        self._way_out = words.way_out
        self.set_words(sentence=words.sentence, more=words.more, action=words.action)

    def _go(self) -> None:
        view_model = self._view_model
        if self._way_out is WayOut.OPEN_A_CASE:
            self.new_wanted.emit()
        elif self._way_out is WayOut.WIDEN:
            view_model.show_state(view_model.state.widened())
        else:
            view_model.choose_view(CaseView.OPEN)

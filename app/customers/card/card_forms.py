"""The forms that open beside a card, in place of its history."""

from __future__ import annotations

from app.core.words import gettext as _
from app.customers.card.side_stack import SideStack
from app.customers.card.view_model import CardViewModel
from app.customers.forms.happening_forms import breaking_form, promise_form, touchpoint_form
from app.customers.forms.knowledge_forms import preference_form
from app.customers.history.view_model import HistoryFilter, HistoryViewModel
from app.customers.schemas.knowledge import PreferenceRow
from app.customers.schemas.visits import StageRow
from app.promises.schemas import PromiseRow
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class CardForms:
    """Opens each form for the customer on screen."""

    def __init__(self, view_model: CardViewModel, *, theme: Theme, reading: Reading, side: SideStack) -> None:
        self._view_model = view_model
        self._theme = theme
        self._reading = reading
        self._side = side
        self._history: HistoryViewModel | None = None

    def follow_history(self, history: HistoryViewModel) -> None:
        """Say which timeline stands beside the card."""
        self._history = history

    def show_visits(self) -> None:
        """Narrow the history to the visits."""
        if self._history is not None:
            self._side.close_side()
            self._history.narrow(HistoryFilter.VISITS)

    def log_touchpoint(self) -> None:
        """Log a contact."""
        shown = self._view_model.now_shown
        if shown is not None:
            form = touchpoint_form(self._theme, self._view_model.happenings, stages=self._stages())
            self._side.open_form(form, title=_("Log a touchpoint"))

    def make_promise(self) -> None:
        """Promise something."""
        if self._view_model.now_shown is not None:
            form = promise_form(self._theme, self._view_model.happenings, reading=self._reading)
            self._side.open_form(form, title=_("Promise something"))

    def edit_promise(self, row: PromiseRow) -> None:
        """Change a promise."""
        form = promise_form(self._theme, self._view_model.happenings, reading=self._reading, row=row)
        self._side.open_form(form, title=_("Change the promise"))

    def break_promise(self, row: PromiseRow) -> None:
        """Say why a promise was not kept."""
        form = breaking_form(self._theme, self._view_model.happenings, row=row)
        self._side.open_form(form, title=_("Why was it not kept?"))

    def add_preference(self) -> None:
        """Add a need, like or dislike with everything about it."""
        shown = self._view_model.now_shown
        if shown is not None:
            form = preference_form(self._theme, self._view_model.knowledge, groups=shown.groups)
            self._side.open_form(form, title=_("Add a preference"))

    def edit_preference(self, row: PreferenceRow) -> None:
        """Change a need, like or dislike."""
        shown = self._view_model.now_shown
        if shown is not None:
            form = preference_form(self._theme, self._view_model.knowledge, groups=shown.groups, row=row)
            self._side.open_form(form, title=_("Change the preference"))

    def _stages(self) -> tuple[StageRow, ...]:
        return self._view_model.list_stages()

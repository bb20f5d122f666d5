"""The short forms over the list, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.core.days import Days
from app.core.words import gettext as _
from app.recovery.log.hand_over_form import HandOverForm, HandsOver
from app.recovery.log.table_layout import TableLayout, columns_kept
from app.recovery.log_state import from_definition, to_definition
from app.recovery.periods import Period
from app.recovery.view_model import LogViewModel
from app.saved_views.menu import saved_menu
from app.saved_views.name_form import ViewNameForm
from app.saved_views.schemas import SavedViewRow
from app.saved_views.view_model import SavedViewsModel
from app.ui.card_slot import CardSlot
from app.ui.days_form import DaysForm
from app.ui.theme.theme import Theme


class LogForms:
    """Puts them into the slot; ``layout`` is whose columns are kept with a view."""

    def __init__(
        self, view_model: LogViewModel, *, saved: SavedViewsModel, hand_over: HandsOver, theme: Theme
    ) -> None:
        self.slot = CardSlot()
        self.layout: TableLayout | None = None
        self._view_model = view_model
        self._saved = saved
        self._do_hand_over = hand_over
        self._theme = theme

    @cached_property
    def hand_over(self) -> HandOverForm:
        """Whose the chosen cases are from now on."""
        form = HandOverForm(self._theme, self._do_hand_over)
        form.left.connect(self.slot.empty)
        return form

    @cached_property
    def days(self) -> DaysForm:
        """Between which days."""
        form = DaysForm(self._theme, title=_("Reported between two days"), from_words=_("Reported from"))
        form.days_chosen.connect(self._show_days)
        form.left.connect(self.slot.empty)
        return form

    @cached_property
    def name(self) -> ViewNameForm:
        """How a view is called."""
        form = ViewNameForm(self._theme, self._saved)
        form.left.connect(self.slot.empty)
        return form

    def start_hand_over(self, case_ids: Sequence[int]) -> None:
        """Ask who looks after these cases."""
        self.slot.put_in(self.hand_over)
        self.hand_over.start(case_ids, self._view_model.choices.staff)

    def start_days(self) -> None:
        """Ask between which days."""
        self.slot.put_in(self.days)
        self.days.start(self._view_model.state.days)

    def offer_views(self, button: QWidget) -> None:
        """Open the menu of saved views under a button."""
        menu = saved_menu(
            button,
            self._saved.views,
            choose=self.show_view,
            rename=self._start_rename,
            remove=self._saved.remove,
            save=self.start_saving,
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def show_view(self, view: SavedViewRow) -> None:
        """Show what is kept under a name, with the columns that go with it."""
        self._view_model.show_state(from_definition(view.definition))
        columns = columns_kept(view.definition)
        if self.layout is not None and columns:
            self.layout.show(columns)

    def start_saving(self) -> None:
        """Ask under which name what is shown is kept."""
        self.slot.put_in(self.name)
        columns = self.layout.shown if self.layout is not None else ()
        self.name.start_new(to_definition(self._view_model.state) | {"columns": list(columns)})

    def _start_rename(self, view: SavedViewRow) -> None:
        self.slot.put_in(self.name)
        self.name.start_rename(view)

    def _show_days(self, days: Days) -> None:
        is_open = days == Days()
        period = Period.ANY if is_open else Period.CHOSEN
        self._view_model.show_state(replace(self._view_model.state, period=period, days=days))

"""What is kept under a name, and the short form for that name."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.metrics.state import from_definition, to_definition
from app.metrics.view_model import MetricsViewModel
from app.saved_views.menu import saved_menu
from app.saved_views.name_form import ViewNameForm
from app.saved_views.schemas import SavedViewRow
from app.saved_views.view_model import SavedViewsModel
from app.ui.card_slot import CardSlot
from app.ui.theme.theme import Theme


class SavedMetrics:
    """Days and filters under a name; the form opens in ``slot``."""

    def __init__(
        self, view_model: MetricsViewModel, *, saved: SavedViewsModel, slot: CardSlot, theme: Theme
    ) -> None:
        self._view_model = view_model
        self._saved = saved
        self._slot = slot
        self._theme = theme

    @cached_property
    def name(self) -> ViewNameForm:
        """How a view is called."""
        form = ViewNameForm(self._theme, self._saved)
        form.left.connect(self._slot.empty)
        return form

    def offer(self, button: QWidget) -> None:
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
        """Show what is kept under a name."""
        self._view_model.show_state(from_definition(view.definition))

    def start_saving(self) -> None:
        """Ask under which name what is shown is kept."""
        self._slot.put_in(self.name)
        self.name.start_new(to_definition(self._view_model.state))

    def _start_rename(self, view: SavedViewRow) -> None:
        self._slot.put_in(self.name)
        self.name.start_rename(view)

"""The quick form over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.planner.quick.form import QuickPlanForm
from app.planner.quick.sources import Surprise
from app.planner.quick.view_model import QuickPlanViewModel
from app.ui.over_window import OverWindow
from app.ui.theme.theme import Theme


class QuickPlan(OverWindow):
    """What was typed stays until it is saved, and comes back with the form.

    ``date_wanted`` carries the customer whose day has to be written down first, 0 for nobody yet.
    """

    date_wanted = Signal(int)

    def __init__(self, view_model: QuickPlanViewModel, *, theme: Theme, window: QWidget) -> None:
        self.form = QuickPlanForm(view_model, theme=theme)
        self._view_model = view_model
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        view_model.saved.connect(lambda _key: self.leave())
        view_model.plan_wanted.connect(lambda _key: self.leave())
        view_model.date_wanted.connect(self._ask_date)

    def open_for(self, customer_id: int | None, surprise: Surprise | None = None) -> None:
        """Plan for this customer, or for somebody still to be named; ``surprise`` is what gave the idea."""
        if surprise is not None or not self.form.is_touched:
            self.form.begin_for(customer_id, surprise)
        self._view_model.begin()
        self.bring_up()

    def go_on_with(self, customer_id: int, occasion_id: int) -> None:
        """Come back with a day that was written down meanwhile; what was typed is still there."""
        self.form.take_day(customer_id, occasion_id)
        self._view_model.begin()
        self.bring_up()

    def took_enter(self, line: QObject) -> bool:
        """Enter takes the best match while a name is being typed."""
        return self.form.fields.who.took_enter(line)

    def _ask_date(self, customer_id: int) -> None:
        self.leave()
        self.date_wanted.emit(customer_id)

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

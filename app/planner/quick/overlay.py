"""The quick form over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.planner.quick.form import QuickPlanForm
from app.planner.quick.sources import Surprise
from app.planner.quick.view_model import QuickPlanViewModel
from app.ui.over_window import OverWindow
from app.ui.theme.theme import Theme


class QuickPlan(OverWindow):
    """What was typed stays until it is saved, and comes back with the form."""

    def __init__(self, view_model: QuickPlanViewModel, *, theme: Theme, window: QWidget) -> None:
        self.form = QuickPlanForm(view_model, theme=theme)
        self._view_model = view_model
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        view_model.saved.connect(lambda _key: self.leave())
        view_model.plan_wanted.connect(lambda _key: self.leave())

    def open_for(self, customer_id: int | None, surprise: Surprise | None = None) -> None:
        """Plan for this customer, or for somebody still to be named; ``surprise`` is what gave the idea."""
        if surprise is not None or not self.form.is_touched:
            self.form.begin_for(customer_id, surprise)
        self._view_model.begin()
        self.bring_up()

    def takes_enter(self, line: QObject) -> bool:
        """Enter takes the best match while a name is being typed."""
        who = self.form.fields.who
        return line is who.editor and bool(who.found.widgets)

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

"""The form of a date over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.planner.dates.form import DateForm
from app.planner.dates.view_model import DateViewModel
from app.ui.over_window import OverWindow
from app.ui.theme.theme import Theme


class QuickDate(OverWindow):
    """What was typed stays until it is saved, and comes back with the form."""

    def __init__(self, view_model: DateViewModel, *, theme: Theme, window: QWidget) -> None:
        self.form = DateForm(view_model, theme=theme)
        self._view_model = view_model
        self._other_id = 0
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        self.form.other.clicked.connect(self._take_other)
        view_model.saved.connect(self.leave)

    def open_for(self, customer_id: int | None) -> None:
        """Write down a day of this customer, or of somebody still to be named."""
        form = self.form
        self._other_id = 0
        if not form.is_touched:
            form.begin_for(customer_id)
        elif customer_id and not form.customer_id:
            form.take_for(customer_id)
        elif customer_id and customer_id != form.customer_id:
            self._other_id = customer_id
        form.other.setVisible(bool(self._other_id))
        self._view_model.begin()
        self.bring_up()

    def took_enter(self, line: QObject) -> bool:
        """Enter takes the best match while a name is being typed."""
        return self.form.who.took_enter(line)

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

    def _take_other(self) -> None:
        self.form.take_for(self._other_id)
        self.form.start()

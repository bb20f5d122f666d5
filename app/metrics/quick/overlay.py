"""The quick form over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.metrics.quick.form import QuickAnswerForm
from app.metrics.quick.view_model import QuickAnswerViewModel
from app.ui.over_window import OverWindow
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme


class QuickAnswer(OverWindow):
    """What was typed stays until it is kept, and comes back with the form.

    ``hand_over_wanted`` carries what is asked and about what, when the keys are back where they were.
    """

    hand_over_wanted = Signal(object)

    def __init__(
        self,
        view_model: QuickAnswerViewModel,
        *,
        theme: Theme,
        window: QWidget,
        remembered: Remembered,
        title: str,
    ) -> None:
        self.form = QuickAnswerForm(view_model, theme=theme, remembered=remembered, title=title)
        self._view_model = view_model
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        view_model.saved.connect(self.leave)
        self.form.hand_over_wanted.connect(self._hand_over)

    def open_for(self, customer_id: int | None) -> None:
        """Ask this customer, or somebody still to be named."""
        if not self.form.is_touched:
            self.form.begin_for(customer_id)
        self._view_model.begin()
        self.bring_up()

    def took_enter(self, line: QObject) -> bool:
        """Enter takes the best match while a name is being typed."""
        return self.form.fields.who.took_enter(line)

    def _hand_over(self, asked: object) -> None:
        self.leave()
        self.hand_over_wanted.emit(asked)

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

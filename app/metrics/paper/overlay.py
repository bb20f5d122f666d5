"""The pile of papers over whatever is on screen; nothing below it goes away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.metrics.paper.form import PaperForm
from app.metrics.paper.view_model import PaperViewModel
from app.ui.over_window import OverWindow
from app.ui.theme.theme import Theme


class PaperBatch(OverWindow):
    """What was typed stays until it is kept, and comes back with the form."""

    widest = 1_040

    def __init__(self, view_model: PaperViewModel, *, theme: Theme, window: QWidget) -> None:
        self.form = PaperForm(view_model, theme=theme)
        self._view_model = view_model
        super().__init__(self.form, theme=theme, window=window)
        self.form.left.connect(self.leave)
        self.form.outgrown.connect(self.fit)
        view_model.saved.connect(self.leave)

    def open(self) -> None:
        """Go on with the pile, or begin one."""
        self._view_model.begin()
        self.bring_up()

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._view_model.close()

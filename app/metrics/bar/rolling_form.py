"""How many days until today the pane is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.metrics.periods import MOST_ROLLING
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.theme.theme import Theme


class RollingForm(QFrame):
    """``number_chosen`` carries how many days until today."""

    number_chosen = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.number = LineField(_("How many days until today"), limit=5)
        self.form = DraftForm(
            theme,
            {"number": self.number},
            save=self._save,
            title=_("The last days"),
            save_words=_("Show these"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.form)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start(self, number: int) -> None:
        """Begin with this number."""
        self.number.set_text(str(number))
        self.form.start()

    def _save(self) -> bool:
        text = self.number.text.strip()
        number = int(text) if text.isdecimal() else 0
        if not 1 <= number <= MOST_ROLLING:
            problem = _("Write a whole number from 1 to {most}.").format(most=MOST_ROLLING)
            raise InvalidInput([Problem("number", problem)])
        self.number_chosen.emit(number)
        return True

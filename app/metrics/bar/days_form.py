"""Which days the pane is about, where none of the buttons says it: two days, or so many until today."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.errors import InvalidInput, Problem
from app.metrics.periods import MOST_ROLLING, Days
from app.ui.draft_form import DraftForm
from app.ui.form_fields import DateField, LineField
from app.ui.theme.theme import Theme


class ChosenDaysForm(QFrame):
    """``days_chosen`` carries Days, either side of which may be left open."""

    days_chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.since = _day(theme, _("From"), _("Empty the first day"))
        self.until = _day(theme, _("Until"), _("Empty the last day"))
        self.form = DraftForm(
            theme,
            {"since": self.since, "until": self.until},
            save=self._save,
            title=_("Between two days"),
            save_words=_("Show these"),
            columns=2,
        )
        _frame(self, self.form)

    def start(self, days: Days) -> None:
        """Begin with these days."""
        self.since.set_value(days.since)
        self.until.set_value(days.until)
        self.form.start()

    def _save(self) -> bool:
        days = Days(self.since.value, self.until.value)
        if days.since and days.until and days.until < days.since:
            raise InvalidInput([Problem("until", _("This day is before the first one."))])
        self.days_chosen.emit(days)
        return True


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
        _frame(self, self.form)

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


def _frame(card: ChosenDaysForm | RollingForm, form: DraftForm) -> None:
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 12)
    column.addWidget(form)
    form.done.connect(card.left)
    form.left.connect(card.left)


def _day(theme: Theme, label: str, clear_words: str) -> DateField:
    return DateField(theme, label, none_words=_("Any day"), clear_words=clear_words)

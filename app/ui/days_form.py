"""Between which days something is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.days import Days
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.draft_form import DraftForm
from app.ui.form_fields import DateField
from app.ui.theme.theme import Theme


class DaysForm(QFrame):
    """A card with two days; ``days_chosen`` carries Days, either side of which may be left open."""

    days_chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, *, title: str, from_words: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.since = _day(theme, from_words, _("Empty the first day"))
        self.until = _day(theme, _("Until"), _("Empty the last day"))
        self.form = DraftForm(
            theme,
            {"since": self.since, "until": self.until},
            save=self._save,
            title=title,
            save_words=_("Show these"),
            columns=2,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self.form)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

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


def _day(theme: Theme, label: str, clear_words: str) -> DateField:
    return DateField(theme, label, none_words=_("Any day"), clear_words=clear_words)

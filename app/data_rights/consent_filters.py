"""What narrows the decisions of everybody: for what, how they stand, and when they were taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.audit.words.kinds import purpose_words
from app.core.days import Days
from app.core.words import gettext as _
from app.law.schemas.consents import ConsentFilter, ConsentState
from app.law.words import state_words
from app.model.consent import Purpose
from app.ui.form_fields import ChoiceField, DateField, Option
from app.ui.form_grid import FormGrid
from app.ui.theme.theme import Theme


class ConsentFilters(QWidget):
    """``narrowed`` carries what the fields say whenever one of them changes."""

    narrowed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.purpose = ChoiceField(
            _("For"),
            [Option("", _("Everything")), *(Option(one.value, purpose_words(one)) for one in Purpose)],
        )
        self.state = ChoiceField(
            _("State"),
            [Option("", _("Every one")), *(Option(one.value, state_words(one)) for one in ConsentState)],
        )
        self.since = _day(theme, _("From"), _("Empty the first day"))
        self.until = _day(theme, _("Until"), _("Empty the last day"))
        cells = (self.purpose, self.state, self.since, self.until)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        pairs = [FormGrid(theme, pair, columns=2) for pair in (cells[:2], cells[2:])]
        column.addWidget(FormGrid(theme, pairs, columns=2))
        for field in cells:
            field.edited.connect(lambda: self.narrowed.emit(self.wanted))

    @property
    def wanted(self) -> ConsentFilter:
        """What the fields say."""
        return ConsentFilter(
            Purpose(self.purpose.value) if self.purpose.value else None,
            ConsentState(self.state.value) if self.state.value else None,
            Days(self.since.value, self.until.value),
        )

    def take_away(self) -> None:
        """Narrow nothing."""
        for choice in (self.purpose, self.state):
            choice.choose("")
        for day in (self.since, self.until):
            day.set_value(None)


def _day(theme: Theme, label: str, clear_words: str) -> DateField:
    return DateField(theme, label, none_words=_("any day"), clear_words=clear_words)

"""How soon a case is to be acknowledged, put right and followed up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from app.cases.words.labels import severity_words
from app.core.words import gettext as _
from app.model.case import Severity
from app.recovery.settings.fields import DaysField, LengthField, bound_length, days_words
from app.recovery.settings.sheet import acknowledge_name, put_right_name
from app.recovery.tones import severity_icon, severity_tone
from app.ui.cards import Card
from app.ui.chips import Chip, ChipSpec
from app.ui.form_grid import FormGrid
from app.ui.labels import plain_label
from app.ui.settings.bound import Bound
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class TargetsCard(Card):
    """A line for each severity, with what is meant typed as "15 min", "4 h" or "1 d"."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(_("How soon"))
        self.bound: dict[str, Bound] = {}
        told = _("From when it was reported. Written like 15 min, 4 h, 1 h 30 or 1 d.")
        self.add(plain_label(told, "faint", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(plain_label(_("Acknowledge within"), "field-label", wrap=True), 0, 1)
        grid.addWidget(plain_label(_("Put right within"), "field-label", wrap=True), 0, 2)
        for row, severity in enumerate(Severity, start=1):
            self._add_severity(theme, grid, row, severity)
        self.add(grid)
        follow_up = LengthField(_("Follow up within"), hint=_("After it was put right."))
        title = _("The same {customer} again within").format(customer=wording.words.customer)
        again = DaysField(
            title,
            hint=_("Then it is one step more serious, and a manager speaks with them."),
        )
        self.bound["follow_up_minutes"] = bound_length(follow_up, _("Follow up within"))
        self.bound["again_days"] = Bound(title, again, again.read, again.show_days, days_words)
        self.add(FormGrid(theme, [follow_up, again], columns=2))

    def _add_severity(self, theme: Theme, grid: QGridLayout, row: int, severity: Severity) -> None:
        words = severity_words(severity)
        chip = Chip(theme, ChipSpec(words, severity_tone(severity), severity_icon(severity)))
        # In the middle of its fields, also while one of them says below what is wrong.
        place = QVBoxLayout()
        place.setContentsMargins(0, theme.px(6), 0, 0)
        place.addWidget(chip)
        place.addStretch(1)
        grid.addLayout(place, row, 0)
        titles = (
            (acknowledge_name(severity), _("{severity}: acknowledge within").format(severity=words)),
            (put_right_name(severity), _("{severity}: put right within").format(severity=words)),
        )
        for column, (name, title) in enumerate(titles, start=1):
            field = LengthField(title, bare=True)
            self.bound[name] = bound_length(field, title)
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)

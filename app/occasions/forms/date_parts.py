"""A day and a month, with the year only if it is known."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.partial_dates import PartialDate
from app.core.words import gettext as _
from app.occasions.drafts import read_occasion_date
from app.ui.form_fields import ChoiceField, Field, LineField, Option
from app.ui.form_grid import WHOLE_ROW
from app.wording.locales import locale_of


class DateParts:
    """Three fields that together make a date; ``is_empty`` when none was filled in."""

    def __init__(self, language: str, *, day_words: str = "", on: PartialDate | None = None) -> None:
        self.day = LineField(day_words or _("Day"), placeholder=_("day"), limit=2)
        months = locale_of(language).months["stand-alone"]["wide"]
        options = [Option("", "–"), *(Option(str(at), months[at]) for at in range(1, 13))]
        self.month = ChoiceField(_("Month"), options)
        self.year = LineField(_("Year"), placeholder=_("if known"), limit=4)
        if on is not None:
            self.day.set_text(str(on.day))
            self.month.choose(str(on.month))
            self.year.set_text(str(on.year) if on.year else "")

    def in_a_row(self) -> QWidget:
        """The three fields side by side."""
        row = QWidget()
        row.setProperty(WHOLE_ROW, True)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for field, stretch in ((self.day, 2), (self.month, 4), (self.year, 3)):
            line.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        return row

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by the names that problems use."""
        return {"day": self.day, "month": self.month, "year": self.year}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.day.text or self.month.value or self.year.text)

    def clear(self) -> None:
        """Empty all three."""
        self.day.set_text("")
        self.month.choose("")
        self.year.set_text("")

    def read_if_whole(self) -> PartialDate | None:
        """The date as far as it is known yet; None while it cannot be read."""
        try:
            return None if self.is_empty else self.read()
        except InvalidInput:
            return None

    def read(self) -> PartialDate:
        """The date; raises InvalidInput that names the field."""
        return read_occasion_date(day=self.day.text, month=self.month.value, year=self.year.text)

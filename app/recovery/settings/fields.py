"""Lengths, openings and days as they are typed."""

from __future__ import annotations

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.core.words import ngettext
from app.recovery.settings.hours import Day, hours_words, read_hours
from app.ui.form_fields import LineField
from app.ui.settings.bound import Bound
from app.wording.lengths import length_words, read_length

LONGEST_AGAIN = 3_650


class LengthField(LineField):
    """A length of time; ``bare`` leaves the label to a heading, ``empty`` is what no length means."""

    def __init__(self, label: str, *, hint: str = "", bare: bool = False, empty: str = "") -> None:
        super().__init__(label, hint=hint, placeholder=empty or _("4 h"), limit=40)
        self._own_hint = hint
        self._label.setVisible(not bare)
        self.edited.connect(self._say_it_plainly)

    def read(self, field: str) -> int:
        """The minutes typed."""
        return read_length(self.text, field)

    def show_minutes(self, minutes: int) -> None:
        """Show a length."""
        self.set_text(length_words(minutes))
        self._say_it_plainly()

    def _say_it_plainly(self) -> None:
        """Words beside what is typed, where they say it otherwise."""
        try:
            words = length_words(self.read(""))
        except InvalidInput:
            words = ""
        self._hint = words if words and words != self.text else self._own_hint
        self.show_error("")


class HoursField(LineField):
    """The openings of one day."""

    def __init__(self, label: str) -> None:
        super().__init__(label, placeholder=_("closed"), limit=200)
        self._label.hide()

    def read(self, field: str) -> Day:
        """The openings typed."""
        return read_hours(self.text, field)

    def show_day(self, day: Day) -> None:
        """Show openings."""
        self.set_text(hours_words(day))


class DaysField(LineField):
    """A number of days."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(label, hint=hint, limit=12)

    def read(self, field: str) -> int:
        """The days typed ("90", "90 days")."""
        number = self.text.casefold().rstrip("abcdefghijklmnopqrstuvwxyz. ")
        if not (number.isascii() and number.isdigit()):
            raise InvalidInput([Problem(field, _("Say a number of days, such as 90."))])
        if not 1 <= int(number) <= LONGEST_AGAIN:
            raise InvalidInput([Problem(field, _("Between 1 day and ten years."))])
        return int(number)

    def show_days(self, days: int) -> None:
        """Show a number of days."""
        self.set_text(days_words(days))


def days_words(days: int) -> str:
    """A number of days as it is shown."""
    return ngettext("{count} day", "{count} days", days).format(count=days)


def bound_length(field: LengthField, title: str) -> Bound:
    """A length of time."""
    return Bound(title, field, field.read, field.show_minutes, length_words)

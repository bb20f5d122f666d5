"""On which day it was done: today, or one of the last seven for what is written down afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.core.words import gettext as _
from app.occasions.schemas import MISSED_DAYS
from app.ui.form_fields import ChoiceField, Option
from app.wording.calendar_words import long_day
from app.wording.reading import Reading

OWN_DAY = ""
"""For a day that is longer ago: what was to be done then stays on that day."""


class DeliveryDayField(ChoiceField):
    """Begins with the day for which it was planned, or with today where that is still to come."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._chosen = False
        super().__init__(_("When"), [])
        self.edited.connect(self._keep_choice)

    @property
    def day(self) -> date | None:
        """The day chosen; None for the day it has."""
        return date.fromisoformat(self.value) if self.value != OWN_DAY else None

    def offer_for(self, planned_for: date | None) -> None:
        """Offer the days for what was planned for this one; what a person chose stays."""
        today, before = self._reading.today, self.value
        days = [today - timedelta(days=back) for back in range(MISSED_DAYS + 1)]
        own = min(planned_for or today, today)
        offered = [Option(day.isoformat(), words) for day, words in self._in_words(days)]
        if own not in days:
            offered.append(Option(OWN_DAY, self._long(own)))
        self.blockSignals(True)
        self.set_options(offered)
        if not (self._chosen and self.choose(before)):
            self.choose(own.isoformat() if own in days else OWN_DAY)
        self.blockSignals(False)

    def _in_words(self, days: list[date]) -> Iterator[tuple[date, str]]:
        near = (_("Today"), _("Yesterday"))
        for back, day in enumerate(days):
            yield day, near[back] if back < len(near) else self._long(day)

    def _long(self, day: date) -> str:
        return long_day(day, self._reading.wording.language, today=self._reading.today)

    def _keep_choice(self) -> None:
        self._chosen = True

"""Days and instants as this venue writes them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.core.partial_dates import PartialDate
from app.core.words import gettext as _
from app.wording import near_days
from app.wording.locales import locale_of

if TYPE_CHECKING:
    from babel import Locale

LEAP_YEAR = 2000  # any year in which every day and month exists
NO_BREAK = "\N{NO-BREAK SPACE}"


class DayWording:
    """Days and instants in one language (BCP 47) and one zone (IANA)."""

    def __init__(self, language: str, zone: str) -> None:
        self.language = language
        self.zone = zone
        self._zone = ZoneInfo(zone)

    @cached_property
    def _locale(self) -> Locale:
        return locale_of(self.language)

    def day(self, day: date) -> str:
        """A day in full ("29 Nov 2025")."""
        return self._skeleton("yMMMd", day)

    def whole_day(self, day: date) -> str:
        """A day with its weekday, every word written out ("Monday 16 November 2026")."""
        return self._format("full", day)

    def long_day(self, day: date) -> str:
        """A day with its month written out ("16 November 2026")."""
        return self._format("long", day)

    def weekday(self, day: date) -> str:
        """The name of the weekday ("Friday")."""
        return self._format("EEEE", day)

    def day_near(self, day: date, today: date) -> str:
        """A day as seen from today: "yesterday", "3 weeks ago", "Friday", "12 Dec", "Jan 2026", "2024"."""
        days = (day - today).days
        words = near_days.near_words(days)
        if words is not None:
            return words
        if days > 0:
            return self.weekday(day) if days < 7 else self.day_ahead(day, today)
        if near_days.shows_only_the_year(day, today):
            return str(day.year)
        return self._skeleton("yMMM", day)

    def day_ahead(self, day: date, today: date) -> str:
        """A coming day with what is needed to place it ("Fri 27 Nov", "12 Feb 2027")."""
        if 0 <= (day - today).days < 14:
            return self._skeleton("MMMEd", day)
        return self._skeleton("MMMd" if day.year == today.year else "yMMMd", day)

    def on_day(self, day: date, today: date) -> str:
        """The same inside a sentence: "today", "tomorrow", "on Sunday", "on 12 Dec"."""
        shown = self.day_near(day, today)
        return shown if abs((day - today).days) <= 1 else _("on {day}").format(day=shown)

    def countdown(self, day: date, today: date) -> str:
        """How long until a day ("in 2 days")."""
        return near_days.countdown((day - today).days)

    def partial_date(self, day: PartialDate) -> str:
        """A day and month, with the year only if it is known ("29 Nov")."""
        if day.year is not None:
            return self.day(date(day.year, day.month, day.day))
        return self._skeleton("MMMd", date(LEAP_YEAR, day.month, day.day))

    def span(self, days: int) -> str:
        """A length of time in its largest fitting unit ("5 months")."""
        return near_days.span(days)

    def returns_every(self, days: int) -> str:
        """A customer's rhythm ("returns every 5 months")."""
        return _("returns every {span}").format(span=self.span(days))

    def local(self, at: datetime) -> datetime:
        """An instant as the clock at the venue shows it."""
        return at.astimezone(self._zone)

    def time(self, at: datetime) -> str:
        """The time of day at the venue ("15:10")."""
        from babel.dates import format_time

        return plain_spaces(format_time(self.local(at), "short", locale=self._locale))

    def instant(self, at: datetime) -> str:
        """An instant in full ("29 Nov 2025 15:10"), in the venue's zone."""
        return f"{self.day(self.local(at).date())} {self.time(at)}"

    def instant_near(self, at: datetime, now: datetime) -> str:
        """An instant as seen from now: "yesterday 15:10", "Friday 19:30"; the day alone from a week on."""
        day, today = self.local(at).date(), self.local(now).date()
        if abs((day - today).days) < 7:
            return f"{self.day_near(day, today)} {self.time(at)}"
        return self.day(day)

    def _format(self, pattern: str, day: date) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=self._locale)

    def _skeleton(self, skeleton: str, day: date) -> str:
        from babel.dates import format_skeleton

        return format_skeleton(skeleton, day, locale=self._locale)


def plain_spaces(text: str) -> str:
    """Narrow no-break spaces become ordinary no-break ones, which every font can draw."""
    return text.replace("\N{NARROW NO-BREAK SPACE}", NO_BREAK)

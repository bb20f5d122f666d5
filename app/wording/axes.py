"""Numbers and marks on charts, as this venue writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from app.core.measures.rounding import round_half_away
from app.wording.day_formats import plain_spaces
from app.wording.formats import Wording
from app.wording.locales import locale_of

if TYPE_CHECKING:
    from babel import Locale

MINUS = "−"
_MOST_KEPT = 5_000
_SKELETONS = {"day": "MMMd", "month": "MMM", "year": "y"}


class AxisWording:
    """The wording of a venue, as the charts ask for it; what was written once is kept."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._ticks: dict[tuple[date, str], str] = {}
        self._counts: dict[float, str] = {}
        self._decimals: dict[tuple[Decimal, int], str] = {}

    @cached_property
    def _locale(self) -> Locale:
        return locale_of(self._wording.language)

    def number(self, number: float) -> str:
        """A count ("1,204")."""
        if len(self._counts) > _MOST_KEPT:
            self._counts.clear()
        if number not in self._counts:
            self._counts[number] = self._wording.number(number)
        return self._counts[number]

    def decimal(self, number: float, digits: int) -> str:
        """A number with exactly so many decimals, with a true minus sign ("−3.0")."""
        rounded = round_half_away(number, digits)
        if len(self._decimals) > _MOST_KEPT:
            self._decimals.clear()
        if (rounded, digits) not in self._decimals:
            self._decimals[rounded, digits] = self._written(rounded, digits)
        return self._decimals[rounded, digits]

    def day(self, day: date) -> str:
        """A day in full ("29 Nov 2025")."""
        return self._wording.day(day)

    def tick(self, day: date, step: str) -> str:
        """A mark of the time axis, by "day", "month" or "year": "12 Nov", "Nov", "2026"."""
        if (day, step) not in self._ticks:
            from babel.dates import format_skeleton

            self._ticks[day, step] = format_skeleton(_SKELETONS[step], day, locale=self._locale)
        return self._ticks[day, step]

    def share(self, part: float) -> str:
        """A part of 1 as whole percent ("86%")."""
        return self._wording.percent(part)

    def _written(self, rounded: Decimal, digits: int) -> str:
        from babel.numbers import format_decimal

        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        shown = plain_spaces(format_decimal(abs(rounded), format=pattern, locale=self._locale))
        return f"{MINUS}{shown}" if rounded < 0 else shown

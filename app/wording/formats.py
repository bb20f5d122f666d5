"""Days, instants, money and numbers as this venue writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from app.core.measures.rounding import round_half_away
from app.core.money import from_minor, minor_digits
from app.wording.day_formats import NO_BREAK, DayWording, plain_spaces
from app.wording.venue_words import VenueWords

_FIRST_SEPARATED = 1000
LETTER_AT_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


class Wording(DayWording):
    """The words and formats of one venue: its kind, language (BCP 47), zone (IANA) and currency (ISO 4217)."""

    def __init__(self, kind: str, language: str, zone: str, currency: str) -> None:
        super().__init__(language, zone)
        self.kind = kind
        self.currency = currency

    @cached_property
    def words(self) -> VenueWords:
        """The words of this kind of venue."""
        return VenueWords.for_kind(self.kind)

    def number(self, number: float) -> str:
        """A number with the language's separators ("48,210")."""
        if isinstance(number, int) and 0 <= number < _FIRST_SEPARATED:
            # Every language writes it so, and babel takes long to load when the first list is waited for.
            return str(number)
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale)

    def tenths(self, number: float) -> str:
        """A number with exactly one decimal ("5.0", "4.9"), as means are told."""
        from babel.numbers import format_decimal

        return format_decimal(round_half_away(number, 1), format="#,##0.0", locale=self._locale)

    def money(self, minor: int, currency: str | None = None) -> str:
        """An amount in minor units ("CHF 640", "€12.50"); whole amounts show no decimals."""
        from babel.numbers import format_currency

        code = currency or self.currency
        amount, digits = from_minor(minor, code), minor_digits(code)
        whole = amount == amount.to_integral_value()
        fraction = "0" if whole or not digits else "0." + "0" * digits
        pattern = self._locale.currency_formats["standard"].pattern.replace("0.00", fraction)
        shown = format_currency(amount, code, format=pattern, locale=self._locale, currency_digits=False)
        return plain_spaces(LETTER_AT_DIGIT.sub(NO_BREAK, shown))

    def percent(self, part: float) -> str:
        """A part of 1 as whole percent ("86%")."""
        from babel.numbers import format_percent

        return plain_spaces(format_percent(part, format=None, locale=self._locale))

    def list_of(self, items: Sequence[str]) -> str:
        """Several things in one breath ("a, b and c")."""
        from babel.lists import format_list

        return format_list(items, locale=self._locale) if items else ""

    def customers(self, count: int) -> str:
        """A counted phrase with the number as the language writes it ("48,210 guests")."""
        return self.words.customers(count, self.number(count))

    def visits(self, count: int) -> str:
        """A counted phrase ("11 stays")."""
        return self.words.visits(count, self.number(count))

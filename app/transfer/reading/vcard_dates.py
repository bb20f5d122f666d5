"""Dates as address books write them, with any part left out, and the birthdays in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.partial_dates import PLACEHOLDER_YEARS, PartialDate

_DATE = r"""
    (?P<year>\d{4}) (?: -? (?P<month>\d{2}) -? (?P<day>\d{2}) | -(?P<month_only>\d{2}) )?
    | -- (?P<month_no_year>\d{2}) (?: -? (?P<day_no_year>\d{2}) )?
    | --- (?P<day_only>\d{2})
"""
_TIME = r"""
    (?P<hour>\d{2}) (?: :?(?P<minute>\d{2}) (?: :?(?P<second>\d{2}) )? )?
    | - (?P<minute_only>\d{2}) (?: :?(?P<second_after>\d{2}) )?
    | -- (?P<second_only>\d{2})
"""
_ZONE = r"(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?"
_FORMS = tuple(
    re.compile(form, re.VERBOSE | re.IGNORECASE)
    for form in (
        rf"(?:{_DATE})",
        rf"(?:{_DATE})[T ](?:{_TIME})(?:[.,]\d+)?{_ZONE}",
        rf"T(?:{_TIME})(?:[.,]\d+)?{_ZONE}",
        rf"(?=-)(?:{_TIME})(?:[.,]\d+)?{_ZONE}",
    )
)
_LOOSE = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a date or time says; nothing for what it leaves out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    timezone: str | None = None


def read_parts(text: str) -> DateParts:
    """The parts of a vCard date, time or both; anything else is a ``ValueError``."""
    for form in _FORMS:
        match = form.fullmatch(text.strip())
        if match:
            return _parts({name: value for name, value in match.groupdict().items() if value is not None})
    raise ValueError("Not a date")


def read_day(text: str, *, omitted_year: str = "") -> PartialDate:
    """Day and month (and year where known) of a birthday or anniversary.

    ``omitted_year`` is the year that this source writes for "none". No time zone moves the day, and
    nothing is guessed: a ``ValueError`` for text without day and month.
    """
    no_year = PLACEHOLDER_YEARS | ({int(omitted_year)} if omitted_year.isdecimal() else set())
    loose = _LOOSE.fullmatch(text.strip())
    if loose:
        return PartialDate.of(
            int(loose["month"]), int(loose["day"]), year=int(loose["year"]), no_year=no_year
        )
    parts = read_parts(text)
    if parts.month is None or parts.day is None:
        raise ValueError("Day or month is missing")
    return PartialDate.of(parts.month, parts.day, year=parts.year, no_year=no_year)


def _parts(found: dict[str, str]) -> DateParts:
    def number(*names: str) -> int | None:
        return next((int(found[name]) for name in names if name in found), None)

    parts = DateParts(
        year=number("year"),
        month=number("month", "month_only", "month_no_year"),
        day=number("day", "day_no_year", "day_only"),
        hour=number("hour"),
        minute=number("minute", "minute_only"),
        second=number("second", "second_after", "second_only"),
        timezone=found.get("zone"),
    )
    _check(parts)
    return parts


def _check(parts: DateParts) -> None:
    """Refuse what no calendar or clock has."""
    PartialDate(parts.month or 1, parts.day or 1, parts.year or None if parts.month and parts.day else None)
    for value, end in ((parts.hour, 24), (parts.minute, 59), (parts.second, 60)):
        if value is not None and value > end:
            raise ValueError("No such time")

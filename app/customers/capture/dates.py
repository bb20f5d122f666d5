"""Calendar dates in a line: "29 Nov", "12/6/2010", "1981-11-29", read as said and never mended."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from app.core.partial_dates import PartialDate
from app.customers.capture.language import DateWords

_ISO = re.compile(r"(?<![\d.-])(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?![\d-])")
_NUMERIC = re.compile(
    r"(?<![\d:.,/+-])(?P<first>\d{1,2})(?P<joint>[./-])(?P<second>\d{1,2})"
    r"(?:(?P=joint)(?P<year>\d{4}|\d{2}))?(?P<tail>\.?)(?![\d:/]|\s*[ap]\.?m\b)",
    re.IGNORECASE,
)
LEAP_YEAR = 2000


class ImpossibleDate(ValueError):
    """A date that no calendar has; ``found`` is how it was written."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True)
class FoundDate:
    """A date and where it stands; ``other`` is the second reading of an ambiguous one."""

    start: int
    end: int
    on: PartialDate
    other: PartialDate | None = None


def find_date(
    text: str, words: DateWords, *, today: date, day_first: bool = True, bare_dots: bool = True
) -> FoundDate | None:
    """The first calendar date in the text.

    ``bare_dots`` accepts "29.11" without a dot behind it, which elsewhere may be a time. Raises
    ImpossibleDate for the 31st of February and its like.
    """
    for pattern in words.named_dates:
        for match in pattern.finditer(text):
            month = words.months[match["month"].casefold()[:3]]
            on = _checked(match, (month, int(match["day"]), _year(match["year"], today)))
            return FoundDate(match.start(), match.end(), on)
    iso = _ISO.search(text)
    if iso:
        numbers = (int(iso["month"]), int(iso["day"]), int(iso["year"]))
        return FoundDate(iso.start(), iso.end(), _checked(iso, numbers))
    for match in _NUMERIC.finditer(text):
        if _looks_like_a_date(match, bare_dots=bare_dots):
            return _numeric(match, today, day_first=day_first)
    return None


def next_time(on: PartialDate, today: date) -> date:
    """The day that a date without a year means next, or the very day of one with a year."""
    return date(on.year, on.month, on.day) if on.year is not None else on.next_on(today)


def _looks_like_a_date(match: re.Match[str], *, bare_dots: bool) -> bool:
    if match["joint"] == "-":
        return match["year"] is not None
    if match["joint"] == "." and match["year"] is None and not (bare_dots or match["tail"]):
        return False
    # "19.30" is a time: neither number can be its month.
    return match["year"] is not None or match["joint"] == "/" or min(_pair(match)) <= 12


def _numeric(match: re.Match[str], today: date, *, day_first: bool) -> FoundDate:
    first, second = _pair(match)
    year = _year(match["year"], today)
    day_month, month_day = _possible(second, first, year), _possible(first, second, year)
    dotted = match["joint"] == "."  # "12.6." is written by people who put the day first
    wanted, other = (day_month, month_day) if day_first or dotted else (month_day, day_month)
    if wanted is None and other is None:
        raise ImpossibleDate(match.group())
    if wanted is None or dotted or wanted == other:
        if wanted is None and dotted:
            raise ImpossibleDate(match.group())
        other, wanted = None, wanted or other
    found = FoundDate(match.start(), match.end(), wanted or PartialDate(1, 1))
    return replace(found, other=other)


def _possible(month: int, day: int, year: int | None) -> PartialDate | None:
    try:
        return PartialDate(month, day, year)
    except ValueError:
        return None


def _checked(match: re.Match[str], numbers: tuple[int, int, int | None]) -> PartialDate:
    found = _possible(*numbers)
    if found is None:
        raise ImpossibleDate(match.group().strip(" ,"))
    return found


def _pair(match: re.Match[str]) -> tuple[int, int]:
    return int(match["first"]), int(match["second"])


def _year(written: str | None, today: date) -> int | None:
    """Two digits mean the latest such year that has begun."""
    if not written:
        return None
    digits = written.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    century = today.year - today.year % 100
    year = century + int(digits)
    return year if year <= today.year + 1 else year - 100

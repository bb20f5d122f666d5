"""Dates in a column: which way round they are written is decided by the whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from app.core.partial_dates import PLACEHOLDER_YEARS, PartialDate
from app.core.text_folding import fold


class DateStyle(StrEnum):
    """Which part of a date comes first. Serial: days since 1900, as spreadsheets count."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"
    SERIAL = "serial"


_NUMERIC = re.compile(
    r"(\d{1,4})\s*([./\-年月])\s*(\d{1,2})\s*日?(?:[./\-月]\s*(\d{1,4}|\*{2,4}|[xX?]{2,4})?日?\.?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)")
_SERIAL = re.compile(r"[1-6]\d{4}")
_NO_YEAR_ISO = re.compile(r"--(\d{2})-?(\d{2})")
_NAMED = re.compile(
    r"(?:[^\W\d_]+,\s*)?(\d{1,2})?(?:st|nd|rd|th|er|º)?[\s.\-/]*(?:de\s+|of\s+)?([^\W\d_]{3,})\.?[\s.,\-/]*(?:de\s+|del\s+)?(\d{1,4})?(?:st|nd|rd|th)?[\s,.\-/]*(\d{4})?"
)
_CLOCK = re.compile(
    r"(?P<day>.+?)(?:T|[\s,]+(?:at\s+|um\s+|à\s+|às\s+)?)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?::?(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?\s?m\.?)?(?:\s*(?:Z|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|Uhr))?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s0./\-:T?xX*]*|n/?a|none|null|nil|unknown|nan", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)
_MONTHS = """
jan janv januar january janvier enero ene gennaio gen janeiro januari tammi styczen leden янв ocak
feb fev fevr februar february fevrier febrero febbraio fevereiro februari helmi luty unor фев subat
mar mars marz maerz march marzo marco maart mrt maalis marzec brezen мар mart
apr april avr avril abr abril aprile huhti kwiecien duben апр nisan
may mai maj mayo maggio mag maio mei touko kveten мая май mayis
jun june juin juni junio giugno giu junho kesa czerwiec cerven июн haziran
jul july juil juillet juli julio luglio lug julho heina lipiec cervenec июл temmuz
aug august aout ago agosto augustus augusti elo sierpien srpen авг agustos
sep sept september septembre septiembre settembre set setembro syys wrzesien zari сен eylul
oct october octobre okt oktober octubre ottobre ott outubro out loka pazdziernik rijen окт ekim
nov november novembre noviembre novembro marras listopad ноя kasim
dec december dez dezember decembre diciembre dic dicembre dezembro joulu grudzien prosinec дек aralik
"""


def _month_names() -> dict[str, int]:
    lines = _MONTHS.strip().splitlines()
    return {name: number for number, line in enumerate(lines, start=1) for name in line.split()}


_MONTH_NAMES = _month_names()


@dataclass(slots=True)
class DateEvidence:
    """What the values of a column say about its style. Feed it every value."""

    day_first: int = 0
    month_first: int = 0
    year_first: int = 0
    serial: int = 0
    dots: int = 0
    american: int = 0
    dates: int = 0
    values: int = 0

    def feed(self, text: str) -> None:
        """Take one value into account."""
        if not text or _NOTHING.fullmatch(text):
            return
        self.values += 1
        day, _clock = _without_clock(text)
        if _COMPACT.fullmatch(day):
            self.year_first += 1
            self.dates += 1
        elif _SERIAL.fullmatch(day):
            self.serial += 1
        elif match := _NUMERIC.fullmatch(day):
            self._weigh(match)
        elif _NO_YEAR_ISO.fullmatch(day) or _named(day) is not None:
            self.dates += 1

    def style(self) -> tuple[DateStyle, bool]:
        """The style of the column and whether its values leave no doubt."""
        if self.serial and not self.dates:
            return DateStyle.SERIAL, False
        if self.year_first > self.day_first + self.month_first:
            return DateStyle.YEAR_FIRST, True
        if self.day_first or self.month_first:
            style = DateStyle.DAY_FIRST if self.day_first >= self.month_first else DateStyle.MONTH_FIRST
            return style, min(self.day_first, self.month_first) * 20 <= max(self.day_first, self.month_first)
        if self.dots:
            return DateStyle.DAY_FIRST, True
        if self.year_first:
            return DateStyle.YEAR_FIRST, True
        return (DateStyle.MONTH_FIRST if self.american else DateStyle.DAY_FIRST), not self.dates

    def share(self) -> float:
        """Which part of the values can be dates."""
        return (self.dates + self.serial) / self.values if self.values else 0.0

    def _weigh(self, match: re.Match[str]) -> None:
        first, mark, second, third = match.groups()
        if len(first) > 2 or mark == "年":
            self.year_first += len(first) == 4 or mark == "年"
            self.dates += len(first) == 4 or mark == "年"
            return
        if third is None and mark not in "./-":
            return
        self.dates += 1
        self.day_first += int(first) > 12 >= int(second)
        self.month_first += int(second) > 12 >= int(first)
        self.dots += mark == "."
        self.american += mark == "/" and (len(first) == 1 or len(second) == 1) and len(third or "") == 2


def is_no_date(text: str) -> bool:
    """Whether a value stands for "no date": empty, zeros or dashes alone."""
    return bool(_NOTHING.fullmatch(text))


def read_date(text: str, style: DateStyle) -> date:
    """A full date, with or without a time of day; ``ValueError`` for anything else."""
    day, month, year = _day_month_year(_without_clock(text.strip())[0], style)
    if year is None:
        raise ValueError("The year is missing")
    return date(_century(year, text), month, day)


def read_moment(text: str, style: DateStyle) -> tuple[date, time | None]:
    """A date with its time of day where there is one."""
    return read_date(text, style), _without_clock(text.strip())[1]


def read_time(text: str) -> time:
    """A time of day: 19:30, 7.30 pm, 19h30."""
    clock = _without_clock(f"0 {text.strip()}")[1]
    if clock is None:
        raise ValueError("Not a time")
    return clock


def read_birthday(text: str, style: DateStyle, *, today: date) -> PartialDate:
    """Day and month, with the year where it is known: "03.04.", "03.04.1981", "3 April".

    ``ValueError`` for what no calendar has, for days to come and for ages over 130.
    """
    day, month, year = _day_month_year(_without_clock(text.strip())[0], style)
    if year is not None and _is_short_year(text):
        year += 2000 if 2000 + year <= today.year else 1900
    born = PartialDate.of(month, day, year=year, no_year=PLACEHOLDER_YEARS)
    if born.year is not None and not today.year - 130 <= born.year <= today.year:
        raise ValueError("Nobody was born then")
    if born.year is not None and date(born.year, born.month, born.day) > today:
        raise ValueError("Nobody was born then")
    return born


def _day_month_year(text: str, style: DateStyle) -> tuple[int, int, int | None]:
    if match := _COMPACT.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _NO_YEAR_ISO.fullmatch(text):
        return int(match[2]), int(match[1]), None
    if style is DateStyle.SERIAL and _SERIAL.fullmatch(text):
        day = _EPOCH + timedelta(days=int(text))
        return day.day, day.month, day.year
    match = _NUMERIC.fullmatch(text)
    if match is None:
        named = _named(text)
        if named is None:
            raise ValueError("Not a date")
        return named
    return _ordered(match, style)


def _ordered(match: re.Match[str], style: DateStyle) -> tuple[int, int, int | None]:
    first, mark, second, third = match.groups()
    if len(first) == 4 or (style is DateStyle.YEAR_FIRST and third and third.isdecimal() and len(first) > 2):
        if third is None:
            raise ValueError("The day is missing")
        return int(third), int(second), int(first)
    if len(first) > 2:
        raise ValueError("Not a date")
    year = int(third) if third and third.isdecimal() else None
    if third and year is not None and len(third) in (1, 3):
        raise ValueError("Not a year")
    if style is DateStyle.YEAR_FIRST and year is not None and len(third or "") == 2:
        return year, int(second), int(first)
    if (style is DateStyle.MONTH_FIRST and mark != ".") or mark == "月":
        return int(second), int(first), year
    return int(first), int(second), year


def _named(text: str) -> tuple[int, int, int | None] | None:
    """ "29 Nov 1980", "November 29, 1980", "29. November", "29-Nov-80"."""
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    before, name, after, year = match.groups()
    month = _month(fold(name))
    if month is None:
        return None
    if before and not year:
        return int(before), month, int(after) if after else None
    if not before and after and len(after) <= 2:
        return int(after), month, int(year) if year else None
    return None


def _month(name: str) -> int | None:
    """The month of a full, shortened or inflected name."""
    if name in _MONTH_NAMES:
        return _MONTH_NAMES[name]
    for known, number in _MONTH_NAMES.items():
        if known.startswith(name) or (len(known) >= 5 and known[:5] == name[:5]):
            return number
    return None


def _without_clock(text: str) -> tuple[str, time | None]:
    match = _CLOCK.fullmatch(text) if ":" in text or " " in text or "T" in text else None
    if match is None:
        return text, None
    hour = int(match["hour"])
    half = (match["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return match["day"].strip(" ,"), time(
            hour % 24 if hour == 24 else hour, int(match["minute"]), int(match["second"] or 0)
        )
    except ValueError:
        return text, None


def _is_short_year(text: str) -> bool:
    return not re.search(r"\d{4}", text)


def _century(year: int, text: str) -> int:
    if not _is_short_year(text):
        return year
    return year + (2000 if year < 70 else 1900)

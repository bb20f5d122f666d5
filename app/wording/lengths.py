"""Lengths of time as people type them, and as they are shown: "15 min", "4 h", "1 d"."""

from __future__ import annotations

import re
from decimal import Decimal

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _

LONGEST = 60 * 24 * 60
_HOUR, _DAY = 60, 24 * 60
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)")
_PART = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*([^\W\d_]*)[.′']?(?:\s|,|$|(?=\d))\s*")
_UNITS = {
    **dict.fromkeys("m min mins minute minutes minuten minuti mn".split(), 1),
    **dict.fromkeys("h hr hrs hour hours std stunde stunden heure heures ora ore".split(), _HOUR),
    **dict.fromkeys("d day days t tag tage tagen j jour jours g giorno giorni".split(), _DAY),
    **dict.fromkeys("w week weeks wo woche wochen semaine semaines settimana settimane".split(), 7 * _DAY),
}


def length_words(minutes: int) -> str:
    """A length as it is shown and can be typed: "15 min", "1 h 30 min", "2 d"."""
    days, rest = divmod(minutes, _DAY)
    hours, left = divmod(rest, _HOUR)
    parts = [
        _("{count} d").format(count=days) if days else "",
        _("{count} h").format(count=hours) if hours else "",
        _("{count} min").format(count=left) if left or not minutes else "",
    ]
    return " ".join(filter(None, parts))


def read_length(text: str, field: str, *, least: int = 1, most: int = LONGEST) -> int:
    """Minutes as typed ("90", "90 min", "1 h 30", "1:30", "1.5 h", "1 d"); raises InvalidInput on ``field``."""
    plain = text.strip().casefold()
    if not plain:
        raise InvalidInput([Problem(field, _("Say how long, such as 15 min, 4 h or 1 d."))])
    minutes = _minutes(plain)
    if minutes is None:
        raise InvalidInput([Problem(field, _("This is not a length of time, such as 15 min, 4 h or 1 d."))])
    if minutes < least:
        raise InvalidInput([Problem(field, _("At least {least}.").format(least=length_words(least)))])
    if minutes > most:
        raise InvalidInput([Problem(field, _("At most {most}.").format(most=length_words(most)))])
    return minutes


def _minutes(text: str) -> int | None:
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) * _HOUR + int(match[2])
    at, total, before = 0, Decimal(0), 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            return None
        # "1 h 30" goes on in minutes, and so does a number alone.
        unit = _UNITS.get(match[2]) if match[2] else 1
        if unit is None or (before and unit >= before):
            return None
        total += Decimal(match[1].replace(",", ".")) * unit
        at, before = match.end(), unit
    return int(total) if total == int(total) else None

"""The openings of a day as people type them: "08:00–12:00, 14:00–20:00"."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise

from app.cases.settings import DAY_END, MOST_OPENINGS_A_DAY
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.typed_fields import read_time
from app.wording.lengths import length_words

Day = tuple[tuple[str, str], ...]
_BETWEEN = re.compile(r"\s*(?:[-–—‒−]|\bto\b|\bbis\b|\buntil\b)\s*")
_APART = re.compile(r"\s*(?:[,;+/&\n]|\band\b|\bund\b)\s*")
_CLOSED = frozenset({"closed", "geschlossen", "zu", "-", "–", "—"})
_WHOLE_DAY = (("00:00", DAY_END),)
_DAY_MINUTES = 24 * 60


def hours_words(day: Day) -> str:
    """A day's openings as they are typed; empty when it is closed."""
    return ", ".join(f"{opens}–{closes}" for opens, closes in day)


def open_words(day: Day) -> str:
    """How long that is open, and whether into the next day."""
    if not day:
        return _("closed")
    words = _("{length} open").format(length=length_words(sum(_end(span) - _start(span) for span in day)))
    late = any(_end(span) > _DAY_MINUTES for span in day)
    return _("{open}, into the next day").format(open=words) if late else words


def read_hours(text: str, field: str) -> Day:
    """The openings of a day; nothing or "closed" is none. Raises InvalidInput on ``field``."""
    plain = text.strip()
    if not plain or plain.casefold() in {*_CLOSED, _("closed").casefold()}:
        return ()
    if plain.casefold() in {"24 h", "24h", "24"}:
        return _WHOLE_DAY
    day = tuple(sorted(_read_span(part, field) for part in _APART.split(plain) if part))
    if len(day) > MOST_OPENINGS_A_DAY:
        raise _wrong(field, _("These are too many openings for one day."))
    if any(_start(later) < _end(earlier) for earlier, later in pairwise(day)):
        raise _wrong(field, _("Two openings of the same day overlap."))
    return day


def _read_span(text: str, field: str) -> tuple[str, str]:
    ends = _BETWEEN.split(text)
    if len(ends) != 2 or not all(ends):
        raise _wrong(field, _("An opening is written like 08:00–20:00."))
    opens, closes = (_read_end(end, field) for end in ends)
    if opens in (closes, DAY_END):
        raise _wrong(field, _("This opening has no length."))
    return opens, closes


def _read_end(text: str, field: str) -> str:
    if text in {"24", DAY_END, "24.00", "2400"}:
        return DAY_END
    try:
        at = read_time(text, field)
    except InvalidInput:
        at = None
    if at is None:
        raise _wrong(field, _("An opening is written like 08:00–20:00."))
    return f"{time(at.hour, at.minute):%H:%M}"


def _start(span: tuple[str, str]) -> int:
    return int(span[0][:2]) * 60 + int(span[0][3:])


def _end(span: tuple[str, str]) -> int:
    closes = int(span[1][:2]) * 60 + int(span[1][3:])
    return closes if closes > _start(span) else closes + _DAY_MINUTES


def _wrong(field: str, message: str) -> InvalidInput:
    return InvalidInput([Problem(field, message)])

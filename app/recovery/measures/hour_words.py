"""The hours of a week in words."""

from __future__ import annotations

from datetime import date, timedelta

from app.cases.measures.rows import HourCell
from app.core.words import gettext as _
from app.core.words import ngettext
from app.recovery.measures.words import length_words
from app.wording.formats import Wording

_A_MONDAY = date(2024, 1, 1)


def weekday_words(weekday: int, wording: Wording) -> str:
    """A day of the week, Monday being 0."""
    return wording.weekday(_A_MONDAY + timedelta(days=weekday))


def hour_words(hour: int) -> str:
    """One hour of the day ("14–15")."""
    return f"{hour:02d}–{hour + 1:02d}"


def cell_words(cell: HourCell, wording: Wording) -> str:
    """One cell in a sentence."""
    when = f"{weekday_words(cell.weekday, wording)} {hour_words(cell.hour)}"
    if not cell.n:
        return _("{when}: nothing went wrong").format(when=when)
    count = ngettext("{count} case", "{count} cases", cell.n).format(count=wording.number(cell.n))
    return _("{when}: {count}, median to put right {span}").format(
        when=when, count=count, span=length_words(cell.put_right.median)
    )

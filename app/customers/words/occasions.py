"""How dates and companions are told on a card."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from app.customers.reading import Reading
from app.customers.schemas.knowledge import CompanionRow, OccasionRow
from app.customers.words.kinds import companion_words, occasion_words
from app.model.occasion import OccasionKind

SOON_DAYS = 30


def occasion_title(row: OccasionRow) -> str:
    """What is celebrated and whose it is."""
    what = row.label if row.kind is OccasionKind.CUSTOM and row.label else occasion_words(row.kind)
    if row.kind is not OccasionKind.CUSTOM and row.label:
        what = _("{what}: {label}").format(what=what, label=row.label)
    if row.companion_name:
        return _("{what} of {name}").format(what=what, name=row.companion_name)
    return what


def occasion_when(row: OccasionRow, reading: Reading) -> str:
    """The day, how old or how many years that makes, and how near it is."""
    wording = reading.wording
    parts = [wording.partial_date(row.on)]
    if row.next_on is not None:
        if row.years:
            template = (
                ngettext("turns {count}", "turns {count}", row.years)
                if row.kind is OccasionKind.BIRTHDAY
                else ngettext("{count} year", "{count} years", row.years)
            )
            parts.append(template.format(count=row.years))
        days = (row.next_on - reading.today).days
        if days <= SOON_DAYS:
            parts.append(wording.countdown(row.next_on, reading.today))
    return ", ".join(parts)


def is_soon(row: OccasionRow, reading: Reading) -> bool:
    """Whether the day is near enough to prepare for."""
    return row.next_on is not None and (row.next_on - reading.today).days <= SOON_DAYS


def companion_rest(row: CompanionRow, reading: Reading) -> str:
    """Everything beside the name: what they are, their dates, musts and what else is known."""
    parts = [row.relation or companion_words(row.kind).lower()]
    parts += [f"{occasion_words(o.kind).lower()} {occasion_when(o, reading)}" for o in row.occasions]
    if row.note:
        parts.append(row.note)
    return ", ".join(parts)

"""How dates and companions are told on a card."""

from __future__ import annotations

from app.audit.words.kinds import companion_words, occasion_words
from app.core.recurring import Repeats
from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.schemas.knowledge import CompanionRow
from app.model.occasion import OccasionKind
from app.occasions.rows import OccasionRow
from app.occasions.words.rules import kept_on, rule_words
from app.wording.reading import Reading

SOON_DAYS = 30


def occasion_title(row: OccasionRow) -> str:
    """What is celebrated and whose it is."""
    what = _what(row)
    if row.companion_name:
        return _("{what} of {name}").format(what=what, name=row.companion_name)
    return what


def occasion_when(row: OccasionRow, reading: Reading) -> str:
    """The day or rule, how old or how many years that makes, and how near it is."""
    wording = reading.wording
    parts = [rule_words(row.rule, wording)]
    if row.next_on is not None:
        if row.years:
            parts.append(_years(row.kind, row.years))
        days = (row.next_on - reading.today).days
        if days <= SOON_DAYS:
            parts.append(wording.countdown(row.next_on, reading.today))
        elif row.repeats in (Repeats.NTH_WEEKDAY, Repeats.KEEP_IN_TOUCH):
            parts.append(_("next {day}").format(day=wording.day_ahead(row.next_on, reading.today)))
        moved = kept_on(row.rule, row.next_on, wording=wording)
        parts += [moved[:1].lower() + moved[1:].removesuffix(".")] if moved else []
    elif row.of_deceased:
        parts.append(_("remembered, not celebrated"))
    elif row.repeats is Repeats.ONCE:
        parts.append(_("over"))
    elif row.repeats is Repeats.KEEP_IN_TOUCH:
        parts.append(_("no contact for two years"))
    return ", ".join(parts)


def is_soon(row: OccasionRow, reading: Reading) -> bool:
    """Whether the day is near enough to prepare for."""
    return row.next_on is not None and (row.next_on - reading.today).days <= SOON_DAYS


def companion_rest(row: CompanionRow, reading: Reading) -> str:
    """Everything beside the name: what they are, with whom else they come, their dates and what else is known."""
    parts = [row.relation or companion_words(row.kind).lower()]
    if row.also_with:
        names = reading.wording.list_of([other.name for other in row.also_with])
        parts.append(_("also comes with {names}").format(names=names))
    if row.deceased_at is not None:
        parts.append(_("has died"))
    else:
        parts += [f"{_lower(_what(o))} {occasion_when(o, reading)}" for o in row.occasions]
    if row.note:
        parts.append(row.note)
    return ", ".join(parts)


def _what(row: OccasionRow) -> str:
    if row.repeats is Repeats.KEEP_IN_TOUCH and row.kind is OccasionKind.CUSTOM:
        return row.label or row.own_kind or _("Keep in touch")
    own = row.own_kind or (row.label if row.kind is OccasionKind.CUSTOM else "")
    what = own or occasion_words(row.kind)
    if row.label and row.label != own:
        return _("{what}: {label}").format(what=what, label=row.label)
    return what


def _years(kind: OccasionKind, years: int) -> str:
    template = (
        ngettext("turns {count}", "turns {count}", years)
        if kind is OccasionKind.BIRTHDAY
        else ngettext("{count} year", "{count} years", years)
    )
    return template.format(count=years)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

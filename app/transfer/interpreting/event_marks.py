"""What programs write on a calendar's entry to say whose day it is: Google, Nextcloud, KDE and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.contacts.emails import read_email
from app.core.partial_dates import PartialDate
from app.model.occasion import OccasionKind
from app.transfer.interpreting.occasions import occasion_kind
from app.transfer.reading.calendars import Calendar, Event
from app.transfer.reading.vcard_dates import read_day

_TYPES = {
    "BIRTHDAY": OccasionKind.BIRTHDAY,
    "BDAY": OccasionKind.BIRTHDAY,
    "ANNIVERSARY": OccasionKind.ANNIVERSARY,
    "CUSTOM": OccasionKind.CUSTOM,
}
_TYPE_NAMES = re.compile(r"X-GOOGLE-CALENDAR-CONTENT-CONTACTS-EVENT-TYPE|X-NEXTCLOUD-BC-FIELD-TYPE")
_FLAGS = re.compile(r"X-(?:KDE-KABC-|EVOLUTION-|MS-)?(?P<kind>BIRTHDAY|ANNIVERSARY)")
_NAMES = re.compile(r"X-GOOGLE-CALENDAR-CONTENT-CONTACTS-FULL-NAME|X-KDE-KABC-NAME-\d+")
_EMAILS = re.compile(r"X-GOOGLE-CALENDAR-CONTENT-CONTACTS-EMAIL|X-KDE-KABC-EMAIL-\d+")
_DAYS = frozenset({"BDAY", "X-BDAY", "ANNIVERSARY"})
_OUR_DAY = "X-REGULARS-DAY"
_DEATH = "DEATHDATE"
_YES = frozenset({"YES", "TRUE", "1"})


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on an entry beside its title.

    ``day`` is a birthday or anniversary written out; ``year_unknown`` says that the year of the start
    means nothing. ``death`` marks the day somebody died.
    """

    kind: OccasionKind | None = None
    name: str = ""
    emails: tuple[str, ...] = ()
    day: PartialDate | None = None
    year: int | None = None
    year_unknown: bool = False
    death: bool = False


def marks_of(event: Event, calendar: Calendar) -> Marks:
    """Read the marks of an entry; those of its calendar's name count where it has none of its own."""
    kind = next(_own_kinds(event), None) or _calendars_kind(calendar)
    year = _text(event, "X-NEXTCLOUD-BC-YEAR")
    return Marks(
        kind,
        name=next(_texts(event, _NAMES), ""),
        emails=tuple(dict.fromkeys(filter(None, map(read_email, _texts(event, _EMAILS))))),
        day=next(_days(event), None),
        year=int(year) if re.fullmatch(r"\d{4}", year) else None,
        year_unknown=_text(event, "X-NEXTCLOUD-BC-UNKNOWN-YEAR").upper() in _YES,
        death=any(text.upper() == _DEATH for text in _texts(event, _TYPE_NAMES)),
    )


def people_invited(event: Event) -> tuple[str, ...]:
    """The email addresses of everybody who takes part."""
    entries = (*event.all("ATTENDEE"), *event.all("ORGANIZER"))
    texts = (re.sub(r"^mailto:", "", entry.plain(), flags=re.IGNORECASE) for entry in entries)
    return tuple(dict.fromkeys(filter(None, map(read_email, texts))))


def _own_kinds(event: Event) -> Iterator[OccasionKind]:
    for text in _texts(event, _TYPE_NAMES):
        if text.upper() in _TYPES:
            yield _TYPES[text.upper()]
    for entry in event.properties:
        flag = _FLAGS.fullmatch(entry.name)
        if flag is not None and entry.plain():
            yield _TYPES[flag["kind"]]
        elif entry.name in _DAYS:
            yield OccasionKind.ANNIVERSARY if entry.name == "ANNIVERSARY" else OccasionKind.BIRTHDAY
        elif entry.name == "CATEGORIES":
            kinds = map(occasion_kind, entry.parts(","))
            yield from (kind for kind in kinds if kind is not OccasionKind.CUSTOM)


def _calendars_kind(calendar: Calendar) -> OccasionKind | None:
    kind = OccasionKind.CUSTOM if calendar.is_ours else occasion_kind(calendar.says("X-WR-CALNAME"))
    return kind if kind is OccasionKind.BIRTHDAY else None


def _days(event: Event) -> Iterator[PartialDate]:
    for entry in event.properties:
        flag = _FLAGS.fullmatch(entry.name)
        if entry.name in (*_DAYS, _OUR_DAY) or (
            flag is not None and any(letter.isdigit() for letter in entry.plain())
        ):
            try:
                yield read_day(entry.plain(), omitted_year="")
            except ValueError:
                continue


def _texts(event: Event, names: re.Pattern[str]) -> Iterator[str]:
    for entry in event.properties:
        if names.fullmatch(entry.name) and entry.plain():
            yield entry.plain()


def _text(event: Event, name: str) -> str:
    entry = event.first(name)
    return entry.plain() if entry else ""

"""The people of a calendar's entries: whose day it is, and who may be concerned."""

from __future__ import annotations

import re
from hashlib import sha256

from app.core.text_folding import fold
from app.model.occasion import OccasionKind
from app.transfer.interpreting.celebrations import Celebration, looks_like_name
from app.transfer.interpreting.event_marks import Marks
from app.transfer.mapping.names import full_name
from app.transfer.records import EmailEntry, OccasionEntry, PersonRecord

_AND = re.compile(r"\s*(?:&|\+|,|\b(?:and|und|et|y|e|i|og|och|en)\b)\s*", re.IGNORECASE)
_MOST_WORDS_OF_NAME = 4
_MOST_CANDIDATES = 60
_NAME_KEY_LENGTH = 32


def celebrated_person(
    celebration: Celebration, marks: Marks, *, occasion: OccasionEntry
) -> PersonRecord | None:
    """Whose day it is, as a card would tell them; nothing where the entry names nobody."""
    names = tuple(filter(None, (marks.name, *celebration.names)))
    # What only the title says must look like a name; what the program marks as one is one.
    names = tuple(name for name in names if name == marks.name or looks_like_name(name))
    if not names and not marks.emails:
        return None
    name = full_name(names[0]) if names else None
    birthday = occasion.day if occasion.kind is OccasionKind.BIRTHDAY else None
    return PersonRecord(
        name=(name.full if name else "") or (names[0] if names else marks.emails[0]),
        named=bool(names),
        external_id="" if marks.emails or not names else _key_of(names[0]),
        family=name.family if name else "",
        given=name.given if name else "",
        title=name.title if name else "",
        emails=tuple(EmailEntry(address) for address in marks.emails),
        birthday=birthday,
        occasions=() if birthday is not None else (occasion,),
        known_by=_readings(names),
    )


def concerned_person(
    title: str, *, emails: tuple[str, ...], occasions: tuple[OccasionEntry, ...]
) -> PersonRecord:
    """Somebody known whom an event names, by a name in its title or by an email of those invited."""
    return PersonRecord(
        name=title or "—",
        named=False,
        emails=tuple(EmailEntry(address) for address in emails),
        occasions=occasions,
        known_by=tuple(_parts(title)),
        only_known=True,
    )


def _readings(names: tuple[str, ...]) -> tuple[str, ...]:
    """Every name that may be meant: the whole, and each of a couple."""
    found = list(names)
    for name in names:
        parts = [part for part in _AND.split(name) if part]
        if len(parts) > 1:
            family = parts[-1].split()[-1] if len(parts[-1].split()) > 1 else ""
            found += [part if " " in part or not family else f"{part} {family}" for part in parts]
    return tuple(dict.fromkeys(found))


def _parts(title: str) -> list[str]:
    """All runs of words of a title that can be somebody's whole name, the longest first."""
    words = re.findall(r"[\w'’.-]+", title)[:30]
    runs = [
        " ".join(words[place : place + length])
        for length in range(_MOST_WORDS_OF_NAME, 1, -1)
        for place in range(len(words) - length + 1)
    ]
    return list(dict.fromkeys((title, *runs)))[:_MOST_CANDIDATES] if words else []


def _key_of(name: str) -> str:
    """By what somebody is known again who has nothing but a name."""
    words = " ".join(sorted(fold(name).split()))
    return "name " + sha256(words.encode("utf-8", "replace")).hexdigest()[:_NAME_KEY_LENGTH]

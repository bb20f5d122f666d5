"""Companions and names: who comes along, and how somebody is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.customers.capture.language import PeopleWords
from app.customers.capture.proposals import NewCompanion, NewName
from app.customers.capture.reading import Context, tidy

_BETWEEN_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
_QUOTES = "\"“”'‘’ "
LONGEST_NAME_WORDS = 4


@dataclass(frozen=True)
class Subject:
    """Whom a clause is about: companions it introduces, the one it speaks of, and what it says of them."""

    companions: tuple[NewCompanion, ...]
    about: str
    rest: str
    known: bool = False


def find_subject(clause: str, context: Context) -> Subject | None:
    """The companion a clause begins with, if any: a known name, "son Louis", "her husband is"."""
    return _known(clause, context) or _named(clause, context) or _unnamed(clause, context)


def find_name(clause: str, context: Context) -> NewName | None:
    """How the customer is called, if the clause says so."""
    people = context.language.people
    for pattern, sort in people.names:
        match = pattern.match(clause)
        if match:
            name = tidy(match["name"]).strip(_QUOTES)
            return NewName(name, sort) if _can_be_called(name, people) else None
    return None


def guess_companion(clause: str, context: Context) -> NewCompanion | None:
    """A companion whose name is written small ("wife anna"); only ever offered, never assumed."""
    people = context.language.people
    match = people.called.match(clause)
    if match is None or match["names"].casefold() in people.not_names:
        return None
    return _companion(match["names"].capitalize(), match["relation"], people)


def is_name(word: str, people: PeopleWords) -> bool:
    """Whether a word can be a name: a capital letter and no word that is written with one anyway."""
    return bool(word) and word[0].isupper() and word.casefold() not in people.not_names


def _can_be_called(name: str, people: PeopleWords) -> bool:
    words = name.split()
    return 0 < len(words) <= LONGEST_NAME_WORDS and words[0].casefold() not in people.not_names


def _known(clause: str, context: Context) -> Subject | None:
    for name in sorted(context.companions, key=len, reverse=True):
        match = re.match(rf"(?:(?:for|with)\s+)?{re.escape(name)}\b(?:['’]s)?[\s:,]*", clause, re.IGNORECASE)
        if name and match and match.end() < len(clause):
            return Subject((), name, clause[match.end() :], known=True)
    return None


def _named(clause: str, context: Context) -> Subject | None:
    people = context.language.people
    match = people.companion.match(clause)
    if match is None or clause.isupper():  # capitals throughout mark no names
        return None
    names = [name for name in _BETWEEN_NAMES.split(match["names"]) if is_name(name.split()[0], people)]
    if not names:
        return None
    rest = re.sub(r"^['’]s\s+", "", clause[match.end("names") :]).lstrip(" ,:;-")
    known = {name.casefold() for name in context.companions}
    new = tuple(_companion(name, match["relation"], people) for name in names if name.casefold() not in known)
    return Subject(new, names[0] if len(names) == 1 else "", rest, known=len(new) < len(names))


def _unnamed(clause: str, context: Context) -> Subject | None:
    match = context.language.people.unnamed.match(clause)
    return Subject((), match["relation"].casefold(), clause[match.end() :]) if match else None


def _companion(name: str, relation: str, people: PeopleWords) -> NewCompanion:
    word = relation.casefold()
    return NewCompanion(name=name, companion=people.relations[word], relation=people.singular.get(word, word))

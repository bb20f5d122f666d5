"""Why a customer was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.customers.lookup_rows import Match, MatchField
from app.customers.queries.found import FoundPerson, Known, list_known
from app.storage.looking import Looks
from app.storage.lookup.query import Need
from app.storage.lookup.terms import (
    BACKWARDS,
    Phone,
    digits_of,
    email_term,
    email_words,
    may_be_dialled_with,
    phone_numbers,
    words_of,
)

Way = tuple[Need, ...]
Worded = tuple[MatchField, Sequence[str]]
"""Texts of one kind."""


def way_met_by_name(name: str, ways: Iterable[Way]) -> int | None:
    """Which of the ways of meaning what was typed the name alone meets, if it meets one."""
    terms = words_of(name)
    for number, needs in enumerate(ways):
        for need in needs:
            if not need.is_met_by(terms):
                break
        else:
            return number
    return None


def explain(
    connection: Looks,
    people: Sequence[FoundPerson],
    *,
    ways: Sequence[Way],
    unnamed: Mapping[int, Collection[str]],
    quiet: bool = False,
) -> dict[int, Match]:
    """For each of the customers the first thing besides the name shown that they were found by.

    When ``quiet``, email addresses explain nothing, and neither does what leaves something unexplained; nor do
    those ``unnamed`` who come along.
    """
    reasons = _by_what_is_shown(people, ways)
    others = [person for person in people if person.customer_id not in reasons]
    if not others:
        return reasons
    for person, known in zip(others, list_known(connection, others), strict=True):
        hidden = unnamed.get(person.customer_id, ())
        told = known if not hidden else _without(known, hidden)
        reason = _explained(
            person, told._replace(emails=()) if quiet else told, ways, partly=not quiet and not hidden
        )
        if reason is not None:
            reasons[person.customer_id] = reason
    return reasons


def _by_what_is_shown(people: Iterable[FoundPerson], ways: Sequence[Way]) -> dict[int, Match]:
    """Whom one number alone finds by a place or a phone, which are read already: most of whom a number finds."""
    number = ways[0][0] if len(ways) == 1 and len(ways[0]) == 1 else None
    if number is None or not number.has_digits:
        return {}
    found = ((person.customer_id, _in_numbers_shown(number, person)) for person in people)
    return {customer_id: match for customer_id, match in found if match is not None}


def _without(known: Known, hidden: Collection[str]) -> Known:
    return known._replace(companions=[name for name in known.companions if name not in hidden])


def _explained(person: FoundPerson, known: Known, ways: Iterable[Way], *, partly: bool) -> Match | None:
    """The first reason of a way that is explained entirely; ``partly`` if it may leave something unexplained."""
    named = words_of(person.display_name)
    some = None
    for needs in ways:
        reasons = [_reason(need, person, known) for need in needs if not need.is_met_by(named)]
        found = [reason for reason in reasons if reason is not None]
        if found and len(found) == len(reasons):
            return found[0]
        some = some or (found[0] if found else None)
    return some if partly else None


def _reason(need: Need, person: FoundPerson, known: Known) -> Match | None:
    if need.has_digits:
        numbered = _in_numbers_shown(need, person) or _in_codes(need, known)
        return numbered or _in_words(need, person, known) or _in_emails(need, known)
    return _in_words(need, person, known) or _in_emails(need, known) or _in_codes(need, known)


def _in_words(need: Need, person: FoundPerson, known: Known) -> Match | None:
    for field, texts in _worded(person, known):
        for text in texts:
            if need.is_met_by(words_of(text)):
                return Match(field, text)
    return None


def _worded(person: FoundPerson, known: Known) -> tuple[Worded, ...]:
    """Everything known in words, in the order in which it explains."""
    return (
        (MatchField.PREFERRED_NAME, (person.preferred_name,)),
        (MatchField.ALIAS, (*known.aliases, *known.former_names, known.whole_name)),
        (MatchField.COMPANION, known.companions),
        (MatchField.PREFERENCE, known.preferences),
        (MatchField.TAG, person.tags),
    )


def _in_emails(need: Need, known: Known) -> Match | None:
    for text in known.emails:
        if need.is_met_by({email_term(text), *email_words(text)}):
            return Match(MatchField.EMAIL, text)
    return None


def _in_numbers_shown(need: Need, person: FoundPerson) -> Match | None:
    for text in person.places:
        if need.is_met_by(words_of(text)):
            return Match(MatchField.PLACE, text)
    for phone in person.phones:
        if _is_in_phone(need, phone):
            return Match(MatchField.PHONE, phone.value)
    return None


def _is_in_phone(need: Need, phone: Phone) -> bool:
    if need.run and need.run in phone.normal:
        return True
    if not may_be_dialled_with(phone, need.within):
        return False
    numbers = phone_numbers(phone)
    if need.run and any(need.run in number for number in numbers):
        return True
    return need.is_met_by({*numbers, BACKWARDS + digits_of(phone.normal or phone.value)[::-1]})


def _in_codes(need: Need, known: Known) -> Match | None:
    coded = (
        (MatchField.CARD, (known.card_number,)),
        (MatchField.REFERENCE, known.references),
        (MatchField.CARD, known.former_cards),
    )
    for field, texts in coded:
        for text in texts:
            digits = digits_of(text) if need.run or need.within else ""
            if need.within not in digits:
                continue
            if need.is_met_by(words_of(text)) or need.is_met_by((BACKWARDS + digits[::-1],)):
                return Match(field, text)
    return None

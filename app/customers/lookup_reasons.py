"""Why a customer was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from app.customers.lookup_rows import Match, MatchField
from app.storage.lookup.query import Need
from app.storage.lookup.source import Facts
from app.storage.lookup.terms import (
    BACKWARDS,
    ELSEWHERE,
    Phone,
    digits_of,
    email_terms,
    phone_numbers,
    words_of,
)

Way = Sequence[Need]
_Texts = Iterator[tuple[MatchField, str, Collection[str], Collection[str]]]


def way_met_by_name(name: str, ways: Iterable[Way]) -> Way | None:
    """The way of meaning what was typed that the name alone meets, if one does."""
    terms = words_of(name)
    return next((needs for needs in ways if all(need.is_met_by(terms) for need in needs)), None)


def find_reason(
    name: str,
    *,
    other_names: tuple[str, str],
    card_numbers: Iterable[str],
    facts: Facts,
    ways: Iterable[Way],
) -> Match | None:
    """The first thing besides the name shown that somebody was found by.

    ``other_names`` are the preferred name, and given and family name together.
    """
    preferred_name, whole_name = other_names
    fields = [*_names(preferred_name, whole_name, facts), *_contacts(facts), *_codes(card_numbers, facts)]
    fields += _words(facts)
    name_terms = words_of(name)
    reasons: list[Match] = []
    for needs in ways:
        reasons = []
        open_needs = [need for need in needs if not need.is_met_by(name_terms)]
        found = [_first(need, fields) for need in open_needs]
        reasons = [match for match in found if match is not None]
        if len(reasons) == len(open_needs):
            break
    return reasons[0] if reasons else None


def _first(
    need: Need, fields: Iterable[tuple[MatchField, str, Collection[str], Collection[str]]]
) -> Match | None:
    for field, text, terms, numbers in fields:
        if need.is_met_by(terms) or (need.run and any(need.run in number for number in numbers)):
            return Match(field, text)
    return None


def _names(preferred_name: str, whole_name: str, facts: Facts) -> _Texts:
    yield MatchField.PREFERRED_NAME, preferred_name, words_of(preferred_name), ()
    for text in (*facts.aliases, whole_name):
        yield MatchField.ALIAS, text, words_of(text), ()
    for text in facts.companions:
        yield MatchField.COMPANION, text, words_of(text), ()


def _contacts(facts: Facts) -> _Texts:
    for text in facts.places:
        yield MatchField.PLACE, text, words_of(text), ()
    for phone in facts.phones:
        numbers = phone_numbers(phone)
        yield MatchField.PHONE, phone.value, _number_terms(phone, numbers), numbers
    for text in facts.emails:
        yield MatchField.EMAIL, text, {term.removeprefix(ELSEWHERE) for term in email_terms(text)}, ()


def _number_terms(phone: Phone, numbers: Collection[str]) -> set[str]:
    whole = digits_of(phone.normal or phone.value)
    return {*numbers, BACKWARDS + whole[::-1]}


def _codes(card_numbers: Iterable[str], facts: Facts) -> _Texts:
    for field, texts in ((MatchField.REFERENCE, facts.references), (MatchField.CARD, card_numbers)):
        for text in texts:
            yield field, text, {*words_of(text), BACKWARDS + digits_of(text)[::-1]}, ()


def _words(facts: Facts) -> _Texts:
    for field, texts in ((MatchField.TAG, facts.tags), (MatchField.PREFERENCE, facts.preferences)):
        for text in texts:
            yield field, text, words_of(text), ()

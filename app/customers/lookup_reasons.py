"""Why a customer was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.customers.lookup_rows import Match, MatchField
from app.customers.queries.found import FoundPerson
from app.storage.looking import Looks
from app.storage.lookup.query import Need
from app.storage.lookup.source import (
    NUMBERS_KNOWN,
    REFERENCES_KNOWN,
    WORDS_KNOWN,
    AllFacts,
    Facts,
    add_facts,
)
from app.storage.lookup.terms import (
    BACKWARDS,
    Phone,
    digits_of,
    email_term,
    email_words,
    phone_numbers,
    words_of,
)

Way = tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody may have been found by besides the name shown; ``worded`` is what is known in words."""

    worded: tuple[tuple[MatchField, str], ...]
    card_numbers: tuple[str, ...]
    facts: Facts


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
    connection: Looks, people: Sequence[FoundPerson], *, ways: Sequence[Way], quiet: bool = False
) -> dict[int, Match]:
    """For each of the customers the first thing besides the name shown that they were found by.

    What is likelier to explain them is read first, the rest only for those still unexplained. When ``quiet``,
    phones and email addresses explain nothing, and neither does what leaves something unexplained.
    """
    number_typed = any(need.has_digits for needs in ways for need in needs)
    numbers = (NUMBERS_KNOWN, REFERENCES_KNOWN)
    stages = (*numbers, WORDS_KNOWN) if number_typed else (WORDS_KNOWN, *numbers)
    reasons: dict[int, Match] = {}
    facts = AllFacts(Facts)
    for about in stages:
        unexplained = [person for person in people if person.customer_id not in reasons]
        if not unexplained:
            break
        ids = [person.customer_id for person in unexplained]
        add_facts(connection, facts, customer_ids=ids, about=about)
        for person in unexplained:
            known = _known(person, facts[person.customer_id])
            if quiet:
                known = replace(known, facts=replace(known.facts, phones=[], emails=[]))
            partly = about is stages[-1] and not quiet
            reason = find_reason(person.display_name, known, ways=ways, partly=partly)
            if reason is not None:
                reasons[person.customer_id] = reason
    return reasons


def _known(person: FoundPerson, facts: Facts) -> Known:
    return Known(
        worded=_worded(person, facts),
        card_numbers=(person.card_number, *facts.old_cards),
        facts=facts,
    )


def find_reason(name: str, known: Known, *, ways: Iterable[Way], partly: bool) -> Match | None:
    """The first thing known that met what the name did not; ``partly`` if it may leave something unmet."""
    terms = words_of(name)
    some: Match | None = None
    for needs in ways:
        unmet = [need for need in needs if not need.is_met_by(terms)]
        reasons = [reason for need in unmet if (reason := _reason(need, known)) is not None]
        if reasons and len(reasons) == len(unmet):
            return reasons[0]
        some = some or (reasons[0] if reasons else None)
    return some if partly else None


def _reason(need: Need, known: Known) -> Match | None:
    if need.has_digits:
        return _in_numbers(need, known) or _in_words(need, known) or _in_emails(need, known)
    return _in_words(need, known) or _in_emails(need, known) or _in_codes(need, known)


def _in_words(need: Need, known: Known) -> Match | None:
    for field, text in known.worded:
        if need.is_met_by(words_of(text)):
            return Match(field, text)
    return None


def _worded(person: FoundPerson, facts: Facts) -> tuple[tuple[MatchField, str], ...]:
    """Everything known in words, in the order in which it explains."""
    whole_name = f"{person.given_name} {person.family_name}".strip()
    worded = [(MatchField.PREFERRED_NAME, person.preferred_name)]
    worded += [(MatchField.ALIAS, text) for text in (*facts.aliases, whole_name)]
    worded += [(MatchField.COMPANION, text) for text in facts.companions]
    worded += [(MatchField.PREFERENCE, text) for text in facts.preferences]
    worded += [(MatchField.TAG, text) for text in facts.tags]
    return tuple(pair for pair in worded if pair[1] and pair[1] != person.display_name)


def _in_emails(need: Need, known: Known) -> Match | None:
    for text in known.facts.emails:
        if need.is_met_by({email_term(text), *email_words(text)}):
            return Match(MatchField.EMAIL, text)
    return None


def _in_numbers(need: Need, known: Known) -> Match | None:
    for text in known.facts.places:
        if need.is_met_by(words_of(text)):
            return Match(MatchField.PLACE, text)
    for phone in known.facts.phones:
        if _is_in_phone(need, phone):
            return Match(MatchField.PHONE, phone.value)
    return _in_codes(need, known)


def _is_in_phone(need: Need, phone: Phone) -> bool:
    if need.run and need.run in phone.normal:
        return True
    numbers = phone_numbers(phone)
    if need.run and any(need.run in number for number in numbers):
        return True
    return need.is_met_by({*numbers, BACKWARDS + digits_of(phone.normal or phone.value)[::-1]})


def _in_codes(need: Need, known: Known) -> Match | None:
    coded = ((MatchField.REFERENCE, known.facts.references), (MatchField.CARD, known.card_numbers))
    for field, texts in coded:
        for text in texts:
            digits = digits_of(text) if need.run or need.within else ""
            if need.within not in digits:
                continue
            if need.is_met_by(words_of(text)) or need.is_met_by((BACKWARDS + digits[::-1],)):
                return Match(field, text)
    return None

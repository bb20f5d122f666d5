"""Why a customer was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.customers.lookup_rows import Match, MatchField
from app.customers.queries.found import Beside, FoundPerson
from app.storage.looking import Looks
from app.storage.lookup.query import Need
from app.storage.lookup.source import REFERENCES_KNOWN, WORDS_KNOWN, Facts, read_facts
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

_NOTHING = Facts()


class Known(NamedTuple):
    """Some of what somebody may have been found by besides the name shown; ``worded`` is what is known in words."""

    worded: Sequence[tuple[MatchField, str]] = ()
    card_numbers: Sequence[str] = ()
    references: Sequence[str] = ()
    places: Sequence[str] = ()
    phones: Sequence[Phone] = ()
    emails: Sequence[str] = ()


class Sought:
    """What the name of somebody found leaves to be explained, in each way of meaning what was typed."""

    def __init__(self, person: FoundPerson, ways: Iterable[Way]) -> None:
        terms = words_of(person.display_name)
        self.person = person
        self._ways = [[need for need in needs if not need.is_met_by(terms)] for needs in ways]
        self._reasons: list[list[Match | None]] = [[None] * len(needs) for needs in self._ways]

    def learn(self, known: Known) -> None:
        """Look in more that is known for what has no reason yet."""
        for needs, reasons in zip(self._ways, self._reasons, strict=True):
            for at, need in enumerate(needs):
                reasons[at] = reasons[at] or _reason(need, known)

    def reason(self, *, partly: bool) -> Match | None:
        """The first reason of a way that is explained entirely; ``partly`` if it may leave something unexplained."""
        some = None
        for reasons in self._reasons:
            found = [reason for reason in reasons if reason is not None]
            if found and len(found) == len(reasons):
                return found[0]
            some = some or (found[0] if found else None)
        return some if partly else None


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
    people: Iterable[FoundPerson],
    *,
    beside: Mapping[int, Beside],
    ways: Sequence[Way],
    unnamed: Mapping[int, Collection[str]],
    quiet: bool = False,
) -> dict[int, Match]:
    """For each of the customers the first thing besides the name shown that they were found by.

    What is likelier to explain them is looked at first, the rest is read only for those still unexplained; of a
    number what stands ``beside`` the name. When ``quiet``, email addresses explain nothing, and neither
    does what leaves something unexplained; nor do those ``unnamed`` who come along.
    """
    number_typed = any(need.has_digits for needs in ways for need in needs)
    stages = ("", REFERENCES_KNOWN, WORDS_KNOWN) if number_typed else (WORDS_KNOWN, REFERENCES_KNOWN)
    reasons: dict[int, Match] = {}
    unexplained = [Sought(person, ways) for person in people]
    for about in stages:
        ids = [sought.person.customer_id for sought in unexplained]
        facts = read_facts(connection, ids, about=about) if about and ids else {}
        left = []
        for customer_id, sought in zip(ids, unexplained, strict=True):
            told = facts.get(customer_id, _NOTHING)
            hidden = unnamed.get(customer_id, ())
            if hidden:
                told = replace(told, companions=[name for name in told.companions if name not in hidden])
            if about == REFERENCES_KNOWN:
                sought.learn(Known(references=told.references))
            else:
                sought.learn(_known(sought.person, told, beside[customer_id], quiet=quiet))
            reason = sought.reason(partly=about is stages[-1] and not quiet and not hidden)
            if reason is None:
                left.append(sought)
            else:
                reasons[customer_id] = reason
        unexplained = left
    return reasons


def _known(person: FoundPerson, facts: Facts, beside: Beside, *, quiet: bool) -> Known:
    return Known(
        worded=_worded(person, facts),
        card_numbers=(person.card_number, *facts.old_cards),
        places=beside.places,
        phones=person.phones,
        emails=() if quiet else facts.emails,
    )


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
    for text in known.emails:
        if need.is_met_by({email_term(text), *email_words(text)}):
            return Match(MatchField.EMAIL, text)
    return None


def _in_numbers(need: Need, known: Known) -> Match | None:
    for text in known.places:
        if need.is_met_by(words_of(text)):
            return Match(MatchField.PLACE, text)
    for phone in known.phones:
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
    coded = ((MatchField.REFERENCE, known.references), (MatchField.CARD, known.card_numbers))
    for field, texts in coded:
        for text in texts:
            digits = digits_of(text) if need.run or need.within else ""
            if need.within not in digits:
                continue
            if need.is_met_by(words_of(text)) or need.is_met_by((BACKWARDS + digits[::-1],)):
                return Match(field, text)
    return None

"""What a customer is found by, as index terms.

A name's words stand bare. Words from elsewhere begin with ``.``, so that names can be searched alone; whole
email addresses begin with ``@``, because as words they would crowd the beginnings of names; the digits of a
number read backwards begin with ``<`` ("ends with"); states begin with ``!``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.core.text_folding import fold
from app.storage.lookup.readings import (
    UNSPACED_LETTERS,
    is_syllabic,
    is_unspaced,
    readings,
    split_chunks,
)

ELSEWHERE = "."
BACKWARDS = "<"
EMAIL = "@"
HERE = "!here"
ARRIVES = "!on"
LONGEST_TERM = 40
BEGINNINGS = 6
"""Beginnings of so many characters are indexed as such; longer ones are looked up in the list of known words."""
LISTED_FROM = BEGINNINGS
RUN = 3
"""The shortest run of digits found inside a number."""
_MOST_PARTS = 8
_NOT_DIGITS = re.compile(r"[^0-9]")
_DIGIT = re.compile(r"[0-9]")
_LETTERS_THEN_DIGIT = re.compile(r"([^0-9]{6,})[0-9]")
_NOT_EMAIL = re.compile(r"[^a-z0-9@._+\-\u0080-\U0010ffff]")
_TRUNKS = {"7": "8", "36": "06", "370": "8", "992": "8", "993": "8", "998": "8"}
"""What is dialled before a national number by country, where it is not 0 (which a search leaves out)."""
_WITH_TRUNK = tuple(f"+{country}" for country in _TRUNKS)


class Phone(NamedTuple):
    """A number as written, in E.164 (or empty) and without country code."""

    value: str
    normal: str = ""
    national_digits: str = ""


@dataclass(frozen=True, slots=True)
class Findable:
    """Everything one customer can be found by."""

    names: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    preferences: tuple[str, ...] = ()
    here: bool = False
    arrivals: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The terms of one customer: ``words`` for the lookup, ``runs`` for the digits inside numbers.

    ``states`` say that somebody is here, or when they are expected.
    ``listed`` are the words that the list of known words must hold.
    """

    words: tuple[str, ...]
    runs: tuple[str, ...]
    states: tuple[str, ...]
    listed: frozenset[str]

    @property
    def text(self) -> str:
        """The words as the index takes them."""
        return " ".join(self.words)

    @property
    def present_text(self) -> str:
        """States and words, as the index of those who are here or expected takes them."""
        return " ".join((*self.states, *self.words))

    @property
    def run_text(self) -> str:
        """The runs of digits as their index takes them."""
        return " ".join(self.runs)


def document(found_by: Findable) -> Document:
    """The terms of one customer."""
    names = _words_of(found_by.names)
    others = _words_of((*found_by.companions, *found_by.tags, *found_by.preferences))
    others |= _words_of((*found_by.places, *found_by.codes))
    emails: set[str] = set()
    for email in found_by.emails:
        emails.add(email_term(email))
        others.update(email_words(email))
    numbers = [number for phone in found_by.phones for number in phone_numbers(phone)]
    marked = {ELSEWHERE + word for word in others}
    marked.update(ELSEWHERE + number for number in numbers)
    marked.update(BACKWARDS + number[::-1] for number in _whole_numbers(found_by.phones, found_by.codes))
    marked.update(emails)
    states = _states(found_by)
    return Document(
        words=(*sorted(names), *sorted(marked)),
        runs=(*states, *_runs(numbers)) if numbers else (),
        states=states,
        listed=frozenset(filter(is_listed, names | others)),
    )


@lru_cache(maxsize=200_000)
def is_listed(word: str) -> bool:
    """Whether the list of known words must hold the word: long ones by letters alone, and all that can be misspelled."""
    return (len(word) >= LISTED_FROM and not _DIGIT.search(word)) or can_be_misspelled(word)


def can_be_misspelled(word: str) -> bool:
    """Whether a typing mistake in the word can be told: more than two letters, each a sound."""
    return len(word) > 2 and word.isalpha() and not is_unspaced(word)


def _states(found_by: Findable) -> tuple[str, ...]:
    here = {HERE} if found_by.here else set()
    return tuple(sorted(here | {arrival_term(day) for day in found_by.arrivals}))


def arrival_term(day: date) -> str:
    """The term of everybody who is booked to arrive on ``day``."""
    return f"{ARRIVES}{day:%Y%m%d}"


def _words_of(texts: Iterable[str]) -> set[str]:
    words: set[str] = set()
    for text in texts:
        if text:
            words.update(words_of(text))
    return words


@lru_cache(maxsize=50_000)
def words_of(text: str) -> frozenset[str]:
    """The terms of one text: its words in every reading, and what is written together also as one."""
    if text.isascii() and len(text) <= LONGEST_TERM and _is_simple(text):
        return frozenset(text.lower().split())
    return _words_of_any(text)


def _is_simple(text: str) -> bool:
    together = text.replace(" ", "")
    return together.isalpha() or (together.isalnum() and not _LETTERS_THEN_DIGIT.search(text))


def _words_of_any(text: str) -> frozenset[str]:
    words: set[str] = set()
    for parts in split_chunks(text):
        for part in parts:
            words.update(_word_terms(part))
        if 1 < len(parts) <= _MOST_PARTS:
            for start in range(len(parts) - 1):
                words.update(_cut(readings("".join(parts[start:]))))
    words.discard("")
    return frozenset(words)


@lru_cache(maxsize=200_000)
def _word_terms(word: str) -> tuple[str, ...]:
    terms = _cut(readings(word))
    if is_unspaced(word):
        for start in range(len(word)):
            tail = word[start : start + UNSPACED_LETTERS]
            terms.extend(readings(tail) if is_syllabic(tail) else (readings(tail)[:1]))
    return tuple(dict.fromkeys(terms))


def _cut(read: Iterable[str]) -> list[str]:
    """The terms of some readings; letters before a number stand alone too, as the list of words needs it."""
    terms = [term[:LONGEST_TERM] for term in read]
    return terms + [found.group(1) for term in terms if (found := _LETTERS_THEN_DIGIT.match(term))]


def digits_of(text: str) -> str:
    """The decimal digits of a text, of any script, as ASCII."""
    if text.isascii() and text.isdigit():
        return text
    return _NOT_DIGITS.sub("", text if text.isascii() else fold(text))


def phone_numbers(phone: Phone) -> set[str]:
    """The ways of dialling a number: with country code, without, as written."""
    whole = digits_of(phone.normal.removeprefix("+"))
    national = phone.national_digits
    numbers = {digits_of(phone.value), whole, national}
    if trunk := _TRUNKS.get(whole.removesuffix(national)):
        numbers.add(trunk + national)
    return {(number.lstrip("0") or number)[:LONGEST_TERM] for number in numbers if number}


def may_be_dialled_with(phone: Phone, digits: str) -> bool:
    """Whether a way of dialling a number can hold these digits; quicker than ``phone_numbers``, which tells for sure."""
    return (
        digits in phone.normal
        or digits in phone.national_digits
        or phone.normal.startswith(_WITH_TRUNK)
        or digits in digits_of(phone.value)
    )


def _whole_numbers(phones: Iterable[Phone], codes: Iterable[str]) -> set[str]:
    numbers = {digits_of(phone.normal.removeprefix("+") or phone.value) for phone in phones}
    numbers |= {digits for code in codes if len(digits := digits_of(code)) > RUN}
    return {number[-LONGEST_TERM:] for number in numbers if number}


def email_term(text: str) -> str:
    """An email address, or its beginning, as one term."""
    return EMAIL + _NOT_EMAIL.sub("_", fold(text.strip()))[:LONGEST_TERM]


def email_words(email: str) -> set[str]:
    """The words before the @; never the bare mail domain."""
    before_at = email.rpartition("@")[0] or email
    return {term for parts in split_chunks(before_at) for part in parts for term in _word_terms(part) if term}


def _runs(numbers: Iterable[str]) -> Iterator[str]:
    """Every three digits of every number, in their order; a gap between two numbers."""
    for position, number in enumerate(_outermost(set(numbers))):
        if position:
            yield "-"
        yield from run_terms(number)


def _outermost(numbers: set[str]) -> list[str]:
    kept: list[str] = []
    for number in sorted(numbers, key=lambda number: (-len(number), number)):
        if not any(number in longer for longer in kept):
            kept.append(number)
    return kept


def run_terms(digits: str) -> list[str]:
    """The overlapping groups of three in a run of digits."""
    return [digits[start : start + RUN] for start in range(len(digits) - RUN + 1)]

"""What was typed, as conditions on the index.

A query is met when every need is met; a need when one of its alternatives is; an alternative when each of its
words is found. Whatever was typed becomes quoted terms: nothing of it is ever read as an operator.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from app.core.text_folding import fold
from app.storage.lookup.readings import (
    UNSPACED_LETTERS,
    is_syllabic,
    is_unspaced,
    readings,
    split_chunks,
)
from app.storage.lookup.terms import (
    BACKWARDS,
    BEGINNINGS,
    ELSEWHERE,
    LISTED_FROM,
    LONGEST_TERM,
    RUN,
    digits_of,
    email_term,
    is_listed,
    run_terms,
)

MOST_LETTERS = 200
"""What is typed beyond is not looked at."""
MOST_NEEDS = 10
_MOST_GROUPS = 10
_MOST_SYLLABLES = 6
_GAPS = re.compile(r"[\s,;\x00-\x1f]+")
_NUMBER_PART = re.compile(r"[+(]*\d[\d().\-/+]*|[()\-/.+]+")
_TRUNK_IN_BRACKETS = re.compile(r"\(0\)")


Endings = Mapping[str, tuple[str, ...]]
"""The known words that begin with a long term; a term that is not in it stands for whatever begins so."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, in every reading; unfinished unless ``whole``. ``special`` terms stand in no name."""

    terms: tuple[str, ...]
    whole: bool = False
    special: bool = False

    def in_names(self, endings: Endings) -> str:
        """The condition that a name holds the word."""
        return self._condition(("",), endings)

    def anywhere(self, endings: Endings) -> str:
        """The condition that the word is found in anything."""
        return self._condition(("",) if self.special else ("", ELSEWHERE), endings)

    def is_in(self, terms: Collection[str]) -> bool:
        """Whether one of ``terms`` is, or begins with, the word."""
        if self.whole:
            return any(term in terms for term in self.terms)
        begun = self.terms
        for there in terms:  # noqa: SIM110 - twice as fast as any(), and asked for each row at each key
            if there.startswith(begun):
                return True
        return False

    def _condition(self, marks: tuple[str, ...], endings: Endings) -> str:
        atoms: list[str] = []
        for term in self.terms:
            for mark in marks:
                if self.whole:
                    atoms.append(f'"{mark}{term}"')
                elif len(mark) + len(term) <= BEGINNINGS or term not in endings:
                    atoms.append(f'"{mark}{term}"*')
                else:
                    atoms += [f'"{mark}{word}"' for word in endings[term] or (term,)]
        return "(" + " OR ".join(atoms) + ")"


Alternative = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing typed; ``run`` are its digits, to be found inside any number.

    ``within`` are digits that whatever meets the need has somewhere; empty when that cannot be said.
    """

    alternatives: tuple[Alternative, ...]
    run: str = ""
    within: str = ""
    _begun: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _others: tuple[Alternative, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Set apart the beginnings that meet the need alone: it is asked for each row at each key."""
        alone = [words for words in self.alternatives if len(words) == 1 and not words[0].whole]
        begun = tuple(term for words in alone for term in words[0].terms)
        object.__setattr__(self, "_begun", begun)
        object.__setattr__(self, "_others", tuple(words for words in self.alternatives if words not in alone))

    def in_names(self, endings: Endings) -> str:
        """The condition on names alone; empty when no name can meet it."""
        return _either(
            [
                " AND ".join(word.in_names(endings) for word in words)
                for words in self.alternatives
                if not any(word.special for word in words)
            ]
        )

    def anywhere(self, endings: Endings) -> str:
        """The condition on everything."""
        return _either(
            [" AND ".join(word.anywhere(endings) for word in words) for words in self.alternatives]
        )

    @property
    def has_digits(self) -> bool:
        """Whether a number was typed, or something with a number in it."""
        return bool(self.run) or any(term[-1:].isdigit() for term in self.alternatives[0][0].terms)

    def is_met_by(self, terms: Collection[str]) -> bool:
        """Whether these terms meet the need."""
        for term in terms:
            if term.startswith(self._begun):
                return True
        for words in self._others:
            for word in words:
                if not word.is_in(terms):
                    break
            else:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Query:
    """The ways in which what was typed may be meant; one of them must be met entirely.

    ``forgiving`` when each takes one word for mistyped.
    """

    ways: tuple[tuple[Need, ...], ...]
    forgiving: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not any(self.ways)

    def long_terms(self) -> set[str]:
        """What is typed of words so far that the list of known words tells how they may end."""
        return {
            term
            for needs in self.ways
            for need in needs
            for words in need.alternatives
            for word in words
            if not word.whole and not word.special
            for term in word.terms
            if is_listed(term) and len(term) >= LISTED_FROM
        }

    def in_names(self, endings: Endings) -> str:
        """The condition on names alone; empty when it cannot be met."""
        ways = []
        for needs in self.ways:
            conditions = [need.in_names(endings) for need in needs]
            if all(conditions):
                ways.append(" AND ".join(conditions))
        return _either(ways)

    def anywhere(self, endings: Endings) -> str:
        """The condition on everything."""
        return _either(
            [" AND ".join(need.anywhere(endings) for need in needs) for needs in self.ways if needs]
        )

    def runs(self, endings: Endings) -> tuple[str, str]:
        """The condition on runs of digits, and that on everything else typed; both may be empty."""
        needs = self.ways[0] if len(self.ways) == 1 else ()
        phrases = [f'"{" ".join(run_terms(need.run))}"' for need in needs if need.run]
        others = [need.anywhere(endings) for need in needs if not need.run]
        return (" AND ".join(phrases), " AND ".join(others)) if phrases else ("", "")


def _either(conditions: list[str]) -> str:
    if len(conditions) < 2:
        return "".join(conditions)
    return "(" + " OR ".join(f"({condition})" for condition in conditions) + ")"


def parse(text: str, *, apart: bool = False) -> tuple[Need, ...]:
    """The needs of what was typed; ``apart`` takes O'Brien for two words and never for one."""
    needs: list[Need] = []
    number: list[str] = []
    for typed in _GAPS.split(text[:MOST_LETTERS]):
        folded = fold(typed).removeprefix("tel:")
        if _NUMBER_PART.fullmatch(folded):
            number.append(folded)
            continue
        needs += _number_needs(number)
        number = []
        needs += _text_needs(typed, apart=apart)
    needs += _number_needs(number)
    return tuple(dict.fromkeys(needs))[:MOST_NEEDS]


def _text_needs(typed: str, *, apart: bool) -> Iterator[Need]:
    for parts in split_chunks(typed):
        if "@" in typed:
            yield Need(((_special(email_term(typed)),), tuple(map(_word, parts))))
            return
        if apart or len(parts) == 1:
            for part in parts:
                if alternatives := tuple(_part_alternatives(part)):
                    yield Need(alternatives)
        else:
            yield Need(((_word("".join(parts)),), tuple(map(_word, parts))))


def _word(part: str) -> Word:
    return Word(tuple(dict.fromkeys(read[:LONGEST_TERM] for read in readings(part))) or (part,))


def _special(term: str) -> Word:
    return Word((term,), special=True)


def _part_alternatives(part: str) -> Iterator[Alternative]:
    if not is_unspaced(part):
        if any(readings(part)):
            yield (_word(part),)
        return
    pieces = [part[at : at + UNSPACED_LETTERS] for at in range(0, len(part), UNSPACED_LETTERS)]
    yield tuple(Word(readings(piece)[:1]) for piece in pieces)
    in_latin = tuple(read[:LONGEST_TERM] for read in readings(part)[1:])
    if in_latin:
        yield (Word(in_latin, whole=is_syllabic(part) and len(part) == 1),)
    if is_syllabic(part) and 1 < len(part) <= _MOST_SYLLABLES:
        yield tuple(Word(readings(syllable)[1:] or (syllable,), whole=True) for syllable in part)


def _number_needs(number: list[str]) -> Iterator[Need]:
    raw = " ".join(number)
    if not digits_of(raw):
        return
    international = raw.startswith(("+", "00", "(+"))
    digits = digits_of(_TRUNK_IN_BRACKETS.sub("", raw) if international else raw)[:LONGEST_TERM]
    bare = digits.lstrip("0") or digits
    alternatives: list[Alternative] = []
    for form in dict.fromkeys((digits, bare)):
        alternatives.append((Word((form,)),))
        if len(form) >= RUN:
            alternatives.append((_special(BACKWARDS + form[::-1]),))
    groups = re.findall(r"\d+", raw)
    if 1 < len(groups) <= _MOST_GROUPS:
        alternatives.append(tuple(Word((group[:LONGEST_TERM],)) for group in groups))
    yield Need(
        tuple(alternatives),
        run=bare if len(bare) >= RUN else "",
        within=bare if len(groups) == 1 else "",
    )

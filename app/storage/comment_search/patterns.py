"""What the word lists of a theme look for in a comment, folded as the lookup folds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.storage.lookup.readings import UNSPACED_LETTERS, is_unspaced, readings, split_chunks
from app.storage.lookup.terms import LONGEST_TERM

ANY_ENDING = "*"
ANY_LANGUAGE = ""
_REMEMBERED = 8192
"""Entries whose words stay known: more than the lists that a venue begins with have, which are read with every comment."""

WordLists = Mapping[str, Sequence[str]]
"""Words and phrases by language; those under ANY_LANGUAGE count in every one."""


class Fit(Enum):
    """How a word meets one of a comment: it is the whole of it, its beginning, or anywhere inside.

    What is written without spaces has no beginnings, so there a word is looked for anywhere.
    """

    WHOLE = 0
    BEGUN = 1
    INSIDE = 2


@dataclass(frozen=True, slots=True)
class Sought:
    """One word to look for, in each of its readings."""

    terms: tuple[str, ...]
    fit: Fit

    def is_met_by(self, read: Sequence[str]) -> bool:
        """Whether a word of a comment, in its readings, is meant."""
        if self.fit is Fit.WHOLE:
            return any(term in self.terms for term in read)
        if self.fit is Fit.BEGUN:
            return any(term.startswith(self.terms) for term in read)
        return any(sought in term for sought in self.terms for term in read)

    @property
    def indexed(self) -> tuple[str, ...]:
        """As which terms the index of comments holds it, or begins with it."""
        if self.fit is Fit.INSIDE:
            return (self.terms[0][:UNSPACED_LETTERS],)
        return tuple(term[:LONGEST_TERM] for term in self.terms)

    @property
    def is_begun(self) -> bool:
        """Whether the terms of the index only begin so."""
        return self.fit is not Fit.WHOLE or any(len(term) >= LONGEST_TERM for term in self.terms)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that stand for a theme when they follow each other; ``language`` is folded."""

    theme_id: int
    language: str
    words: tuple[Sought, ...]


def patterns_of(theme_id: int, lists: WordLists) -> Iterator[Pattern]:
    """Everything that the lists of a theme look for; what holds no letter looks for nothing."""
    for language, entries in lists.items():
        for entry in entries:
            for words in _ways(entry):
                yield Pattern(theme_id, language.casefold(), words)


@lru_cache(maxsize=_REMEMBERED)
def _ways(entry: str) -> tuple[tuple[Sought, ...], ...]:
    """An entry word by word, and what is written together with a mark in it also as one word."""
    pieces = entry.split()
    ways: list[tuple[Sought, ...]] = []
    words: list[Sought] = []
    for piece in pieces:
        parts = [part for chunk in split_chunks(piece.rstrip(ANY_ENDING)) for part in chunk]
        words += _sought(parts, begun=piece.endswith(ANY_ENDING))
        if len(pieces) == 1 and len(parts) > 1:
            ways.append(tuple(_sought(["".join(parts)], begun=piece.endswith(ANY_ENDING))))
    if words:
        ways.append(tuple(words))
    return tuple(ways)


def _sought(parts: Iterable[str], *, begun: bool) -> list[Sought]:
    parts = list(parts)
    found = []
    for number, part in enumerate(parts, 1):
        if terms := readings(part):
            fit = Fit.BEGUN if begun and number == len(parts) else Fit.WHOLE
            found.append(Sought(terms, Fit.INSIDE if is_unspaced(part) else fit))
    return found


def meant_languages(language: str) -> frozenset[str] | None:
    """Whose lists count for a comment in this language: its own, broader ones, and those for any.

    None, for all of them, where nobody knows the language and nothing tells it.
    """
    if not language:
        return None
    parts = language.casefold().replace("_", "-").split("-")
    broader = ("-".join(parts[: end + 1]) for end in range(len(parts)))
    return frozenset((ANY_LANGUAGE, *broader))

"""Which themes a comment is about, and by which of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.storage.comment_search.guessing import guess_language
from app.storage.comment_search.patterns import Fit, Pattern, meant_languages
from app.storage.lookup.readings import readings, split_chunks

BETWEEN = ", "
"""Stands between the words of a comment that say what it is about."""


class _Written(NamedTuple):
    """One word of a comment as it is written, and in every reading."""

    text: str
    read: tuple[str, ...]


class Listener:
    """Finds the words of many themes in comments, one comment at a time."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._whole: defaultdict[str, list[Pattern]] = defaultdict(list)
        self._begun: defaultdict[str, list[Pattern]] = defaultdict(list)
        self._inside: list[Pattern] = []
        for pattern in patterns:
            self._take(pattern)
        self._lengths = sorted({len(term) for term in self._begun})

    def hears(self, comment: str, language: str) -> dict[int, tuple[str, ...]]:
        """The words that say so by the theme they say it of, each once and in the order in which they stand."""
        words, together = _words(comment)
        languages = meant_languages(language or guess_language(word.text.casefold() for word in words))
        found: defaultdict[int, dict[str, str]] = defaultdict(dict)
        for at, word in enumerate(words):
            for pattern in self._beginning_with(word):
                end = at + len(pattern.words)
                if languages is not None and pattern.language not in languages:
                    continue
                if _goes_on(pattern, words[at + 1 : end]):
                    said = " ".join(each.text for each in words[at:end])
                    found[pattern.theme_id].setdefault(said.casefold(), said)
        apart = frozenset(found)
        for word in together:
            for pattern in self._beginning_with(word):
                if pattern.theme_id in apart or len(pattern.words) > 1:
                    continue
                if languages is None or pattern.language in languages:
                    found[pattern.theme_id].setdefault(word.text.casefold(), word.text)
        return {theme_id: tuple(said.values()) for theme_id, said in found.items()}

    def _take(self, pattern: Pattern) -> None:
        first = pattern.words[0]
        if first.fit is Fit.INSIDE:
            self._inside.append(pattern)
            return
        known = self._whole if first.fit is Fit.WHOLE else self._begun
        for term in first.terms:
            known[term].append(pattern)

    def _beginning_with(self, word: _Written) -> Iterator[Pattern]:
        """The patterns whose first word this one meets; one may come more than once."""
        for term in word.read:
            yield from self._whole.get(term, ())
            for length in self._lengths:
                if length > len(term):
                    break
                yield from self._begun.get(term[:length], ())
        for pattern in self._inside:
            if pattern.words[0].is_met_by(word.read):
                yield pattern


def _goes_on(pattern: Pattern, following: Sequence[_Written]) -> bool:
    sought = pattern.words[1:]
    return len(following) == len(sought) and all(
        one.is_met_by(word.read) for one, word in zip(sought, following, strict=True)
    )


def _words(comment: str) -> tuple[list[_Written], list[_Written]]:
    """The words of a comment in their order; apart from them, what is written together (check-in) as one."""
    words: list[_Written] = []
    together: list[_Written] = []
    for parts in split_chunks(comment):
        words += [_Written(part, readings(part)) for part in parts]
        if len(parts) > 1:
            together.append(_Written("-".join(parts), readings("".join(parts))))
    return words, together

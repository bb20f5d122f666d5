"""Which letters of a name as shown were matched by what was typed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from app.storage.lookup.query import Need
from app.storage.lookup.readings import TABLES, is_unspaced, split_letter
from app.storage.lookup.terms import words_of

Span = tuple[int, int]
_CHUNK = re.compile(r"[^\s,;]+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_SIMPLE_NAME = re.compile(r"[A-Za-z0-9 ]+")
"""What is read letter by letter in one way only, and split at spaces alone."""


class _Letter(NamedTuple):
    """One letter with its accents: where it stands and what it is when composed."""

    start: int
    end: int
    composed: str


class _Reading(NamedTuple):
    """One way to read some letters on end; ``lengths`` says how much is read after each letter."""

    text: str
    letters: tuple[Span, ...]
    lengths: tuple[int, ...]


_Part = list[_Letter]


class Marker:
    """Marks in many names what one set of needs looks for."""

    def __init__(self, needs: Iterable[Need]) -> None:
        words = {word for need in needs for alternative in need.alternatives for word in alternative}
        self._whole = {term for word in words if word.whole for term in word.terms}
        begun = {term for word in words if not word.whole and not word.special for term in word.terms}
        self._begun = tuple(sorted(begun, key=len, reverse=True))

    def spans(self, name: str) -> tuple[Span, ...]:
        """The (start, end) in ``name``, in order and never overlapping."""
        if not _SIMPLE_NAME.fullmatch(name):
            return self._spans_of_any(name)
        spans: list[Span] = []
        start = 0
        for text in name.lower().split(" "):
            if text.startswith(self._begun):
                spans.append((start, start + self._longest(text)))
            elif text in self._whole:
                spans.append((start, start + len(text)))
            start += len(text) + 1
        return tuple(spans)

    def _spans_of_any(self, name: str) -> tuple[Span, ...]:
        # Whoever was found by something else has nothing to mark, and their terms are known by now.
        if not self._is_among(words_of(name)):
            return ()
        spans: list[Span] = []
        for reading in _readings_of(name):
            text = reading.text
            if text.startswith(self._begun):
                spans += reading.letters[: bisect_left(reading.lengths, self._longest(text)) + 1]
            elif text in self._whole:
                spans += reading.letters
        return _merged(spans) if spans else ()

    def _is_among(self, terms: Collection[str]) -> bool:
        for term in terms:
            if term.startswith(self._begun):
                return True
        return not self._whole.isdisjoint(terms)

    def _longest(self, text: str) -> int:
        """How much of it is looked for; nothing of what is met in another way."""
        for term in self._begun:
            if text.startswith(term):
                return len(term)
        return 0


@lru_cache(maxsize=10_000)
def _readings_of(name: str) -> tuple[_Reading, ...]:
    """Everything that a term may begin with, in every way to read it."""
    if name.isascii():
        return tuple(reading for chunk in _CHUNK.finditer(name) for reading in _ascii_readings(chunk))
    return tuple(
        reading
        for parts in _chunks(name)
        for letters in _beginnings(parts)
        for reading in _ways_to_read(letters)
    )


def _ascii_readings(chunk: re.Match[str]) -> Iterator[_Reading]:
    offset = chunk.start()
    parts = [
        (word.group().lower(), [(at, at + 1) for at in range(offset + word.start(), offset + word.end())])
        for word in _ASCII_WORD.finditer(chunk.group())
    ]
    for at, (text, letters) in enumerate(parts):
        yield _Reading(text, tuple(letters), tuple(range(1, len(text) + 1)))
        if at + 1 < len(parts):
            together = "".join(part for part, _ in parts[at:])
            spans = tuple(span for _, part in parts[at:] for span in part)
            yield _Reading(together, spans, tuple(range(1, len(together) + 1)))


def _ways_to_read(letters: _Part) -> Iterator[_Reading]:
    spans = tuple((letter.start, letter.end) for letter in letters)
    seen = set()
    for table in TABLES:
        read = [letter.composed.translate(table) for letter in letters]
        text = "".join(read)
        if text not in seen:
            seen.add(text)
            yield _Reading(text, spans, tuple(accumulate(map(len, read))))


def _chunks(name: str) -> Iterator[list[_Part]]:
    """The words of a name, grouped by what is written without a space."""
    parts: list[_Part] = [[]]
    for letter in _letters(name):
        split = "".join(map(split_letter, letter.composed))
        if split == "-":
            parts.append([])
        elif " " not in split:
            parts[-1].append(letter)
        else:
            yield [part for part in parts if part]
            if split.strip():
                yield [[letter]]
            parts = [[]]
    yield [part for part in parts if part]


def _letters(name: str) -> Iterator[_Letter]:
    start = 0
    for at in range(1, len(name) + 1):
        if at == len(name) or not unicodedata.combining(name[at]):
            yield _Letter(start, at, unicodedata.normalize("NFC", name[start:at]))
            start = at


def _beginnings(parts: list[_Part]) -> Iterator[_Part]:
    """Each word, words run together, tails of unspaced ones."""
    for at, part in enumerate(parts):
        yield part
        if at + 1 < len(parts):
            yield [letter for together in parts[at:] for letter in together]
        if is_unspaced("".join(letter.composed for letter in part)):
            for tail in range(1, len(part)):
                yield part[tail:]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, neighbours joined."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

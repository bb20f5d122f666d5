"""Which letters of a name as shown were matched by what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.storage.lookup.query import Need
from app.storage.lookup.readings import TABLES, is_unspaced, split_letter

Span = tuple[int, int]


class _Letter(NamedTuple):
    """One letter with its accents: where it stands and what it is when composed."""

    start: int
    end: int
    composed: str


_Part = list[_Letter]


def name_spans(name: str, needs: Iterable[Need]) -> tuple[Span, ...]:
    """The (start, end) in ``name`` that meet ``needs``, in order and never overlapping."""
    words = {word for need in needs for alternative in need.alternatives for word in alternative}
    terms = [(term, word.whole) for word in words if not word.special for term in word.terms]
    if not terms:
        return ()
    spans: list[Span] = []
    for parts in _chunks(name):
        for begun in _beginnings(parts):
            spans += _longest_match(begun, terms)
    return _merged(spans)


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
    if name.isascii():
        yield from (_Letter(at, at + 1, letter) for at, letter in enumerate(name))
        return
    start = 0
    for at in range(1, len(name) + 1):
        if at == len(name) or not unicodedata.combining(name[at]):
            yield _Letter(start, at, unicodedata.normalize("NFC", name[start:at]))
            start = at


def _beginnings(parts: list[_Part]) -> Iterator[_Part]:
    """Everything that a term may begin with: each word, words run together, tails of unspaced ones."""
    for at, part in enumerate(parts):
        yield [letter for together in parts[at:] for letter in together]
        if at + 1 < len(parts):
            yield part
        if is_unspaced("".join(letter.composed for letter in part)):
            for tail in range(1, len(part)):
                yield part[tail:]


def _longest_match(letters: _Part, terms: list[tuple[str, bool]]) -> list[Span]:
    best = 0
    plain = all(letter.composed.isascii() for letter in letters)
    for table in TABLES[:1] if plain else TABLES:
        read = [letter.composed.translate(table) for letter in letters]
        together = "".join(read)
        for term, whole in terms:
            if together == term or (not whole and together.startswith(term)):
                best = max(best, _letters_covering(read, len(term)))
    return [(letter.start, letter.end) for letter in letters[:best]]


def _letters_covering(read: list[str], length: int) -> int:
    count = 0
    while length > 0:
        length -= len(read[count])
        count += 1
    return count


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, neighbours joined."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)

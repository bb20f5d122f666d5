"""The ways a written word may be typed: folded, the German way, in Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from anyascii import anyascii

from app.core.text_folding import fold

_GERMANIC = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"}
UNSPACED_LETTERS = 8
"""How much of a word in a script without spaces is one term."""
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FFF), (0x3040, 0x30FF), (0x3100, 0x312F),
    (0x31A0, 0x31FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x323AF),
)  # fmt: skip
_SYLLABIC = ((0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


class _Letters(dict[int, str]):
    """A translation table that works letters out when they are first met."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        self._work_out = work_out

    def __missing__(self, code: int) -> str:
        found = self[code] = self._work_out(chr(code))
        return found


def _only_letters(text: str) -> str:
    return "".join(c for c in text if not c.isascii() or c.isalnum())


def _folded(letter: str) -> str:
    return _only_letters(fold(letter))


def _germanic(letter: str) -> str:
    return _GERMANIC.get(letter.lower(), _folded(letter))


def _latin(letter: str) -> str:
    if letter.isascii() or unicodedata.category(letter)[0] not in "LN":
        return _folded(letter)
    return _only_letters(anyascii(letter).lower())


def _latin_of_folded(letter: str) -> str:
    return "".join(map(_latin, _folded(letter)))


TABLES = (_Letters(_folded), _Letters(_germanic), _Letters(_latin), _Letters(_latin_of_folded))
"""Letter by letter: how each reading writes it. The first is the one that everything has."""


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[str, ...]:
    """Every way in which this word (composed, without separators) is indexed and searched."""
    if word.isascii():
        return (word.lower(),)
    return tuple(dict.fromkeys(read for table in TABLES if (read := word.translate(table))))


def split_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category[0] in "LNM":
        return "" if category == "Me" or "\ufe00" <= letter <= "\ufe0f" else letter
    if category == "Cf" or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return ""
    if (category[0] in "ZC" and category not in ("Co", "Cn")) or letter in ",;、，；":
        return " "
    if category in ("So", "Co", "Cn") or (category == "Sm" and not letter.isascii()):
        return f" {letter} "
    return "-"


_SPLIT = _Letters(split_letter)


def split_chunks(text: str) -> list[list[str]]:
    """Words as written, composed, grouped by what is written without a space: O'Brien is one group of two."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return [
        parts
        for chunk in composed.translate(_SPLIT).split()
        if (parts := [part for part in chunk.split("-") if part])
    ]


def is_unspaced(word: str) -> bool:
    """Whether the word holds letters of a script that is written without spaces."""
    return not word.isascii() and any(_within(ord(letter), _UNSPACED) for letter in word)


def is_syllabic(word: str) -> bool:
    """Whether every letter is a syllable of its own, as in Chinese and Korean names."""
    return bool(word) and all(_within(ord(letter), _SYLLABIC) for letter in word)


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)

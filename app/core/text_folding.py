"""Folding: what is equal once case, accents and look-alike letters are set aside."""

from __future__ import annotations

import unicodedata

_SPECIAL = {
    "ß": "ss", "ẞ": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t", "ə": "e", "ŀ": "l", "ĸ": "k", "ґ": "г",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
_KANA_SHIFT = ord("ァ") - ord("ぁ")
_KEPT_MARKS = frozenset((0, 8, 9))
"""Combining classes that are letters rather than accents: vowel signs, voiced kana, viramas."""


class _Table(dict[int, str]):
    """A translation table that works letters out when they are first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    if "ァ" <= letter <= "ヶ":
        return chr(ord(letter) - _KANA_SHIFT)
    parts = []
    lower = unicodedata.normalize("NFKD", letter.casefold()).casefold()
    for part in unicodedata.normalize("NFKD", lower):
        if unicodedata.combining(part) in _KEPT_MARKS and not _is_invisible(part):
            parts.append(_plain(part))
    return "".join(parts)


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cs", "Me") or "\ufe00" <= letter <= "\ufe0f"


def _plain(letter: str) -> str:
    if "ァ" <= letter <= "ヶ":
        return chr(ord(letter) - _KANA_SHIFT)
    digit = unicodedata.decimal(letter, None)
    return str(digit) if digit is not None else _SPECIAL.get(letter, letter)


_TABLE = _Table()


def fold(text: str) -> str:
    """The text without case, accents and invisible characters: Łukasz → lukasz, Straße → strasse.

    Letters of other alphabets stay in theirs; what folds equal is meant to be found as equal.
    """
    return text.lower() if text.isascii() else text.translate(_TABLE)

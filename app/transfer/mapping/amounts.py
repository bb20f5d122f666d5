"""Numbers and amounts in a column, exactly; the decimal mark is decided by the whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

_COMMA_DECIMAL = re.compile(r"-?\d+(?:[.\s'’\u00a0\u202f]\d{3})*,(?:\d{1,2}|\d{4,})")
_DOT_DECIMAL = re.compile(r"-?\d+(?:[,\s'’\u00a0\u202f]\d{3})*\.(?:\d{1,2}|\d{4,})")
_COMMA_GROUPS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,}|-?\d{1,3}(?:,\d{3})+\.\d*")
_DOT_GROUPS = re.compile(r"-?\d{1,3}(?:\.\d{3}){2,}|-?\d{1,3}(?:\.\d{3})+,\d*")
_OPEN = re.compile(r"-?\d{1,3}[.,]\d{3}")
_SIGN = r"(?:[$€£¥￥\\₽₺₹₩円元원]|zł|Kč|руб\.?|р\.|[A-Z]{1,3}\$|[A-Za-z]{1,3}\.?)"
"""What stands beside an amount; old Japanese encodings write their yen sign as a backslash."""
_BEFORE = re.compile(rf"^\s*([-(]?)\s*{_SIGN}\s*(?=[-(.\d])", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=[\d.)-])\s*{_SIGN}\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+)(?:\.\d*)?|-?\.\d+")
_SYMBOLS = {
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "₺": "TRY",
    "₹": "INR",
    "₩": "KRW",
    "R$": "BRL",
    "円": "JPY",
    "원": "KRW",
    "руб": "RUB",
    "zł": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
}


@dataclass(slots=True)
class NumberEvidence:
    """What the values of a column say about its decimal mark. Feed it every value."""

    comma: int = 0
    dot: int = 0
    open: int = 0
    numbers: int = 0
    values: int = 0

    def feed(self, text: str) -> None:
        """Take one value into account."""
        if not text.strip():
            return
        self.values += 1
        bare = _bare(text)
        if not any(letter.isdecimal() for letter in bare):
            return
        if _OPEN.fullmatch(bare):
            self.open += 1
        elif _COMMA_DECIMAL.fullmatch(bare) or _DOT_GROUPS.fullmatch(bare):
            self.comma += 1
        elif _DOT_DECIMAL.fullmatch(bare) or _COMMA_GROUPS.fullmatch(bare):
            self.dot += 1
        elif not _NUMBER.fullmatch(bare):
            return
        self.numbers += 1

    def mark(self, *, otherwise: str = ".") -> tuple[str, bool]:
        """The decimal mark and whether the values leave no doubt; ``otherwise`` when they say nothing."""
        if self.comma or self.dot:
            return ("," if self.comma > self.dot else "."), min(self.comma, self.dot) == 0
        return otherwise, not self.open

    def share(self) -> float:
        """Which part of the values can be numbers."""
        return self.numbers / self.values if self.values else 0.0


def read_amount(text: str, mark: str) -> Decimal:
    """A number with thousands separators, a currency sign or brackets for minus; else ``ValueError``."""
    bare = _bare(text)
    other = "." if mark == "," else ","
    whole, has_mark, rest = bare.partition(mark)
    if other in rest or (
        other in whole and not re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(other)}\d{{3}})+", whole)
    ):
        raise ValueError("Not a number")
    plain = whole.replace(other, "") + ("." + rest if has_mark else "")
    if not _NUMBER.fullmatch(plain):
        raise ValueError("Not a number")
    try:
        return Decimal(re.sub(r"[ '’\u00a0\u202f]", "", plain))
    except InvalidOperation as failure:
        raise ValueError("Not a number") from failure


def read_count(text: str, mark: str = ".") -> int:
    """A whole number; 2,0 is two, 2,5 is a ``ValueError``."""
    number = read_amount(text, mark)
    if number != number.to_integral_value():
        raise ValueError("Not a whole number")
    return int(number)


def currency_in(text: str) -> str:
    """The currency that a header or value names ("Total EUR", "12,50 €"), or nothing."""
    for sign, code in _SYMBOLS.items():
        if sign in text:
            return code
    for word in re.findall(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])", text):
        if word in currencies():
            return str(word)
    return ""


@cache
def currencies() -> frozenset[str]:
    """Every currency code in use."""
    from babel.core import get_global

    return frozenset(get_global("all_currencies"))


def _bare(text: str) -> str:
    """The number without currency, percent and plus; minus always in front."""
    bare = _AFTER.sub("", _BEFORE.sub(r"\1", text)).strip(" \u00a0\u202f%+").replace("−", "-")
    if bare.startswith("(") and bare.endswith(")"):
        bare = "-" + bare[1:-1]
    if bare.endswith("-"):
        bare = "-" + bare[:-1].rstrip()
    return re.sub(r"^-\s+", "-", bare)

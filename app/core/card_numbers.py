"""Payment card numbers in text: found, so that they are refused, and masked when asked to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

SHORTEST_CARD, _LONGEST = 12, 19
_JOINTS = (
    " \t\n\r\f\v\u00a0\u2000-\u200f\u202f\u205f\u3000.\\-/_·*,\u2010-\u2015\u2060\u2212\ufe63\ufeff\uff0d"
)
_JOINT = rf"[{_JOINTS}]"
_ENOUGH_DIGITS = re.compile(rf"(?:\D*+\d){{{SHORTEST_CARD}}}")
_RUN = re.compile(rf"\d+(?:{_JOINT}{{1,3}}\d+)*")
_DIGITS = re.compile(r"\d+")
_ACCOUNT = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"
)
_LONGEST_PHONE = 15

_SHAPES = frozenset(
    {
        *((length,) for length in range(SHORTEST_CARD, _LONGEST + 1)),
        *((4, 4, 4, 4, rest) for rest in (1, 2, 3)),
        *((4, 4, 4, rest) for rest in (1, 2, 3, 4)),
        *((1,) * length for length in range(13, _LONGEST + 1)),
        *((2,) * half for half in (7, 8, 9)),
        *((4, rest) for rest in range(9, 16)),
        *((6, rest) for rest in range(7, 14)),
        (4, 4, 4),
        (4, 6, 5),
        (4, 6, 4),
        (4, 5, 6),
        (4, 3, 3, 3),
        (4, 4, 5),
        (4, 4, 8),
        (4, 8, 4),
        (8, 4, 4),
        (8, 8),
        (4, 6, 6),
        (6, 4, 6),
    }
)

_BRANDS: tuple[tuple[str, re.Pattern[str], frozenset[int]], ...] = (
    ("amex", re.compile(r"3[47]"), frozenset({15})),
    ("diners", re.compile(r"30[0-5]|3095|36|3[89]"), frozenset({14, 16, 19})),
    ("jcb", re.compile(r"35(?:2[89]|[3-8])"), frozenset({16, 17, 18, 19})),
    ("visa", re.compile(r"4"), frozenset({13, 16, 19})),
    ("mastercard", re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), frozenset({16})),
    ("mir", re.compile(r"220[0-4]"), frozenset({16, 17, 18, 19})),
    ("discover", re.compile(r"6011|64[4-9]|65"), frozenset({16, 17, 18, 19})),
    ("unionpay", re.compile(r"62|81"), frozenset({16, 17, 18, 19})),
    ("troy", re.compile(r"9792"), frozenset({16})),
    ("maestro", re.compile(r"50|5[6-9]|6[0-9]|8[2]"), frozenset({16, 17, 18, 19})),
    (
        "maestro",
        re.compile(r"50|5[678]|6304|6390|67"),
        frozenset({12, 13, 14, 15}),
    ),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a card number stands in a text (``end`` excluded) and whose card it looks like."""

    start: int
    end: int
    brand: str


def find_card_numbers(text: str) -> list[Span]:
    """Every payment card number in ``text``, in order.

    A card number passes the check digit, has a length its brand uses, is written in one run or in
    the groups that are printed on cards, and is no phone number after "+" nor part of a valid IBAN.
    """
    if len(text) < SHORTEST_CARD or not _ENOUGH_DIGITS.match(text):
        return []
    accounts = [match.span() for match in _ACCOUNT.finditer(text) if _is_account(match.group())]
    found: list[Span] = []
    for run in _RUN.finditer(text):
        if run.end() - run.start() < SHORTEST_CARD:
            continue
        groups = [(part.start() + run.start(), part.group()) for part in _DIGITS.finditer(run.group())]
        found.extend(_in_groups(groups[_phone_groups(text, groups) :]))
    return [span for span in found if not any(a <= span.start < b for a, b in accounts)]


def mask_card_numbers(text: str) -> str:
    """``text`` with every card number's digits but the last four replaced by dots."""
    spans = find_card_numbers(text)
    if not spans:
        return text
    masked = list(text)
    for span in spans:
        places = [at for at in range(span.start, span.end) if text[at].isdecimal()]
        for at in places[:-4]:
            masked[at] = "•"
    return "".join(masked)


def _phone_groups(text: str, groups: list[tuple[int, str]]) -> int:
    """How many leading groups belong to a phone number written after "+"."""
    if not text[: groups[0][0]].rstrip("( \u00a0").endswith(("+", "\uff0b")):
        return 0
    totals = accumulate(len(digits) for _, digits in groups)
    return sum(total <= _LONGEST_PHONE for total in totals)


def _in_groups(groups: list[tuple[int, str]]) -> list[Span]:
    found: list[Span] = []
    first = 0
    while first < len(groups):
        taken = _card_at(groups[first : first + _LONGEST])
        if taken is None:
            first += 1
            continue
        count, brand = taken
        at, digits = groups[first + count - 1]
        found.append(Span(groups[first][0], at + len(digits), brand))
        first += count
    return found


def _card_at(groups: list[tuple[int, str]]) -> tuple[int, str] | None:
    """How many of the groups make a card number together, and of which brand; the longest wins."""
    for count in range(len(groups), 0, -1):
        shape = tuple(len(digits) for _, digits in groups[:count])
        if shape not in _SHAPES:
            continue
        number = _plain("".join(digits for _, digits in groups[:count]))
        brand = _brand(number)
        if brand and _passes_luhn(number):
            return count, brand
    return None


def _plain(digits: str) -> str:
    if digits.isascii():
        return digits
    return "".join(str(unicodedata.digit(digit)) for digit in digits)


def _brand(number: str) -> str:
    for brand, begins, lengths in _BRANDS:
        if len(number) in lengths and begins.match(number):
            return brand
    return ""


def _passes_luhn(number: str) -> bool:
    if len(set(number)) == 1:
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_account(text: str) -> bool:
    """Whether ``text`` is a bank account number (IBAN) by its check digits."""
    plain = "".join(text.split())
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1

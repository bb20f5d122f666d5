"""What the values of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.transfer.mapping.amounts import NumberEvidence
from app.transfer.mapping.blanks import is_blank_word
from app.transfer.mapping.codes import country_code, language_code
from app.transfer.mapping.dates import DateEvidence
from app.transfer.mapping.names import is_family_first, is_title
from app.transfer.mapping.scores import read_ticked
from app.transfer.mapping.statuses import read_status
from app.transfer.mapping.targets import SCORES, Target

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_PHONE = re.compile(r"[+(]?[\d][\d\s()./\-–]{5,}\d")
_PHONE_MARKS = re.compile(r"[\s()./+\-–]")
_HIGHEST_SCORE = 10
_WORDS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class ValueKinds:
    """Shares (0 to 1) of the non-empty values of a column that look like one thing or another."""

    count: int
    distinct: float
    emails: float
    phones: float
    dates: float
    numbers: float
    statuses: float
    family_first: float
    titles: float
    countries: float
    languages: float
    letters: float
    length: float
    scores: float = 0.0

    def fits(self, target: Target) -> float:
        """From 0 to 1: how well the values go with a target; 0.5 where they say nothing."""
        if not self.count:
            return 0.5
        test = _TESTS.get(target)
        return test(self) if test else 0.7

    def likely(self) -> tuple[Target, float]:
        """What the values alone say the column is, with less confidence than a header gives."""
        if not self.count:
            return Target.LEAVE_OUT, 0.0
        if self.emails > 0.7:
            return Target.EMAIL, 0.85
        if self.phones > 0.7 and self.dates < 0.3 and self.distinct > 0.3:
            return Target.PHONE, 0.6
        if self.statuses > 0.9 and self.distinct < 0.2 and self.letters > 0.9:
            return Target.STATUS, 0.6
        if self.family_first > 0.8 and self.distinct > 0.3 and self.length < 40:
            return Target.NAME_FAMILY_FIRST, 0.55
        return Target.LEAVE_OUT, 0.0

    def summary(self) -> str:
        """One word for the shape of a table without a header."""
        shares = {"email": self.emails, "date": self.dates, "phone": self.phones, "number": self.numbers}
        return next(
            (word for word, share in shares.items() if share > 0.7), "text" if self.count else "empty"
        )


def look_at_values(values: Sequence[str]) -> ValueKinds:
    """Judge the values of a column, empty ones aside."""
    filled = [text for value in values if (text := value.strip())]
    dates, numbers = DateEvidence(), NumberEvidence()
    for text in filled:
        dates.feed(text)
        numbers.feed(text)
    return ValueKinds(
        count=len(filled),
        distinct=len(set(filled)) / len(filled) if filled else 0.0,
        emails=_share(filled, lambda text: bool(_EMAIL.search(text))),
        phones=_share(filled, _is_phone_like),
        dates=dates.share() if dates.values else 0.5 * bool(filled),
        numbers=numbers.share(),
        statuses=_share(filled, lambda text: read_status(text) is not None),
        family_first=_share(filled, is_family_first),
        titles=_share(filled, is_title),
        countries=_share(filled, lambda text: bool(country_code(text))),
        languages=_share(filled, lambda text: bool(language_code(text))),
        letters=_share(filled, lambda text: bool(_WORDS.search(text))),
        length=sum(map(len, filled)) / len(filled) if filled else 0.0,
        scores=_share([text for text in filled if not is_blank_word(text)], _is_score_like),
    )


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def _is_phone_like(text: str) -> bool:
    if not _PHONE.fullmatch(text):
        return False
    digits = len(_PHONE_MARKS.sub("", text))
    return 7 <= digits <= 16 and (digits < len(text) or digits >= 9)


def _is_score_like(text: str) -> bool:
    ticked = read_ticked(text)
    return ticked.readable and (ticked.number is None or abs(ticked.number) <= _HIGHEST_SCORE)


def _names(kinds: ValueKinds) -> float:
    return max(0.0, kinds.letters - kinds.emails)


_TESTS: dict[Target, Callable[[ValueKinds], float]] = {
    Target.EMAIL: lambda kinds: kinds.emails,
    Target.PHONE: lambda kinds: max(kinds.phones, 0.6 * (1 - kinds.letters)),
    Target.BIRTHDAY: lambda kinds: kinds.dates,
    Target.DATE: lambda kinds: kinds.dates,
    Target.ARRIVAL: lambda kinds: kinds.dates,
    Target.DEPARTURE: lambda kinds: kinds.dates,
    Target.BOOKED_ON: lambda kinds: kinds.dates,
    Target.PURCHASED_AT: lambda kinds: kinds.dates,
    Target.AMOUNT: lambda kinds: kinds.numbers,
    Target.RATE: lambda kinds: kinds.numbers,
    Target.UNIT_PRICE: lambda kinds: kinds.numbers,
    Target.QUANTITY: lambda kinds: kinds.numbers,
    Target.NIGHTS: lambda kinds: kinds.numbers,
    Target.ADULTS: lambda kinds: kinds.numbers,
    Target.CHILDREN: lambda kinds: kinds.numbers,
    Target.STATUS: lambda kinds: 0.3 + 0.7 * kinds.statuses,
    Target.NATIONALITY: lambda kinds: 0.2 + 0.8 * kinds.countries,
    Target.COUNTRY: lambda kinds: 0.2 + 0.8 * kinds.countries,
    Target.LANGUAGE: lambda kinds: 0.1 + 0.9 * kinds.languages,
    Target.TITLE: lambda kinds: 0.2 + 0.8 * kinds.titles,
    Target.NAME: _names,
    Target.NAME_FAMILY_FIRST: lambda kinds: kinds.family_first,
    Target.FAMILY: _names,
    Target.GIVEN: _names,
    Target.COMPANY: lambda kinds: kinds.letters,
    Target.CITY: lambda kinds: kinds.letters,
    Target.PRODUCT: lambda kinds: kinds.letters,
    Target.ANSWERED_AT: lambda kinds: kinds.dates,
    Target.ASKED_AT: lambda kinds: kinds.dates,
    Target.COMMENT: lambda kinds: max(kinds.letters, 0.3) * (1 - kinds.dates),
    **dict.fromkeys(SCORES, lambda kinds: kinds.scores),
}

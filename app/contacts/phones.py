"""Phone numbers as people type them, and the one form in which the same number is always equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import phonenumbers
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumberFormat,
    ValidationResult,
)

_FEWEST_DIGITS, _MOST_DIGITS = 5, 17
_LONGEST_TEXT = 100
_INVISIBLE = " \t\r\n\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_NOISE = re.compile(r"^\s*(?:tel|phone|fax|mobile|telefon|tél|cell|sms|callto)\b[.:\s]*", re.IGNORECASE)
_PHONE_LIKE = re.compile(
    r"[\s(+\uff0b]*[\d(][\d\s().,\-/\\·\u2010-\u2015\u2212\ufe63\uff0d\u200b-\u200f\u202a-\u202e\u2060-\u2069~*#]*"
    r"(?:(?:;?\s*e?xt(?:ension|n)?|[xX]|;|poste|durchwahl|dw|доб|内線)[=.:\s]*\d{1,7})?(?:;[^\s]*)?",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}")
_PLAIN = re.compile(r"[ (]*\+?[0-9(][0-9()\s.\-/]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number.

    ``e164`` is what equal numbers share; it is empty for a number whose country is not known.
    ``national_digits`` are its digits without the country code.
    """

    e164: str
    national_digits: str
    as_given: str

    @property
    def shown(self) -> str:
        """The number nicely grouped in its international form, or as it was given."""
        return show_phone(self.e164) if self.e164 else self.as_given


def read_phone(text: str, region: str) -> Phone | None:
    """The number in ``text`` as dialled in ``region`` (ISO 3166, two letters, "" when unknown).

    Nothing when it is no phone number: letters, too few digits or too many.
    """
    given = text.strip(_INVISIBLE)
    if not given or len(given) > _LONGEST_TEXT:
        return None
    dialled = " ".join(_NOISE.sub("", given).split())
    if not _PHONE_LIKE.fullmatch(dialled) or _DATE_LIKE.fullmatch(dialled):
        return None
    return _in_plan(dialled, given, region) or _outside_plan(dialled, given)


def show_phone(e164: str) -> str:
    """A stored number as people read it: "+44 20 7946 0018"."""
    try:
        return str(phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL))
    except NumberParseException:
        return e164


def _in_plan(dialled: str, given: str, region: str) -> Phone | None:
    quick = _plain(dialled, given, region)
    if quick is not None:
        return quick
    try:
        number = phonenumbers.parse(dialled, region.upper() or None)
    except NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return None
    national = phonenumbers.national_significant_number(number)
    return Phone(e164=f"+{number.country_code}{national}", national_digits=national, as_given=given)


def _plain(dialled: str, given: str, region: str) -> Phone | None:
    """A plain number, several times faster than by the whole grammar.

    Nothing when anything about it is special: then the grammar decides.
    """
    if not _PLAIN.fullmatch(dialled):
        return None
    digits = "".join(_DIGIT.findall(dialled))
    if dialled.lstrip(" (").startswith("+"):
        return _by_country_code(digits, given)
    if digits.startswith("00") and (not region or _plan(region).leaving == "00"):
        return _by_country_code(digits[2:], given)
    return _at_home(digits, given, region) if region else None


def _by_country_code(digits: str, given: str) -> Phone | None:
    if digits[:1] in ("", "0"):
        return None
    for length in (1, 2, 3):
        main = COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:length]))
        if main is not None:
            national = digits[length:]
            return Phone(f"+{digits}", national, given) if _plan(main[0]).takes(national) else None
    return None


def _at_home(digits: str, given: str, region: str) -> Phone | None:
    plan = _plan(region)
    if digits.startswith((plan.code, "0")) or not plan.takes(digits):
        return None
    main = COUNTRY_CODE_TO_REGION_CODE.get(int(plan.code), ("",))[0]
    return Phone(f"+{plan.code}{digits}", digits, given) if main == region.upper() else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A country's code, how numbers leave it, what stands before its own numbers, how long they are."""

    code: str
    leaving: str
    prefix: re.Pattern[str]
    lengths: frozenset[int]

    def takes(self, national: str) -> bool:
        """Whether a number is one of the country's as it stands."""
        return len(national) in self.lengths and not self.prefix.match(national)


@cache
def _plan(region: str) -> _Plan:
    plan = PhoneMetadata.metadata_for_region(region.upper(), None)
    if plan is None or plan.general_desc is None:
        return _Plan("0", "", re.compile("(?!)"), frozenset())
    prefix = re.compile(plan.national_prefix_for_parsing or "(?!)")
    lengths = frozenset(plan.general_desc.possible_length)
    return _Plan(str(plan.country_code), plan.international_prefix or "", prefix, lengths)


def _outside_plan(dialled: str, given: str) -> Phone | None:
    """A number that fits no country's plan is kept as given when it has enough digits to be dialled."""
    digits = "".join(str(int(digit)) for digit in _DIGIT.findall(dialled))
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    return Phone(e164="", national_digits=digits, as_given=given)

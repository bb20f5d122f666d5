"""Countries and languages, from codes and names in several languages to their short codes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from app.core.text_folding import fold

_NAMED_IN = "en de fr es it pt nl sv da nb fi pl cs hu ru el tr ja zh ko"
_ALSO = {
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "grossbritannien": "GB",
    "gran bretagna": "GB",
    "gran bretana": "GB",
    "grande bretagne": "GB",
    "usa": "US",
    "u s a": "US",
    "united states of america": "US",
    "america": "US",
    "eire": "IE",
    "republic of ireland": "IE",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "south korea": "KR",
    "korea": "KR",
    "russia": "RU",
    "russian federation": "RU",
    "uae": "AE",
    "hong kong": "HK",
    "macedonia": "MK",
    "turkey": "TR",
}
_OLD_CODES = {
    "TMP": "TL",
    "ROM": "RO",
    "YUG": "RS",
    "SCG": "RS",
    "ZAR": "CD",
    "ENG": "GB",
    "SCT": "GB",
    "UK": "GB",
    "EL": "GR",
}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The two-letter code of a country given by code or name, or nothing."""
    code = text.strip().upper()
    if code in _OLD_CODES:
        return _OLD_CODES[code]
    if len(code) == 2 and code in _regions():
        return code
    if len(code) == 3 and code.isascii() and code.isalpha():
        return _from_three(code)
    return _country_names().get(_plain(text), "")


@lru_cache(maxsize=4096)
def language_code(text: str) -> str:
    """The short code of a language given by code ("de", "de-CH", "ger") or name, or nothing."""
    head = re.split(r"[-_]", text.strip())[0].lower()
    languages = _languages()
    if head in languages and len(head) <= 3:
        return _short_language(head)
    return _language_names().get(_plain(text), "")


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold(text)).split())


def _short_language(code: str) -> str:
    from babel.core import get_global

    found = str(get_global("language_aliases").get(code, code)).split("_")[0]
    return found if len(found) == 2 or found == code else code


@cache
def _regions() -> frozenset[str]:
    from babel import Locale

    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha())


def _from_three(code: str) -> str:
    from babel.core import get_global

    found = get_global("territory_aliases").get(code, [])
    return str(found[0]) if found and len(found[0]) == 2 else ""


@cache
def _languages() -> frozenset[str]:
    from babel import Locale
    from babel.core import get_global

    known = {code for code in map(str, Locale("en").languages) if code.isalpha()}
    return frozenset(known | {code for code in map(str, get_global("language_aliases")) if len(code) == 3})


@cache
def _country_names() -> dict[str, str]:
    from babel import Locale

    found = dict(_ALSO)
    for language in _NAMED_IN.split():
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(_plain(name), code)
    return found


@cache
def _language_names() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    codes = _NAMED_IN.split()
    for language in codes:
        for code, name in Locale(language).languages.items():
            if len(str(code)) == 2:
                found.setdefault(_plain(str(name)), str(code))
    return found

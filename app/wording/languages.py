"""Names of languages and countries, and the languages this program speaks."""

from __future__ import annotations

from pathlib import Path

from app.wording.locales import locale_of
from app.wording.translation import DOMAIN, SOURCE_LANGUAGE


def language_name(code: str, language: str) -> str:
    """What a language (BCP 47 tag) is called in another one; an unknown tag comes back as it is."""
    return _name(code, language) or code


def own_name(code: str) -> str:
    """What a language calls itself ("Deutsch")."""
    return _name(code, code) or code


def country_name(region: str, language: str) -> str:
    """What a country (ISO 3166, two letters) is called; an unknown one comes back as it is."""
    return locale_of(language).territories.get(region.upper()) or region


def catalogues(folder: Path) -> tuple[str, ...]:
    """The languages the program speaks: its own, and every one with a compiled catalogue in the folder."""
    found = {path.parts[-3] for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def _name(code: str, language: str) -> str | None:
    names = locale_of(language).languages
    tag = code.replace("-", "_")
    return names.get(tag) or names.get(tag.split("_")[0].lower())

"""Languages as people write them, turned into tags and back."""

from __future__ import annotations

import re

from app.core.errors import InvalidInput, Problem
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.wording.languages import language_name
from app.wording.locales import locale_of

_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\n)\s*")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def write_languages(tags: tuple[str, ...], language: str) -> str:
    """The tags as names, separated by commas."""
    return ", ".join(language_name(tag, language) for tag in tags)


def read_languages(text: str, language: str) -> tuple[str, ...]:
    """The tags of the languages named, in any of the venue's, their own or the English names.

    Raises InvalidInput for one that nobody speaks.
    """
    wanted = [part for part in _BETWEEN.split(text.strip()) if part]
    names = _names(language)
    tags = [names.get(fold(part)) or _own_name(part, names) for part in wanted]
    unknown = next((part for part, tag in zip(wanted, tags, strict=True) if not tag), None)
    if unknown is not None:
        message = _("“{text}” is not a language that is known here.").format(text=unknown)
        raise InvalidInput([Problem("languages", message)])
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _names(language: str) -> dict[str, str]:
    """Folded name → tag, in English and in the venue's language."""
    found: dict[str, str] = {}
    for each in ("en", language):
        for tag, name in locale_of(each).languages.items():
            found.setdefault(fold(name), tag.replace("_", "-"))
    return found


def _own_name(part: str, names: dict[str, str]) -> str:
    """The tag of a language named by itself ("Deutsch") or written as a tag ("de-CH")."""
    if _TAG.fullmatch(part) and language_name(part, "en") != part:
        return part.replace("_", "-")
    folded = fold(part)
    for tag in dict.fromkeys(names.values()):
        if len(tag) == 2 and fold(locale_of(tag).get_display_name(tag) or "") == folded:
            return tag
    return ""

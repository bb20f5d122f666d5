"""Contacts: a call, a complaint, a thank-you, and the feeling each left."""

from __future__ import annotations

import re

from app.customers.capture.language import Language
from app.customers.capture.proposals import NewTouchpoint
from app.customers.capture.reading import Context, tidy

_STATED = re.compile(r"\s*(?:\bfeeling\s*)?(?<![\w.])([+\-\u2212][012])\s*$", re.IGNORECASE)
_FACES = (
    (re.compile(r"\s*(?:[:;]-?[)D]|🙂|😊|😀|😃|❤️?)\s*$"), 1),
    (re.compile(r"\s*(?::-?[(/]|🙁|😞|😠|😡)\s*$"), -1),
)
_MINUS = "\u2212"


def find_touchpoint(clause: str, context: Context) -> NewTouchpoint | None:
    """A contact, if the clause tells of one."""
    text, stated = _stated_feeling(clause)
    sort = _sort(text, context.language)
    if sort is None and stated is None:
        return None
    return _made(text, sort or "remark", stated, context.language)


def touchpoint(text: str, context: Context) -> NewTouchpoint:
    """The contact that these words tell of, whatever they are."""
    kept, stated = _stated_feeling(text)
    return _made(kept, _sort(kept, context.language) or "remark", stated, context.language)


def _made(text: str, sort: str, stated: int | None, language: Language) -> NewTouchpoint:
    feeling = stated if stated is not None else _feeling(text, language)
    return NewTouchpoint(text=tidy(text), sort=sort, feeling=feeling)


def _stated_feeling(text: str) -> tuple[str, int | None]:
    match = _STATED.search(text)
    if match and tidy(text[: match.start()]):
        return text[: match.start()], int(match[1].replace(_MINUS, "-"))
    for face, feeling in _FACES:
        found = face.search(text)
        if found and tidy(text[: found.start()]):
            return text[: found.start()], feeling
    return text, None


def _sort(text: str, language: Language) -> str | None:
    for pattern, sort in language.touchpoints.sorts:
        match = pattern.search(text)
        if match and not language.touchpoints.denied.search(text[: match.end()]):
            return sort
    return None


def _feeling(text: str, language: Language) -> int | None:
    """The strongest feeling the words name; "very" makes a mild one strong."""
    words = language.touchpoints
    for pattern, feeling in words.feelings:
        match = pattern.search(text)
        if match and not words.denied.search(text[: match.end()]):
            return feeling * 2 if abs(feeling) == 1 and words.very.search(text) else feeling
    return None

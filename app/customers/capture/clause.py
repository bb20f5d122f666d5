"""Reads one clause: whose it is, whether it names a must, and what else it says."""

from __future__ import annotations

import re
from dataclasses import replace

from app.customers.capture.musts import Must, find_must
from app.customers.capture.occasions import find_occasion
from app.customers.capture.people import Subject, find_name, find_subject
from app.customers.capture.preferences import find_dislike, find_like, governed_must, like, must
from app.customers.capture.promises import find_promise
from app.customers.capture.proposals import (
    Doubt,
    NewClue,
    NewPreference,
    NewTouchpoint,
    Part,
)
from app.customers.capture.reading import Context, Reading, tidy
from app.customers.capture.touchpoints import find_touchpoint

_AGE = re.compile(r"^\(?\d{1,3}\)?[\s,:]*(?!\w*[/.-])")
HEALTH = frozenset({Doubt.MENTIONS_HEALTH})


def read_clause(clause: str, context: Context) -> Reading:
    """What a clause says, of the customer or of the companion it begins with."""
    clause = tidy(clause)
    name = find_name(clause, context)
    if name:
        return Reading((name,))
    subject = _subject(clause, context)
    return _of_companion(subject, clause, context) if subject else _said(clause, context)


def _subject(clause: str, context: Context) -> Subject | None:
    """The companion a clause begins with; a word of health is never taken for part of a name."""
    subject = find_subject(clause, context)
    health = context.language.health
    if subject and find_must(clause, health) and not find_must(subject.rest, health):
        return None
    return subject


def _of_companion(subject: Subject, clause: str, context: Context) -> Reading:
    new: tuple[Part, ...] = subject.companions
    said = _AGE.sub("", subject.rest)
    if not any(letter.isalpha() for letter in said):
        if new:
            return Reading(new)
        return Reading((NewClue(clause),), frozenset({Doubt.KNOWN_COMPANION}))
    inner = _said(said, replace(context, about=subject.about))
    parts = tuple(_in_full(part, clause) for part in inner.parts)
    return Reading((*new, *parts), inner.doubts, () if new else inner.others)


def _in_full(part: Part, clause: str) -> Part:
    """Clues and contacts have no field for a companion, so they keep the whole clause."""
    return replace(part, text=clause) if isinstance(part, NewClue | NewTouchpoint) else part


def _said(clause: str, context: Context) -> Reading:
    found = find_must(clause, context.language.health)
    if found is None or found.denied:
        reading = _without_must(clause, context, denied=found is not None)
        touches_health = found is not None or context.language.health.mentions.search(clause)
        return replace(reading, doubts=reading.doubts | HEALTH) if touches_health else reading
    return _governed(clause, found, context) or _must(clause, found, context)


def _governed(clause: str, found: Must, context: Context) -> Reading | None:
    """A clause in which a must is only part of what is said: a promise, a contact, an occasion, a taste."""
    reading = find_promise(clause, context) or find_occasion(clause, context)
    if reading is None:
        contact = find_touchpoint(clause, context)
        reading = Reading((contact,)) if contact else None
    if reading is None and not found.strong and not found.says_no:
        taste = _taste(clause, context)
        reading = Reading((taste,)) if taste else None
    if reading is None:
        return None
    if found.strong and not found.unsure:
        return replace(reading, parts=(*reading.parts, governed_must(clause, found=found, context=context)))
    return replace(reading, doubts=reading.doubts | HEALTH)


def _taste(clause: str, context: Context) -> NewPreference | None:
    if context.language.health.soft_liking.search(clause):
        return find_like(clause, context) or find_dislike(clause, context)
    return find_dislike(clause, context)


def _must(clause: str, found: Must, context: Context) -> Reading:
    health = context.language.health
    explained = health.in_a_drink.search(context.line) or health.explained_away.search(context.line)
    if explained and not found.strong and found.says_no:
        taste = find_like(clause, context) or find_dislike(clause, context) or like(clause, context)
        return Reading((taste,), HEALTH)
    if found.unsure and not health.specific.search(clause):
        return Reading((NewClue(clause),), HEALTH)
    doubts = frozenset({Doubt.UNSURE_MUST}) if found.unsure else frozenset()
    return Reading((must(clause, context, must_kind=found.must_kind),), doubts)


def _without_must(clause: str, context: Context, *, denied: bool) -> Reading:
    reading = find_promise(clause, context) or find_occasion(clause, context)
    if reading:
        return reading
    taste = None if denied else find_dislike(clause, context) or find_like(clause, context)
    made = taste or find_touchpoint(clause, context) or NewClue(clause)
    return Reading((made,))

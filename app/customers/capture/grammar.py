"""Reads a captured line: what it most likely is, and what else it could be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.core.card_numbers import find_card_numbers, mask_card_numbers
from app.customers.capture.alternatives import alternatives_to
from app.customers.capture.clause import read_clause
from app.customers.capture.clauses import split_clauses
from app.customers.capture.clock_times import ImpossibleTime
from app.customers.capture.dates import ImpossibleDate
from app.customers.capture.language import Language
from app.customers.capture.musts import mentions_health
from app.customers.capture.preferences import dislike, like, must
from app.customers.capture.promises import promise
from app.customers.capture.proposals import (
    Doubt,
    NewClue,
    NewPreference,
    Part,
    Proposal,
    Reason,
    Refusal,
)
from app.customers.capture.reading import Context, Reading, plain_apostrophes, tidy
from app.customers.capture.recurring import find_rule
from app.customers.capture.touchpoints import touchpoint

LONGEST_READ = 500
"""A longer text is pasted, not typed at the desk: it stays a clue."""

LONGEST_CHECKED = 5000
OVERLAP = 60


def propose(
    text: str,
    *,
    now: datetime,
    companions: Sequence[str] = (),
    default_owner: str = "",
    language: Language | None = None,
    day_first: bool = True,
) -> Proposal:
    """What a line becomes when Enter is pressed.

    ``now`` is aware, in the venue's zone. ``companions`` are the names that the card knows,
    ``default_owner`` keeps the promises that name nobody, ``day_first`` decides what 5/6 means.
    Without a language the line is read as English.
    """
    line = plain_apostrophes(" ".join(text.split()))
    if not line:
        return Proposal(line, refusal=Refusal(Reason.EMPTY))
    cards = find_card_numbers(line)
    if cards:
        found = mask_card_numbers(line[cards[0].start : cards[0].end])
        return Proposal("", refusal=Refusal(Reason.CARD_NUMBER, found, mask_card_numbers(line)))
    context = Context(
        language=language or _english(),
        now=now,
        line=line,
        companions=tuple(companions),
        default_owner=default_owner,
        day_first=day_first,
    )
    return _proposed(line, context)


def _english() -> Language:
    """English, whose many patterns are put together when the first line is typed."""
    from app.customers.capture.english import ENGLISH

    return ENGLISH


def _proposed(line: str, context: Context) -> Proposal:
    try:
        reading = _read(line, context)
    except ImpossibleDate as impossible:
        refusal = Refusal(Reason.NO_SUCH_DATE, impossible.found)
        return Proposal(line, refusal=refusal, alternatives=(Proposal(line, (NewClue(line),)),))
    except ImpossibleTime as impossible:
        refusal = Refusal(Reason.NO_SUCH_TIME, impossible.found)
        return Proposal(line, refusal=refusal, alternatives=(Proposal(line, (NewClue(line),)),))
    made = Proposal(line, reading.parts, reading.doubts)
    return replace(made, alternatives=alternatives_to(made, reading=reading, context=context))


def _read(line: str, context: Context) -> Reading:
    if len(line) > LONGEST_READ:
        return _as_clue(line, context)
    forced = _forced(line, context)
    if forced:
        return forced
    rule = find_rule(line, context)
    if rule:
        return rule
    clauses = split_clauses(line, context.language, companions=context.companions)
    readings = [read_clause(clause, context) for clause in clauses]
    return _joined(line, readings, clauses, context)


def _forced(line: str, context: Context) -> Reading | None:
    """A line that begins with what it is to be: "must: window seat"."""
    head, colon, rest = line.partition(":")
    kind = context.language.prefixes.get(head.strip().casefold())
    if not colon or not kind or not tidy(rest):
        return None
    if kind == "promise":
        return promise(tidy(rest), context)
    if kind == "clue":
        return _as_clue(tidy(rest), context)
    made: dict[str, Part] = {
        "must": must(tidy(rest), context),
        "like": like(tidy(rest), context),
        "dislike": dislike(tidy(rest), context),
        "touchpoint": touchpoint(tidy(rest), context),
    }
    return Reading((made[kind],))


def _as_clue(line: str, context: Context) -> Reading:
    starts = range(0, min(len(line), LONGEST_CHECKED), LONGEST_READ - OVERLAP)
    health = any(
        mentions_health(line[start : start + LONGEST_READ], context.language.health) for start in starts
    )
    return Reading((NewClue(line),), frozenset({Doubt.MENTIONS_HEALTH}) if health else frozenset())


def _joined(line: str, readings: list[Reading], clauses: list[str], context: Context) -> Reading:
    """One reading of the whole line: musts first, and one clue where nothing else was found."""
    telling = [reading for reading in readings if Doubt.KNOWN_COMPANION not in reading.doubts] or readings
    parts = [part for reading in telling for part in reading.parts]
    doubts = frozenset(doubt for reading in telling for doubt in reading.doubts)
    if all(isinstance(part, NewClue) for part in parts):
        return Reading((NewClue(line),), doubts)
    kept = _with_details(parts, context)
    kept.sort(key=lambda part: not (isinstance(part, NewPreference) and part.strength == "must"))
    others = readings[0].others if len(clauses) == 1 else ()
    return Reading(tuple(dict.fromkeys(kept)), doubts, others)


def _with_details(parts: list[Part], context: Context) -> list[Part]:
    """Adds to a must what stands behind it: "tell the kitchen", or the bare word "allergic"."""
    kept: list[Part] = []
    for part in parts:
        before = kept[-1] if kept else None
        if not isinstance(before, NewPreference) or before.strength != "must":
            kept.append(part)
        elif isinstance(part, NewClue) and context.language.tells_others.match(part.text):
            kept[-1] = replace(before, detail=part.text)
        elif isinstance(part, NewPreference) and _says_the_same(before, part):
            kept[-1] = replace(before, text=f"{before.text}, {part.text}")
        else:
            kept.append(part)
    return kept


def _says_the_same(before: NewPreference, part: NewPreference) -> bool:
    return (part.strength, part.must_kind, part.about) == (
        before.strength,
        before.must_kind,
        before.about,
    ) and " " not in part.text

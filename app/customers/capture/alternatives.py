"""What else a line could be, likeliest first: what Tab offers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from app.customers.capture.clock_times import ImpossibleTime
from app.customers.capture.dates import ImpossibleDate
from app.customers.capture.musts import find_must
from app.customers.capture.people import guess_companion
from app.customers.capture.preferences import dislike, find_dislike, find_like, like, must
from app.customers.capture.promises import find_promise, promise
from app.customers.capture.proposals import Doubt, NewClue, NewPreference, Part, Proposal
from app.customers.capture.reading import Context, Reading
from app.customers.capture.touchpoints import touchpoint


def alternatives_to(made: Proposal, *, reading: Reading, context: Context) -> tuple[Proposal, ...]:
    """Other readings of the same kind first, then a must where health is touched, then the other kinds."""
    line = made.text
    # Told apart as written: the two 02:30 of a night when the clock goes back compare as equal.
    found = {repr(made.parts): made}
    for parts in (*_same_kind(reading), *_other_kinds(line, made, context)):
        found.setdefault(repr(parts), Proposal(line, parts))
    return tuple(found.values())[1:]


def _same_kind(reading: Reading) -> Iterator[tuple[Part, ...]]:
    for other in reading.others:
        yield tuple(other if type(part) is type(other) else part for part in reading.parts)


def _other_kinds(line: str, made: Proposal, context: Context) -> Iterator[tuple[Part, ...]]:
    found = find_must(line, context.language.health)
    as_must = must(line, context, must_kind=found.must_kind if found else "")
    if made.doubts & {Doubt.MENTIONS_HEALTH} or _refuses_food(made, context):
        yield (as_must,)
    companion = guess_companion(line, context)
    if companion:
        yield (companion,)
    bare = _bare(line, context)
    yield (like(bare, context),)
    yield (NewClue(line),)
    yield (touchpoint(line, context),)
    with suppress(ImpossibleDate, ImpossibleTime):
        yield (find_promise(line, context) or promise(line, context)).parts
    yield (as_must,)
    yield (dislike(bare, context),)


def _bare(line: str, context: Context) -> str:
    """What a line likes or dislikes, without the word that says so."""
    taste = find_dislike(line, context) or find_like(line, context)
    return taste.text if taste else line


def _refuses_food(made: Proposal, context: Context) -> bool:
    """Whether a food is refused without a word about why: it may be more than a dislike."""
    return any(
        isinstance(part, NewPreference)
        and part.strength == "dislike"
        and context.language.preferences.food_refused.search(part.text)
        for part in made.parts
    )

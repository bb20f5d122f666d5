"""How a case of the crowd goes: what failed, how soon what was done, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.rehearsal.wheels import Chance, draw, wheel_of

CHANNELS = {"in_person": 58, "phone": 14, "email": 10, "message": 6, "review": 5, "survey": 3, "noticed": 4}
LATE_CHANNELS = ("review", "survey")
"""How something is told only after the visit."""
LONGEST_WAIT = {1: 900, 2: 620, 3: 360, 4: 110}
"""In how many minutes, by severity, the slowest are put right."""


class Failure(NamedTuple):
    """One sort of failure at this venue; ``hours`` is empty where it happens soon after the beginning."""

    category: str
    kind: str
    severities: tuple[int, ...]
    hours: tuple[int, ...]
    place: str
    texts: tuple[str, ...]
    fixes: tuple[str, ...]


class BadMonth(NamedTuple):
    """A month in which far more went wrong than usual."""

    first: int
    last: int
    share: float
    failures: tuple[Failure, ...]


class Pace(NamedTuple):
    """Minutes from the report until somebody responded, until it was right, and from then until they were asked."""

    respond: int
    put_right: int
    ask: int


def read_failures(words: Mapping[str, Any]) -> list[Failure]:
    """What goes wrong at a venue, as often as its words say."""
    return wheel_of([(_failure(told), told["weight"]) for told in words["failures"]], slots=400)


def read_bad_month(words: Mapping[str, Any], failures: list[Failure]) -> BadMonth:
    """The month of which everybody still talks."""
    told = words["bad_month"]
    its_own = tuple(failure for failure in failures if failure.category in told["categories"])
    return BadMonth(told["from"], told["to"], told["share"], its_own)


def draw_pace(chance: Chance, severity: int) -> Pace:
    """Most are quick, some are not."""
    respond = int(chance() ** 3 * (50 if severity > 1 else 120))
    put_right = respond + 6 + int(chance() ** 2 * LONGEST_WAIT[severity])
    return Pace(respond, put_right, 180 + int(chance() ** 2 * 5000))


def draw_channel(chance: Chance, wheel: list[str], *, after: bool) -> str:
    """How it is told, during the visit or after it."""
    channel = draw(chance, wheel)
    if (channel in LATE_CHANNELS) != after:
        return draw(chance, LATE_CHANNELS) if after else "in_person"
    return channel


def _failure(told: Mapping[str, Any]) -> Failure:
    severities = wheel_of(list(enumerate(told["severity"], 1)), slots=40)
    return Failure(
        category=told["category"],
        kind=told["kind"],
        severities=tuple(severities),
        hours=tuple(told.get("hours", ())),
        place=told.get("place", ""),
        texts=tuple(told["texts"]),
        fixes=tuple(told["fixes"]),
    )

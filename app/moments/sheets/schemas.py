"""A moment as a department needs it on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetTask:
    """One thing to tick off."""

    what: str
    due: str
    owner: str
    done: bool


@dataclass(frozen=True, slots=True)
class SheetMoment:
    """One moment in words; ``musts`` are of the customer and of everybody who comes along.

    ``minding`` is what they would rather not have, which weighs less.

    ``unknown`` says of what nothing is recorded; empty where that does not matter.
    """

    title: str
    day: str
    where: str
    musts: tuple[str, ...]
    unknown: str
    gestures: tuple[str, ...]
    tasks: tuple[SheetTask, ...]
    dos: str
    donts: str
    note: str
    minding: tuple[str, ...] = ()

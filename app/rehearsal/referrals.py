"""How the crowd came: by whose recommendation, or where else they heard of the venue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.rehearsal.person import Person
from app.rehearsal.wheels import Chance, draw, wheel_of

RECOMMENDED, RECOMMENDED_LATELY, LATELY = 0.16, 0.22, -365
"""How many of those who come are recommended, and since when they are more."""
WAY_KNOWN = 0.42
OFTEN, MOST_BY_FEW = 0.34, 90
"""How many of the recommended were sent by the few who recommend a lot, and about how many those may be in all."""
REMEMBERED, TRIES = 1500, 4


class Referrals:
    """``told`` are the people with a story: those with ``recommends`` do it that often."""

    def __init__(self, told: Sequence[Mapping[str, Any]], ways: Mapping[str, float], *, size: int) -> None:
        often = {
            (number, min(visit["day"] for visit in one["visits"])): one["recommends"]
            for number, one in enumerate(told, 1)
            if "recommends" in one
        }
        self._often: list[tuple[int, int]] = wheel_of(often, slots=100) if often else []
        self._ways = wheel_of(ways, slots=200)
        self._by_few = min(OFTEN, MOST_BY_FEW / (RECOMMENDED * size)) if often else 0.0
        self._regulars: list[tuple[int, int]] = []
        self._next = 0

    def draw(self, chance: Chance, person: Person) -> tuple[int | None, str]:
        """Who recommended the venue to somebody, or else in what words it is known how they came."""
        first = min((stay.day for stay in person.stays if stay.took_place), default=None)
        referrer = self._referrer(chance, first)
        words = ""
        if referrer is None and chance() < WAY_KNOWN:
            words = draw(chance, self._ways)
        if first is not None and len(person.stays) > 1:
            self._remember(person.id, first)
        return referrer, words

    def _referrer(self, chance: Chance, first: int | None) -> int | None:
        """Somebody who had been here before them."""
        lately = first is not None and first >= LATELY
        if first is None or chance() >= (RECOMMENDED_LATELY if lately else RECOMMENDED):
            return None
        wheel = self._often if chance() < self._by_few else self._regulars
        for _each in range(TRIES if wheel else 0):
            number, since = draw(chance, wheel)
            if since < first:
                return number
        return None

    def _remember(self, number: int, first: int) -> None:
        """The last of those who came several times, so that a million people need no more memory."""
        if len(self._regulars) < REMEMBERED:
            self._regulars.append((number, first))
        else:
            self._regulars[self._next] = (number, first)
            self._next = (self._next + 1) % REMEMBERED

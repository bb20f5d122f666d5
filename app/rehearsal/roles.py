"""Who of the crowd is here, who arrives, and to whom something was promised that is still open."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from app.rehearsal.frame import Frame
from app.rehearsal.word_lists import places_of

ARRIVING_TODAY, ARRIVING_TOMORROW, ARRIVING_SOON = 0.0045, 0.004, 0.012


@dataclass(frozen=True)
class Role:
    """The part somebody plays today.

    ``here`` or ``arrives`` (days from today) with a ``place``; ``promise`` is one of the open kinds
    ("today", "overdue", "arriving", "coming", "undated") or empty.
    """

    here: bool = False
    arrives: int | None = None
    place: str = ""
    promise: str = ""


def cast_roles(rng: Random, frame: Frame, *, first: int, size: int, taken: frozenset[str]) -> dict[int, Role]:
    """Roles by customer id, for customers from ``first`` on; ``taken`` places are left alone."""
    crowd = max(0, size - first + 1)
    most = frame.shape["most_here"]
    here = min(max(8, round(size * frame.shape["here_share"])), most, crowd // 4)
    arrivals = [
        *[0] * min(max(6, round(size * ARRIVING_TODAY)), most // 2, crowd // 8),
        *[1] * min(max(5, round(size * ARRIVING_TOMORROW)), most // 2, crowd // 8),
    ]
    soon = min(max(8, round(size * ARRIVING_SOON)), most, crowd // 8)
    arrivals += [rng.randint(2, 14) for _ in range(soon)]
    chosen = rng.sample(range(first, size + 1), here + len(arrivals))
    places = [place for place in places_of(frame.shape["places"]) if place not in taken]
    rng.shuffle(places)
    roles = {}
    for at, number in enumerate(chosen):
        place = places[at % len(places)]
        if at < here:
            roles[number] = Role(here=True, place=place, promise=_promise_here(at))
        else:
            arrives = arrivals[at - here]
            roles[number] = Role(arrives=arrives, place=place, promise=_promise_before(at - here, arrives))
    return roles


def _promise_here(position: int) -> str:
    if position % 5 == 0:
        return "today"
    return {3: "overdue", 4: "undated", 8: "overdue", 13: "overdue", 19: "undated"}.get(position, "")


def _promise_before(position: int, arrives: int) -> str:
    if arrives == 0:
        return "arriving" if position % 3 == 0 else ""
    return "coming" if position % 3 == 0 else ""

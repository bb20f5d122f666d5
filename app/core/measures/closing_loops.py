"""How soon those are answered who were unhappy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from app.core.measures.quantiles import Spread, spread_of
from app.core.measures.shares import Share


class Loop(NamedTuple):
    """Somebody who waits for an answer since ``arrived_at``, or had it."""

    arrived_at: datetime
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClosedLoops:
    """``in_target``: of all answered and all that wait past the target; who still waits within it is left out."""

    in_target: Share
    taken: Spread
    waiting: int
    oldest: timedelta | None


def closed_loops(loops: Iterable[Loop], *, target: timedelta, now: datetime) -> ClosedLoops:
    """Sum up who was answered in time, how long it took, and for how long the oldest has waited."""
    taken: list[timedelta] = []
    waiting: list[timedelta] = []
    for arrived_at, answered_at in loops:
        if answered_at is None:
            waiting.append(now - arrived_at)
        else:
            taken.append(answered_at - arrived_at)
    in_time = sum(span <= target for span in taken)
    missed = sum(span > target for span in waiting)
    return ClosedLoops(
        in_target=Share(in_time, len(taken) + missed),
        taken=spread_of(taken),
        waiting=len(waiting),
        oldest=max(waiting, default=None),
    )

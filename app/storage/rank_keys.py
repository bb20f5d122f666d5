"""The order of the lookup as one unique number a customer: recent and frequent is high."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import log2

from sqlalchemy import Connection, bindparam, select

from app.model.customer import CustomerSummary

DAY = 86_400
DOUBLING = 90 * DAY
"""What twice as many visits count for, in seconds."""
_LAST_32_BITS = 0xFFFF_FFFF
_TRIES = 4
_WINDOWS = 12
MANY = 500
"""From so many keys on it pays to read all that are taken."""
_SUMMARY = CustomerSummary.__table__.c
_SAME = select(_SUMMARY.customer_id).where(_SUMMARY.rank_key == bindparam("key"))


def candidate_keys(
    customer_id: int, *, last_visit_on: date | None, attended: int, created_at: datetime
) -> Iterator[int]:
    """The keys a customer may have, the best first, never the same two for neighbours of a crowded day.

    A day's visitors are spread over that day; when it is full the keys move on to later ones.
    """
    if last_visit_on is None or not attended:
        start, window = int(created_at.timestamp()), 1
    else:
        midnight = datetime(last_visit_on.year, last_visit_on.month, last_visit_on.day, tzinfo=UTC)
        start, window = int(midnight.timestamp() + DOUBLING * log2(attended)), DAY
    for _ in range(_WINDOWS):
        for turn in range(1, _TRIES + 1):
            yield start + _stirred(customer_id, turn) % window
        window *= 8
    while True:
        window += 1
        yield start + window


def _stirred(customer_id: int, turn: int) -> int:
    """A number that looks thrown by dice, always the same for the same two."""
    mixed = (customer_id * 0x9E37_79B1 + turn * 0x85EB_CA77) & _LAST_32_BITS
    mixed = (mixed ^ mixed >> 15) * 0x2C1B_3C6D & _LAST_32_BITS
    mixed = (mixed ^ mixed >> 12) * 0x297A_2D39 & _LAST_32_BITS
    return mixed ^ mixed >> 15


def is_candidate(key: int, candidates: Iterator[int]) -> bool:
    """Whether ``key`` is one of those that probing gives out."""
    return any(key == next(candidates) for _ in range(_TRIES * _WINDOWS))


class FreeKeys:
    """Gives out keys that nobody has; knows all that are taken when many are asked for."""

    def __init__(self, connection: Connection, *, wanted: int) -> None:
        self._connection = connection
        self._taken: set[int] = set()
        self._knows_all = wanted >= MANY
        if self._knows_all:
            self._taken.update(connection.scalars(select(CustomerSummary.rank_key)))

    def take(self, candidates: Iterator[int]) -> int:
        """The first of ``candidates`` that is free."""
        key = next(key for key in candidates if not self._is_taken(key))
        self._taken.add(key)
        return key

    def _is_taken(self, key: int) -> bool:
        if key in self._taken or self._knows_all:
            return key in self._taken
        return self._connection.scalar(_SAME, {"key": key}) is not None

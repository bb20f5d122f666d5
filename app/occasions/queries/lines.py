"""Reading what falls on which days from the lines alone: the best of each day, and how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, TextClause, bindparam, select, text

from app.core.day_slots import slots_of
from app.core.partial_dates import LeapDay
from app.model.occasion_line import OccasionCount
from app.storage.chunks import chunks

_SLOTS_AT_ONCE = 100
"""Statements joined into one; SQLite takes 500."""
_COUNT = OccasionCount.__table__
_COUNTS = select(_COUNT.c.slot, _COUNT.c.kind, _COUNT.c.lines).where(
    _COUNT.c.slot.in_(bindparam("slots", expanding=True))
)


class SlotDay(NamedTuple):
    """A day and every slot that falls on it."""

    on: date
    slots: tuple[int, ...]


class LineRow(NamedTuple):
    """One occasion on one of its days; ``place`` is low for those who come most."""

    on: date
    slot: int
    place: int
    occasion_id: int
    customer_id: int
    kind: str


SlotCounts = Mapping[int, Mapping[str, int]]
"""How many lines of each kind a slot holds; empty slots are left out."""


def days_from(first: date, days: int, *, leap_day: LeapDay) -> list[SlotDay]:
    """``days`` days from ``first`` on, as many of them as the calendar has."""
    left = min(days, (date.max - first).days + 1)
    window = (first + timedelta(days=ahead) for ahead in range(left))
    return [SlotDay(on, slots_of(on, leap_day=leap_day)) for on in window]


def read_counts(connection: Connection, days: Iterable[SlotDay]) -> dict[int, dict[str, int]]:
    """How many lines of each kind stand in the slots of these days."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for slots in chunks(sorted({slot for day in days for slot in day.slots})):
        for slot, kind, lines in connection.execute(_COUNTS, {"slots": slots}):
            found[slot][kind] = lines
    return dict(found)


def counts_of_day(counts: SlotCounts, day: SlotDay) -> dict[str, int]:
    """How many of each kind fall on a day."""
    total: defaultdict[str, int] = defaultdict(int)
    for slot in day.slots:
        for kind, lines in counts.get(slot, {}).items():
            total[kind] += lines
    return dict(total)


def best_of_days(
    connection: Connection,
    days: Sequence[SlotDay],
    *,
    most: int,
    offset: int = 0,
    kinds: Collection[str] = (),
    counts: SlotCounts | None = None,
) -> dict[date, tuple[LineRow, ...]]:
    """For each day at most ``most`` lines after the first ``offset``, those who come most first.

    ``kinds`` narrows to some kinds. ``counts``, where they were read already, save reading them again.
    """
    held = read_counts(connection, days) if counts is None else counts
    wanted = {slot for day in days for slot in day.slots if _holds(held.get(slot, {}), kinds)}
    lines = _best_of_slots(connection, sorted(wanted), most=most + offset, kinds=sorted(kinds))
    best = {}
    for day in days:
        rows = sorted(
            (line[1:3], LineRow(day.on, *line)) for slot in day.slots for line in lines.get(slot, ())
        )
        best[day.on] = tuple(row for _order, row in rows[offset : offset + most])
    return best


def _holds(counts: Mapping[str, int], kinds: Collection[str]) -> bool:
    return any(kind in kinds for kind in counts) if kinds else bool(counts)


def _best_of_slots(
    connection: Connection, slots: Sequence[int], *, most: int, kinds: Sequence[str]
) -> dict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for some in chunks(slots, _SLOTS_AT_ONCE):
        values: dict[str, Any] = {f"slot_{number}": slot for number, slot in enumerate(some)}
        values |= {f"kind_{number}": kind for number, kind in enumerate(kinds)}
        statement = _best_statement(len(some), len(kinds))
        for row in connection.execute(statement, {**values, "most": most}):
            found[row[0]].append(tuple(row))
    return found


@cache
def _best_statement(slots: int, kinds: int) -> TextClause:
    only = f" AND kind IN ({', '.join(f':kind_{number}' for number in range(kinds))})" if kinds else ""
    one = (
        "SELECT * FROM (SELECT slot, place, occasion_id, customer_id, kind FROM occasion_line"
        " WHERE slot = :slot_{number}{only} ORDER BY place, occasion_id LIMIT :most) best_{number}"
    )
    return text(" UNION ALL ".join(one.format(number=number, only=only) for number in range(slots)))

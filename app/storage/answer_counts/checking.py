"""Proving that lines, counts and repeats agree with the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, select, text

from app.core.collecting import collection_paused
from app.model.answer_count import SCORES, Side
from app.storage.answer_counts.lines import Line
from app.storage.answer_counts.reading import COLUMNS, zone_of
from app.storage.answer_counts.rebuilding import COUNT, REPEAT, all_sums
from app.storage.answer_counts.statements import all_lines
from app.storage.answer_counts.writing import COUNT_KEY, REPEAT_KEY

_SHOWN = 20
_AT_ONCE = 10_000


@collection_paused()
def answer_differences(connection: Connection) -> Sequence[str]:
    """One sentence for each way in which they differ from fresh ones (the first few)."""
    return list(islice(_differences(connection), _SHOWN))


def _differences(connection: Connection) -> Iterator[str]:
    yield from _lines(connection)
    counts, repeats = _kept(connection, COUNT, COUNT_KEY), _kept(connection, REPEAT, REPEAT_KEY)
    for sums in all_sums(connection):
        yield from _compared(counts, sums.counts, "count")
        yield from _compared(repeats, sums.repeats, "repeat")
    for what, left in (("count", counts), ("repeat", repeats)):
        for key in sorted(left):
            yield f"The {what} {_named(key)} stands for nothing."


def _lines(connection: Connection) -> Iterator[str]:
    """Both in the same order, so that neither has to be held at once."""
    fresh = _stream(connection, text(all_lines(connection, zone_of(connection))))
    kept = _stream(connection, select(*COLUMNS).order_by(*COLUMNS[:3]))
    one, other = next(fresh, None), next(kept, None)
    while one or other:
        if one == other:
            one, other = next(fresh, None), next(kept, None)
        elif other is None or (one is not None and one[:3] < other[:3]):
            assert one is not None
            yield f"Answer {one.answer_id} is not counted where it should be."
            one = next(fresh, None)
        elif one is None or other[:3] < one[:3]:
            yield f"Answer {other.answer_id} is counted where it should not be."
            other = next(kept, None)
        else:
            yield f"Answer {one.answer_id} is not counted as it should be."
            one, other = next(fresh, None), next(kept, None)


def _stream(connection: Connection, statement: Any) -> Iterator[Line]:
    rows = connection.execution_options(stream_results=True).execute(statement)
    for some in rows.partitions(_AT_ONCE):
        yield from map(Line._make, some)


def _kept(connection: Connection, table: Table, key: tuple[str, ...]) -> dict[Any, list[int]]:
    names = [*key, *(f"c{score}" for score in SCORES)]
    size = len(key)
    rows = connection.execute(select(*(table.c[name] for name in names)))
    return {tuple(row[:size]): list(row[size:]) for row in rows}


def _compared(kept: dict[Any, list[int]], fresh: dict[Any, list[int]], what: str) -> Iterator[str]:
    for key, scores in fresh.items():
        if not any(scores):
            continue
        there = kept.pop(key, None)
        if there is None:
            yield f"The {what} {_named(key)} is missing."
        elif there != scores:
            yield f"The {what} {_named(key)} is wrong."


def _named(key: tuple[Any, ...]) -> str:
    """Where it stands, without what a customer may have been told apart by."""
    if len(key) == len(REPEAT_KEY):
        return f"of scale {key[0]} from {key[1]} to {key[2]}"
    return f"of scale {key[0]} by {Side(key[2]).name.lower()} at {key[3]}"

"""Writing lines and counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, insert, select, tuple_

from app.core.collecting import collection_paused
from app.core.progress import Progress, no_progress
from app.model.occasion_line import OccasionCount, OccasionLine
from app.storage.chunks import CHUNK, chunks
from app.storage.occasion_lines.fresh import Line, all_in_touch_lines, lines_of
from app.storage.occasion_lines.statements import COUNT_ALL, COUNT_AMONG, INSERT_ALL, MOVE_PLACES

_LINE = cast(Table, OccasionLine.__table__)
_COUNT = cast(Table, OccasionCount.__table__)
_KEY = (_LINE.c.slot, _LINE.c.place, _LINE.c.occasion_id)
_COLUMNS = tuple(_LINE.c[name] for name in Line._fields)
_MANY_SLOTS = 2_000
_KEYS_AT_ONCE = 100


def write_lines(connection: Connection, occasion_ids: Collection[int]) -> set[int]:
    """Write the lines of these occasions anew where they differ; gives the slots whose counts changed."""
    slots: set[int] = set()
    for ids in chunks(sorted(occasion_ids)):
        there = set(
            map(Line._make, connection.execute(select(*_COLUMNS).where(_LINE.c.occasion_id.in_(ids))))
        )
        fresh = lines_of(connection, ids)
        for keys in chunks((line[:3] for line in there - fresh), _KEYS_AT_ONCE):
            connection.execute(delete(_LINE).where(tuple_(*_KEY).in_(keys)))
        _insert(connection, fresh - there)
        slots |= {line.slot for line in there ^ fresh}
    return slots


def move_places(connection: Connection, customer_ids: Iterable[int]) -> None:
    """Put the lines of these customers where their rank says; counts stay as they are."""
    for ids in chunks(sorted(customer_ids)):
        connection.execute(MOVE_PLACES, {"ids": ids})


def count_again(connection: Connection, slots: Collection[int]) -> None:
    """Count what stands in these slots."""
    if len(slots) > _MANY_SLOTS:
        count_everything(connection)
        return
    for some in chunks(sorted(slots)):
        connection.execute(delete(_COUNT).where(_COUNT.c.slot.in_(some)))
        connection.execute(COUNT_AMONG, {"ids": some})


def count_everything(connection: Connection) -> None:
    """Make every count anew from the lines."""
    connection.execute(delete(_COUNT))
    connection.execute(COUNT_ALL)


@collection_paused()
def rebuild_occasions(connection: Connection, progress: Progress = no_progress) -> None:
    """Make every line and every count anew; the summaries must be right already."""
    progress(0, 1)
    connection.execute(delete(_LINE))
    indexes: list[Any] = sorted(_LINE.indexes, key=lambda index: str(index.name))
    for index in indexes:
        index.drop(connection, checkfirst=True)
    connection.execute(INSERT_ALL)
    _insert(connection, all_in_touch_lines(connection))
    for index in indexes:
        index.create(connection)
    count_everything(connection)
    progress(1, 1)


def _insert(connection: Connection, lines: Iterable[Line]) -> None:
    left = iter(sorted(lines))
    while some := list(islice(left, CHUNK)):
        connection.execute(insert(_LINE), [line._asdict() for line in some])

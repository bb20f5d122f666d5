"""Writing lines, and adding to counts and repeats what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from app.model.answer_count import SCORES
from app.storage.answer_counts.following import Lately
from app.storage.answer_counts.lines import Line
from app.storage.answer_counts.summing import Sums

_AT_ONCE = 5_000
_SCORES = tuple(f"c{score}" for score in SCORES)
LINE_KEY = Line._fields[:3]
COUNT_KEY = ("line", "span", "side", "at", "key", "reach")
REPEAT_KEY = ("line", "at", "next_at")


def write_lines(connection: Connection, lately: Lately, *, sums: Sums) -> None:
    """Write the lines that differ, and note in ``sums`` what that changes."""
    fresh, kept = lately
    gone = [line for answer_id, line in kept.items() if fresh.get(answer_id) != line]
    new = [line for answer_id, line in fresh.items() if kept.get(answer_id) != line]
    for line in gone:
        sums.add(line, -1)
    for line in new:
        sums.add(line)
    _run(connection, f"DELETE FROM answer_line WHERE {_all_of(LINE_KEY)}", (line[:3] for line in gone))
    _run(connection, _inserting("answer_line", Line._fields), sorted(new))


def update_themes(connection: Connection, lines: Iterable[Line]) -> None:
    """Write what the comments of these lines are about."""
    rows = ((line.themes, *line[:3]) for line in lines)
    _run(connection, f"UPDATE answer_line SET themes = ? WHERE {_all_of(LINE_KEY)}", rows)


def update_segments(connection: Connection, lines: Iterable[Line]) -> None:
    """Write which segments the visits are of that these lines are about."""
    rows = ((line.segment, *line[:3]) for line in lines)
    _run(connection, f"UPDATE answer_line SET segment = ? WHERE {_all_of(LINE_KEY)}", rows)


def add_sums(connection: Connection, sums: Sums) -> None:
    """Add these to what is counted, always in the same order, so that no two desks wait for each other."""
    for table, key, changes in _by_table(sums):
        changed = sorted((place, scores) for place, scores in changes.items() if any(scores))
        _run(connection, _adding(table, key), ((*place, *scores) for place, scores in changed))
        # A count of nothing is no row, as it would not be after making all of them anew.
        nothing = f"{_all_of(key)} AND {' AND '.join(f'{name} = 0' for name in _SCORES)}"
        fewer = (place for place, scores in changed if min(scores) < 0)
        _run(connection, f"DELETE FROM {table} WHERE {nothing}", fewer)


def insert_sums(connection: Connection, sums: Sums) -> None:
    """Write down counts that are not there yet."""
    for table, key, changes in _by_table(sums):
        rows = ((*place, *scores) for place, scores in sorted(changes.items()) if any(scores))
        _run(connection, _inserting(table, (*key, *_SCORES)), rows)


def _by_table(sums: Sums) -> list[tuple[str, Sequence[str], dict[Any, list[int]]]]:
    return [("answer_count", COUNT_KEY, sums.counts), ("answer_repeat", REPEAT_KEY, sums.repeats)]


def _inserting(table: str, names: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _adding(table: str, key: Sequence[str]) -> str:
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in _SCORES)
    return f"{_inserting(table, (*key, *_SCORES))} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}"


def _all_of(names: Iterable[str]) -> str:
    return " AND ".join(f"{name} = ?" for name in names)


def _run(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Run it with each of the rows, by the driver itself: twice as fast as the way through a compiled statement."""
    if connection.dialect.name != "sqlite":
        statement = statement.replace("?", "%s")
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        connection.exec_driver_sql(statement, some)

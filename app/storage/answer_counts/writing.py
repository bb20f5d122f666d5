"""Writing lines, and adding to counts and repeats what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, TextClause, text

from app.model.answer_count import SCORES
from app.storage.answer_counts.lines import Line
from app.storage.answer_counts.reading import lines_now_and_then
from app.storage.answer_counts.summing import Sums

_AT_ONCE = 5_000
_SCORES = [f"c{score}" for score in SCORES]
_LINE_NAMES = Line._fields
COUNT_KEY = ("line", "span", "side", "at", "key", "reach")
REPEAT_KEY = ("line", "at", "next_at")


def _inserting(table: str, names: Iterable[str]) -> str:
    names = list(names)
    places = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"


def _adding(table: str, key: Iterable[str]) -> TextClause:
    key = list(key)
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in _SCORES)
    insert = _inserting(table, [*key, *_SCORES])
    return text(f"{insert} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}")


def _clearing(table: str, key: Iterable[str]) -> TextClause:
    """A count of nothing is no row, as it would not be after making all of them anew."""
    conditions = [*(f"{name} = :{name}" for name in key), *(f"{name} = 0" for name in _SCORES)]
    return text(f"DELETE FROM {table} WHERE {' AND '.join(conditions)}")


_INSERT_LINE = text(_inserting("answer_line", _LINE_NAMES))
_THAT_LINE = "WHERE line = :line AND day = :day AND answer_id = :answer_id"
_DELETE_LINE = text(f"DELETE FROM answer_line {_THAT_LINE}")
_UPDATE_THEMES = text(f"UPDATE answer_line SET themes = :themes {_THAT_LINE}")
_ADD = {
    "answer_count": _adding("answer_count", COUNT_KEY),
    "answer_repeat": _adding("answer_repeat", REPEAT_KEY),
}
_CLEAR = {
    "answer_count": _clearing("answer_count", COUNT_KEY),
    "answer_repeat": _clearing("answer_repeat", REPEAT_KEY),
}


def write_answers(
    connection: Connection, sums: Sums, *, answer_ids: Collection[int], card_ids: Collection[int]
) -> None:
    """Write the lines of these answers and of the people with these cards, and note in ``sums`` what that changes."""
    fresh, kept = lines_now_and_then(connection, answer_ids=answer_ids, card_ids=card_ids)
    gone = [line for answer_id, line in kept.items() if fresh.get(answer_id) != line]
    new = [line for answer_id, line in fresh.items() if kept.get(answer_id) != line]
    for line in gone:
        sums.add(line, -1)
    for line in new:
        sums.add(line)
    delete_lines(connection, gone)
    insert_lines(connection, new)


def delete_lines(connection: Connection, lines: Iterable[Line]) -> None:
    """Take these lines away."""
    _run(connection, _DELETE_LINE, (line._asdict() for line in lines))


def insert_lines(connection: Connection, lines: Iterable[Line]) -> None:
    """Add these lines."""
    _run(connection, _INSERT_LINE, (line._asdict() for line in sorted(lines)))


def update_themes(connection: Connection, lines: Iterable[Line]) -> None:
    """Write what the comments of these lines are about."""
    _run(connection, _UPDATE_THEMES, (line._asdict() for line in lines))


def add_sums(connection: Connection, sums: Sums) -> None:
    """Add these to what is counted, always in the same order, so that no two desks wait for each other."""
    _add(connection, "answer_count", COUNT_KEY, sums.counts)
    _add(connection, "answer_repeat", REPEAT_KEY, sums.repeats)


def _add(connection: Connection, table: str, key: tuple[str, ...], sums: Mapping[Any, list[int]]) -> None:
    changed = sorted((place, scores) for place, scores in sums.items() if any(scores))
    rows = ({**dict(zip(key, place, strict=True)), **_named(scores)} for place, scores in changed)
    _run(connection, _ADD[table], rows)
    fewer = (dict(zip(key, place, strict=True)) for place, scores in changed if min(scores) < 0)
    _run(connection, _CLEAR[table], fewer)


def _named(scores: list[int]) -> dict[str, int]:
    return dict(zip(_SCORES, scores, strict=True))


def _run(connection: Connection, statement: TextClause, rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        connection.execute(statement, some)

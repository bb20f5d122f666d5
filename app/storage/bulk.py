"""Many rows at once, for imports: ids are taken in advance so that parents and children go in together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, text, update

CHUNK = 500
"""Values in one IN list: far below every driver's limit of parameters."""


def take_ids(connection: Connection, table: Table, *, count: int) -> range:
    """Reserve ``count`` consecutive ids of ``table`` inside the present write transaction.

    Insert the rows before taking ids of the same table again.
    """
    if connection.dialect.name == "sqlite":
        used = connection.scalar(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        )
        first = max(used or 0, connection.scalar(select(func.max(table.c.id))) or 0) + 1
        return range(first, first + count)
    connection.execute(text(f"LOCK TABLE {table.name} IN SHARE ROW EXCLUSIVE MODE"))
    sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
    first = connection.scalar(text(f"SELECT nextval({sequence})")) or 1
    if count > 1:
        connection.execute(text(f"SELECT setval({sequence}, :last)"), {"last": first + count - 1})
    return range(first, first + count)


def insert_rows(connection: Connection, table: Table, *, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns."""
    if rows:
        connection.execute(insert(table), list(rows))


def update_rows(connection: Connection, table: Table, *, rows: Iterable[Mapping[str, Any]]) -> None:
    """Set columns of rows known by ``id`` and raise their version, so that open forms notice."""
    for row in rows:
        values = {key: value for key, value in row.items() if key != "id"}
        if "version" in table.c:
            values["version"] = table.c.version + 1
        connection.execute(
            update(table).where(table.c.id == bindparam("row_id")).values(values), {"row_id": row["id"]}
        )


def chunks(values: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """The values in lists of at most ``size``."""
    chunk: list[Any] = []
    for value in values:
        chunk.append(value)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

"""Changing a table that is there already, for the revisions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations


@contextmanager
def altered(table: str) -> Iterator[BatchOperations]:
    """A change of a table that SQLite may have to write anew, without giving an id a second time."""
    is_file = op.get_bind().dialect.name == "sqlite"
    last = _last_id(table) if is_file else None
    with op.batch_alter_table(table, table_kwargs={"sqlite_autoincrement": True}) as batch:
        yield batch
    if last is not None:
        _set_last_id(table, last)


def _last_id(table: str) -> int | None:
    found = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return op.get_bind().execute(found, {"name": table}).scalar()


def _set_last_id(table: str, last: int) -> None:
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
    remember = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)")
    connection.execute(remember, {"name": table, "seq": last})

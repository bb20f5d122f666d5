"""How connections are made, to a file and to a server."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from app.storage.connecting import WRITE_CACHE_KIB, connect, driver_failures_translated, usual_cache_kib
from app.storage.write_lock import begin_writing

WRITES = "regulars_writes"
"""Execution option of connections that mean to write: their transaction takes the lock at once."""
MOST, KEPT = 16, 2
"""How many connections there may be at once, and how many of them stay with what they remember of the file."""
_ROOM_TO_WRITE = "regulars_room_to_write"
"""Whether a connection may keep as much as is good for writing."""
GIVEN_UP_BY = "regulars_given_up_by"
"""Execution option: the Cancellation on which nobody waits for the lock and no statement is begun, or None."""


def sqlite_engine(
    path: Path, *, read_only: bool = False, foreign_keys: bool = True, key: str | None = None
) -> Engine:
    """An engine on one SQLite file, which must exist, with connections as ``connect`` makes them.

    What statements carry is about customers, so neither errors nor logs quote it.
    """
    creator = partial(connect, path, read_only=read_only, foreign_keys=foreign_keys, key=key)
    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlite,
        poolclass=QueuePool,
        pool_size=KEPT,
        max_overflow=MOST - KEPT,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _stop_if_given_up)
    event.listen(engine, "checkin", _leave_nothing_open)
    event.listen(engine, "checkin", partial(_keep_no_more, usual_cache_kib(key)))
    return engine


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(WRITES, False):
        connection.exec_driver_sql("BEGIN")
        return
    with driver_failures_translated():
        connection.info[_ROOM_TO_WRITE] = True
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITE_CACHE_KIB}")
        begin_writing(connection.connection.driver_connection, options.get(GIVEN_UP_BY))


def _stop_if_given_up(connection: Connection, *_statement: object) -> None:
    cancellation = connection.get_execution_options().get(GIVEN_UP_BY)
    if cancellation is not None:
        cancellation.raise_if_cancelled()


def _leave_nothing_open(connection: Any, _record: object) -> None:
    """After a commit that failed, SQLAlchemy gives a connection back with its transaction still open."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _keep_no_more(cache_kib: int, connection: Any, record: Any) -> None:
    """What was kept for writing is let go with the connection."""
    if connection is not None and record.info.pop(_ROOM_TO_WRITE, False):
        connection.execute(f"PRAGMA cache_size=-{cache_kib}")


def server_engine(url: str) -> Engine:
    """An engine on a PostgreSQL server, from a URL such as ``postgresql+psycopg://…``."""
    engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "before_cursor_execute", _stop_if_given_up)
    return engine

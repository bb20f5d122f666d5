"""How connections are made, to a file and to a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5
WRITES = "regulars_writes"
"""Execution option of connections that mean to write: their transaction takes the lock at once."""


def sqlite_engine(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """An engine on one SQLite file, which must exist.

    ``read_only`` leaves nothing beside the file; ``foreign_keys`` are off only while a schema is
    brought up to date, which rebuilds tables.
    """
    mode = read_only_mode(path) if read_only else "mode=rw"
    uri = f"file:{quote(str(path))}?{mode}"

    def connect() -> Any:
        connection = sqlite.connect(uri, uri=True, check_same_thread=False, timeout=BUSY_SECONDS)
        connection.isolation_level = None
        for pragma in _pragmas(read_only=read_only, foreign_keys=foreign_keys):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, module=sqlite, poolclass=QueuePool, pool_size=6, max_overflow=10
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _leave_nothing_open)
    return engine


def read_only_mode(path: Path) -> str:
    """How to read without writing: what another program has not folded into the file yet is read as well."""
    has_wal = path.with_name(f"{path.name}-wal").exists()
    return "mode=ro" if has_wal else "mode=ro&immutable=1"


def _pragmas(*, read_only: bool, foreign_keys: bool) -> tuple[str, ...]:
    common = (
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        "synchronous=FULL",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "mmap_size=0",
        "cache_size=-16384",
        "temp_store=MEMORY",
    )
    return common if read_only else (*common, "journal_mode=WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _leave_nothing_open(connection: Any, _record: object) -> None:
    """After a commit that failed, SQLAlchemy gives a connection back with its transaction still open."""
    if connection is not None and connection.in_transaction:
        connection.rollback()


def server_engine(url: str) -> Engine:
    """An engine on a PostgreSQL server, from a URL such as ``postgresql+psycopg://…``."""
    return create_engine(url, pool_pre_ping=True)

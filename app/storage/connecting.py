"""How a connection to a file is made on the bare driver, and how failures of the driver are worded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.storage.driver import connected
from app.storage.failures import sqlite_failure

BUSY_SECONDS = 5
CACHE_KIB, ENCRYPTED_CACHE_KIB = 4_096, 16_384
"""What a connection may keep of what it read; of a plain file the computer keeps the pages as well.

Those of an encrypted one are worth keeping: to get one again it has to be deciphered again.
"""
ENCRYPTED_LOOKUP_CACHE_KIB = 65_536
"""The same of the one connection by which people are looked up in an encrypted file."""
WRITE_CACHE_KIB = 16_384
"""What is written is kept until it is committed: what has no room goes to the disk early, and again."""


def connect(
    path: Path,
    *,
    read_only: bool = False,
    foreign_keys: bool = True,
    key: str | None = None,
    cache_kib: int | None = None,
) -> Any:
    """A connection to a file, which must exist; any thread may use it, one at a time.

    ``read_only`` leaves nothing beside the file; ``foreign_keys`` are off only while a schema is
    brought up to date, which rebuilds tables. ``key`` opens an encrypted one; a wrong one shows at the first page.
    ``cache_kib`` is how much the connection may keep of what it read, where it is not as much as any.
    """
    kept = cache_kib or usual_cache_kib(key)
    mode = read_only_mode(path) if read_only else "mode=rw"
    connection = connected(path, mode=mode, timeout=BUSY_SECONDS)
    try:
        give_key(connection, key)
        for pragma in _pragmas(read_only=read_only, foreign_keys=foreign_keys, cache_kib=kept):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def usual_cache_kib(key: str | None) -> int:
    """How much any connection may keep of what it read."""
    return ENCRYPTED_CACHE_KIB if key else CACHE_KIB


def give_key(connection: Any, key: str | None) -> None:
    """Say what opens the file, before anything else; the library is to write nothing about it anywhere."""
    if key is not None:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f'PRAGMA key="{key}"')


def read_only_mode(path: Path) -> str:
    """How to read without writing: what another program has not folded into the file yet is read as well."""
    has_wal = path.with_name(f"{path.name}-wal").exists()
    return "mode=ro" if has_wal else "mode=ro&immutable=1"


@contextmanager
def driver_failures_translated() -> Iterator[None]:
    """Expected failures of the driver become those of the program."""
    try:
        yield
    except sqlite.Error as error:
        known = sqlite_failure(error)
        if known is None:
            raise
        raise known from error


def _pragmas(*, read_only: bool, foreign_keys: bool, cache_kib: int) -> tuple[str, ...]:
    common = (
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        "synchronous=FULL",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "mmap_size=0",
        f"cache_size=-{cache_kib}",
        "temp_store=MEMORY",
    )
    return common if read_only else (*common, "journal_mode=WAL")

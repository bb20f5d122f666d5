"""Connections to a file at rest, to a file at work, and to one that is being written; and copying between them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.core.cancelling import Cancellation
from app.core.progress import Progress, no_progress
from app.core.raw_files import opened_raw
from app.storage.connecting import give_key, read_only_mode
from app.storage.driver import connected

STEP_PAGES = 512
"""How much is copied before somebody else gets a turn: 2 MiB."""
SYNCED_PAGES = 16_384
"""What is handed to the disk at once: 64 MiB, so that a commit elsewhere never waits for more."""
_FAST = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE")
"""A copy that fails is thrown away before anybody has seen it; it is synced when it is whole."""


@contextmanager
def reading(path: Path, key: str | None = None) -> Iterator[Any]:
    """A connection that writes nothing, nor leaves anything beside the file; one view of the data while inside."""
    with closing(_connect(path, read_only_mode(path), key)) as connection:
        connection.execute("BEGIN")
        yield connection


@contextmanager
def reading_at_work(path: Path, key: str | None = None) -> Iterator[Any]:
    """The same on a file that windows and commands are writing to meanwhile."""
    with closing(working(path, key)) as connection:
        take_view(connection)
        yield connection


def working(path: Path, key: str | None = None) -> Any:
    """A connection to such a file, which must be closed."""
    return _connect(path, "mode=rw", key)


def take_view(connection: Any) -> None:
    """See the data as they stand now until the connection is closed, and write nothing."""
    connection.execute("PRAGMA query_only=ON")
    connection.execute("BEGIN")
    # The view is taken by the first look; without one, each write elsewhere would begin a copy anew.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def copy(
    source: Any,
    target: Path,
    *,
    key: str | None = None,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
    step_pages: int = STEP_PAGES,
) -> None:
    """Copy what ``source`` sees, in small steps, into the empty file ``target``.

    Because ``source`` is inside a transaction that only reads, writers are not held up and nothing they do
    begins the copy anew.
    """
    with closing(_connect(target, "mode=rw", key)) as connection, opened_raw(target, to_write=True) as file:
        for pragma in _FAST:
            connection.execute(f"PRAGMA {pragma}")
        synced = 0

        def step(_status: int, remaining: int, total: int) -> None:
            nonlocal synced
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            done = total - remaining
            if done - synced >= SYNCED_PAGES:
                os.fsync(file.fileno())
                synced = done
            progress(done, total)

        source.backup(connection, pages=step_pages, progress=step)


def _connect(path: Path, mode: str, key: str | None) -> Any:
    connection = connected(path, mode=mode)
    give_key(connection, key)
    connection.execute("PRAGMA cache_size=-16384")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def folded(path: Path, key: str | None = None) -> None:
    """Leave a file that nobody works with alone in its folder: what lies in its log goes into the file itself."""
    with closing(_connect(path, "mode=rw", key)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

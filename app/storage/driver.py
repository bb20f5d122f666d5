"""Connections of the driver to files: made here alone, so that it is known which files this process works with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlite

from app.core.raw_files import database_opened


class Connection(sqlite.Connection):  # type: ignore[misc]
    """Says when it is closed."""

    closed: Callable[[], None] | None = None

    def close(self) -> None:
        """Let the file go."""
        super().close()
        told, self.closed = self.closed, None
        if told is not None:
            told()


def connected(path: Path, *, mode: str = "mode=rwc", timeout: float = 5) -> Any:
    """A connection to a file, which must be closed; any thread may use it, one at a time.

    ``mode`` is what SQLite is told after the name; ``timeout`` is how many seconds it waits for others. No transaction
    is begun but by a statement.
    """
    connection = sqlite.connect(
        f"file:{quote(str(path))}?{mode}",
        uri=True,
        check_same_thread=False,
        timeout=timeout,
        isolation_level=None,
        factory=Connection,
    )
    connection.closed = database_opened(path)
    return connection

"""Questions to a damaged file, each of which may come to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.storage.connecting import give_key
from app.storage.driver import connected

DAMAGE = (sqlite.Error, UnicodeDecodeError)
"""What reading a damaged file comes to: pages that make no sense, or names that are no text."""


class DamagedFile:
    """A file of one's own to read, encrypted where there is a ``key``.

    After one page that does not decipher, such a connection refuses all others too, so another is made then.
    """

    def __init__(self, path: Path, key: str | None) -> None:
        self._path = path
        self._key = key
        self._connection = self._connected()

    def ask(self, sql: str, *values: object) -> list[Any]:
        """Everything that answers; raises one of DAMAGE."""
        return list(self.each(sql, *values))

    def each(self, sql: str, *values: object) -> Iterator[Any]:
        """The same, row by row."""
        try:
            yield from self._connection.execute(sql, values)
        except DAMAGE:
            if self._key is not None:
                self.close()
                self._connection = self._connected()
            raise

    def close(self) -> None:
        """Let it go."""
        self._connection.close()

    def _connected(self) -> Any:
        connection = connected(self._path, mode="mode=rw")
        give_key(connection, self._key)
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        with suppress(*DAMAGE):
            connection.execute("PRAGMA writable_schema=ON")
        return connection

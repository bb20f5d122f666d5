"""Where a venue's data lies: in a file, or on a server.

A file can be looked at before SQLAlchemy is imported, which takes longer than everything else at the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from app.core.cancelling import Cancellation
from app.storage.connecting import ENCRYPTED_LOOKUP_CACHE_KIB, connect
from app.storage.looking import Looking, Looks

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Place(Protocol):
    """What a database needs of the place where its data lies."""

    @property
    def engine(self) -> Engine:
        """Where sessions get their connections."""
        ...

    def look(self, cancellation: Cancellation | None = None) -> AbstractContextManager[Looks]:
        """A connection for statements written by hand."""
        ...

    def new_watch(self) -> Any:
        """A connection of the driver whose ``PRAGMA data_version`` tells of others; None where there is none."""
        ...

    def close(self) -> None:
        """Give every connection back."""
        ...


class FilePlace:
    """A SQLite file; its engine is made when the first session wants it. ``key`` opens an encrypted one."""

    def __init__(self, path: Path, *, read_only: bool = False, key: str | None = None) -> None:
        self._path = path
        self._read_only = read_only
        self._key = key
        self._connect = partial(connect, path, read_only=read_only, key=key)
        cache_kib = ENCRYPTED_LOOKUP_CACHE_KIB if key else None
        self._looking = Looking(partial(self._connect, cache_kib=cache_kib))
        self._lock = Lock()
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """Where sessions get their connections."""
        with self._lock:
            if self._engine is None:
                from app.storage.engines import sqlite_engine

                self._engine = sqlite_engine(self._path, read_only=self._read_only, key=self._key)
            return self._engine

    def look(self, cancellation: Cancellation | None = None) -> AbstractContextManager[Looks]:
        """A connection for statements written by hand; cancelling interrupts the one that runs."""
        return self._looking.look(cancellation)

    def new_watch(self) -> Any:
        """A connection of the driver of its own."""
        return self._connect()

    def close(self) -> None:
        """Give every connection back; the file can be opened again."""
        self._looking.close()
        if self._engine is not None:
            self._engine.dispose()


class ServerPlace:
    """A PostgreSQL server."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def look(self, cancellation: Cancellation | None = None) -> Iterator[Looks]:
        """A connection for statements written by hand."""
        del cancellation
        with self.engine.connect() as connection:
            yield connection

    def new_watch(self) -> None:
        """A server does not tell of others in this way."""

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()

"""Fails the n-th thing that is written: a statement or commit at the driver, or what the system does with files."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

FULL, IO_ERROR = 13, 10
"""Codes of SQLite: no space left, and a disk that fails."""
_WRITES = (
    "INSERT",
    "UPDATE",
    "DELETE",
    "REPLACE",
    "CREATE",
    "ALTER",
    "DROP",
    "COMMIT",
    "VACUUM",
    "SAVEPOINT",
)


@dataclass
class Injector:
    """Counts what is written, and fails the one with the number ``fails_at``, and all after it if ``for_good``."""

    fails_at: int = 0
    for_good: bool = False
    code: int = FULL
    count: int = 0
    fired: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def is_due(self, what: str) -> bool:
        """Whether this is the write that fails."""
        with self._lock:
            self.count += 1
            due = self.fails_at > 0 and (
                self.count >= self.fails_at if self.for_good else self.count == self.fails_at
            )
            if due:
                self.fired.append(what)
            return due

    def at_driver(self, what: str) -> None:
        """Fail as SQLite does."""
        if self.is_due(what):
            error = sqlite.OperationalError("database or disk is full")
            error.sqlite_errorcode = self.code
            raise error

    def at_system(self, what: str) -> None:
        """Fail as the system does."""
        if self.is_due(what):
            number = errno.ENOSPC if self.code == FULL else errno.EIO
            raise OSError(number, os.strerror(number))


@contextmanager
def injected(injector: Injector) -> Iterator[Injector]:
    """Whatever is opened or written meanwhile goes through the injector."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "connect", _connecting(sqlite.connect, injector))
        for name in ("fsync", "replace", "rename", "write"):
            patch.setattr(os, name, _failing(getattr(os, name), name, injector))
        patch.setattr(os, "open", _opening(os.open, injector))
        yield injector


def _connecting(connect: Callable[..., Any], injector: Injector) -> Callable[..., Any]:
    def opened(*arguments: Any, factory: Any = sqlite.Connection, **named: Any) -> Any:
        return connect(*arguments, **named, factory=_failing_kind(factory, injector))

    return opened


def _failing_kind(kind: Any, injector: Injector) -> Any:
    class Cursor(sqlite.Cursor):  # type: ignore[misc]
        """Fails before the statement."""

        def execute(self, sql: str, *values: Any) -> Any:
            """One statement."""
            _look(sql, injector)
            return super().execute(sql, *values)

        def executemany(self, sql: str, values: Any) -> Any:
            """One statement for many rows."""
            _look(sql, injector)
            return super().executemany(sql, values)

    class Connection(kind):  # type: ignore[misc]
        """Fails before the commit."""

        def cursor(self, *_arguments: Any, **_named: Any) -> Any:
            """One that fails."""
            return super().cursor(Cursor)

        def execute(self, sql: str, *values: Any) -> Any:
            """One statement."""
            return self.cursor().execute(sql, *values)

        def commit(self) -> None:
            """Everything counts from now on."""
            if self.in_transaction:
                injector.at_driver("COMMIT")
            super().commit()

        def backup(self, target: Any, **chosen: Any) -> None:
            """Copy the file."""
            injector.at_driver("backup")
            super().backup(target, **chosen)

    return Connection


def _look(sql: str, injector: Injector) -> None:
    word = sql.lstrip().split(None, 1)[0].upper() if sql.strip() else ""
    if word in _WRITES:
        injector.at_driver(sql.strip()[:60])


def _failing(does: Callable[..., Any], name: str, injector: Injector) -> Callable[..., Any]:
    def done(*arguments: Any, **named: Any) -> Any:
        injector.at_system(f"{name} {arguments[0]}")
        return does(*arguments, **named)

    return done


def _opening(does: Callable[..., int], injector: Injector) -> Callable[..., int]:
    def opened(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            injector.at_system(f"open {path}")
        return does(path, flags, *arguments, **named)

    return opened

"""Reading by statements written by hand, on the bare driver.

It is quicker than a session, and it works before SQLAlchemy is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol

from app.core.cancelling import Cancellation
from app.storage.connecting import driver_failures_translated
from app.storage.giving_up import interrupted_by

KEPT = 1
"""So many connections stay open with what they remember of the file; more are there only while they are used."""


class Rows(Protocol):
    """An answer; rows are tuples. Cursors of drivers and results of SQLAlchemy are such answers."""

    def fetchone(self) -> Any: ...
    def fetchmany(self, size: int) -> Any: ...
    def fetchall(self) -> Any: ...
    def close(self) -> Any: ...


class Looks(Protocol):
    """What a statement written by hand needs; connections of SQLAlchemy have it too."""

    def exec_driver_sql(self, statement: str, parameters: Any = ..., /) -> Any:
        """The answer to a statement in the words of the database itself."""
        ...


class Look:
    """One connection of the driver, inside a transaction that only reads."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def exec_driver_sql(self, statement: str, parameters: Sequence[Any] = (), /) -> Rows:
        """The answer to a statement in the words of the database itself."""
        rows: Rows = self.driver.execute(statement, parameters)
        return rows


class Looking:
    """Keeps the connections that were used for looking, for those who look next."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._lock = Lock()
        self._idle: list[Any] = []

    @contextmanager
    def look(self, cancellation: Cancellation | None = None) -> Iterator[Look]:
        """A view of the data as it stands now; cancelling interrupts the statement that runs."""
        with driver_failures_translated():
            driver = self._take()
            try:
                driver.execute("BEGIN")
                with interrupted_by(cancellation or Cancellation(), driver):
                    yield Look(driver)
            finally:
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                self._give_back(driver)

    def close(self) -> None:
        """Let every connection go."""
        with self._lock:
            idle, self._idle = self._idle, []
        for driver in idle:
            driver.close()

    def _take(self) -> Any:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._connect()

    def _give_back(self, driver: Any) -> None:
        with self._lock:
            if len(self._idle) < KEPT:
                self._idle.append(driver)
                return
        driver.close()

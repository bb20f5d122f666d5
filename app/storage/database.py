"""The only owner of engines and sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.clock import Clock
from app.storage import audit
from app.storage.engines import WRITES
from app.storage.failures import read_only, translate

if TYPE_CHECKING:
    from app.storage.recording import Recorded
    from app.storage.write_session import WriteSession


class Keeper(Protocol):
    """Keeps something derived in step with the data, inside the same transaction."""

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Follow what ``recorded`` says."""
        ...


class Database:
    """One venue's data: hands out sessions, keeps index and audit in step, notices other desks.

    ``read_only`` says that the file or its folder cannot be written; writing then raises ReadOnly.
    """

    def __init__(
        self, engine: Engine, *, clock: Clock, keepers: Sequence[Keeper] = (), read_only: bool = False
    ) -> None:
        self.engine = engine
        self.read_only = read_only
        self.audit = audit.AuditKeeper(clock)
        self._keepers = tuple(keepers)
        self._write_engine = engine.execution_options(**{WRITES: True})
        self._feed = _ChangeFeed(engine)

    @contextmanager
    def read(self, cancellation: Cancellation | None = None) -> Iterator[Session]:
        """A session for reading; cancelling interrupts the statement that runs."""
        with _failures_translated(), Session(self.engine, autoflush=False) as session:
            if cancellation is None:
                yield session
                return
            driver = session.connection().connection.driver_connection
            with cancellation.on_cancel(getattr(driver, "interrupt", lambda: None)):
                yield session

    @contextmanager
    def write(self, *, by: int, how: str = "") -> Iterator[WriteSession]:
        """A session for writing: one transaction, committed on leaving, rolled back on error.

        ``by`` is the staff member who acts; 0 stands for the program itself.
        """
        if self.read_only:
            raise read_only()
        with _failures_translated(), self._write_session(by=by, how=how) as session:
            first = self._feed.begin_own(session.connection())
            yield session
            session.flush()
            for keeper in self._keepers:
                keeper.keep(session, session.recorded)
            self.audit.keep(session, session.recorded, by=by, how=how)
            last = audit.last_entry(session.connection())
            session.commit()
            self._feed.end_own(first, last)

    def _write_session(self, *, by: int, how: str) -> WriteSession:
        """Whoever only reads never waits for all that writing needs."""
        from app.storage.write_session import WriteSession

        return WriteSession(
            bind=self._write_engine, by=by, how=how, open_write=lambda again: self.write(by=by, how=again)
        )

    def changes_elsewhere(self) -> Change | None:
        """What other windows and processes committed since the last call; None when nothing."""
        with _failures_translated():
            return self._feed.take()

    def close(self) -> None:
        """Give every connection back; the database can be opened again."""
        self._feed.close()
        self.engine.dispose()


@contextmanager
def _failures_translated() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, StaleDataError) as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error


class _ChangeFeed:
    """Tells the audit entries of other processes from our own.

    ``PRAGMA data_version`` says cheaply that somebody committed; the audit says what.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._watcher: Any = None
        self._data_version = -1
        self._seen: int | None = None
        self._pending: Change | None = None

    def begin_own(self, connection: Connection) -> int:
        """Called with the write lock held; returns the newest entry before ours."""
        newest = audit.last_entry(connection)
        with self._lock:
            if self._seen is not None and newest > self._seen:
                self._hold(audit.change_between(connection, after=self._seen, up_to=newest))
            self._seen = newest
        return newest

    def end_own(self, first: int, last: int) -> None:
        """Called after our commit; the entries in between are ours."""
        with self._lock:
            if self._seen == first:
                self._seen = last

    def take(self) -> Change | None:
        """What others committed since the last call."""
        with self._lock:
            if self._engine.dialect.name == "sqlite" and self._has_moved():
                with self._engine.connect() as connection:
                    newest = audit.last_entry(connection)
                    if self._seen is not None and newest > self._seen:
                        self._hold(audit.change_between(connection, after=self._seen, up_to=newest))
                    self._seen = newest
            pending, self._pending = self._pending, None
            return pending

    def close(self) -> None:
        """Let the watching connection go."""
        with self._lock:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None

    def _has_moved(self) -> bool:
        if self._watcher is None:
            self._watcher = self._engine.raw_connection()
        cursor = self._watcher.cursor()
        version = cursor.execute("PRAGMA data_version").fetchone()[0]
        cursor.close()
        moved = version != self._data_version
        self._data_version = version
        return bool(moved)

    def _hold(self, change: Change) -> None:
        self._pending = change if self._pending is None else self._pending | change

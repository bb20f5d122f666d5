"""The only owner of engines and sessions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.clock import Clock
from app.storage.change_feed import ChangeFeed, last_entry
from app.storage.failures import read_only, translate
from app.storage.giving_up import Patience, interrupted_by
from app.storage.looking import Looks
from app.storage.places import FilePlace, Place
from app.storage.sealing import seal

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from app.storage.audit import AuditKeeper
    from app.storage.backups.backups import Backups
    from app.storage.cipher.locks import Locks
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
    ``safeguards`` is the file that backups are taken of, and that is sealed on closing. ``key`` opens it where it
    is encrypted; each page of such a file bears a seal of its own.
    """

    def __init__(
        self,
        place: Place,
        *,
        clock: Clock,
        keepers: Sequence[Keeper] = (),
        read_only: bool = False,
        safeguards: Path | None = None,
        key: str | None = None,
    ) -> None:
        self.read_only = read_only
        self.key = key
        self._safeguards = safeguards
        self._place = place
        self._clock = clock
        self._keepers = tuple(keepers)
        self._feed = ChangeFeed(place)
        self._patience = Patience()

    @property
    def engine(self) -> Engine:
        """Where sessions get their connections."""
        return self._place.engine

    @cached_property
    def audit(self) -> AuditKeeper:
        """Writes down who changed what."""
        from app.storage.audit import AuditKeeper

        return AuditKeeper(self._clock)

    @cached_property
    def backups(self) -> Backups | None:
        """Takes and keeps backups; None where there is no file of our own to take them of."""
        if self._safeguards is None:
            return None
        from app.storage.backups.backups import Backups

        return Backups(self._safeguards, clock=self._clock, key=self.key)

    @cached_property
    def locks(self) -> Locks | None:
        """What opens the file besides the recovery key; None where it is not encrypted."""
        if self._safeguards is None or self.key is None:
            return None
        from app.storage.cipher.locks import Locks

        return Locks(self._safeguards, self.key)

    @property
    def clock(self) -> Clock:
        """The computer's clock, by which changes and backups are dated; a rehearsal plays on another day."""
        return self._clock

    @property
    def on_server(self) -> bool:
        """Whether the data lies on a database server."""
        return not isinstance(self._place, FilePlace)

    @contextmanager
    def look(self, cancellation: Cancellation | None = None) -> Iterator[Looks]:
        """A connection for reading by statements written by hand; cancelling interrupts the one that runs."""
        with self._place.look(cancellation) as connection:
            yield connection

    @contextmanager
    def read(self, cancellation: Cancellation | None = None) -> Iterator[Session]:
        """A session for reading; cancelling interrupts the statement that runs."""
        from sqlalchemy.orm import Session

        cancellation = cancellation or self._patience.cancellation
        with _failures_translated(), Session(self.engine, autoflush=False) as session:
            if cancellation is None:
                yield session
                return
            with interrupted_by(cancellation, _driver(session)):
                yield session

    def given_up_by(self, cancellation: Cancellation) -> AbstractContextManager[None]:
        """What this thread does meanwhile is given up on cancelling, unless something was committed before.

        It ends in Cancelled then, and nothing was changed.
        """
        return self._patience.of(cancellation)

    @contextmanager
    def write(
        self, *, by: int, how: str = "", cancellation: Cancellation | None = None
    ) -> Iterator[WriteSession]:
        """A session for writing: one transaction, committed on leaving, rolled back on error.

        ``by`` is the staff member who acts; 0 stands for the program itself. Others who write are waited for;
        cancelling ends that too.
        """
        if self.read_only:
            raise read_only()
        cancellation = cancellation or self._patience.cancellation
        with _failures_translated(), self._write_session(by=by, how=how, stop=cancellation) as session:
            first = self._feed.begin_own(session.connection())
            with interrupted_by(cancellation or Cancellation(), _driver(session)):
                yield session
                session.flush()
                for keeper in self._keepers:
                    keeper.keep(session, session.recorded)
                self.audit.keep(session, session.recorded, by=by, how=how)
                last = last_entry(session.connection())
            self._patience.end()
            self._commit(session, first)
            self._feed.end_own(first, last)

    def _commit(self, session: WriteSession, first: int) -> None:
        if not self.on_server:
            session.commit()
            return
        from app.storage.arriving import commit_on_server

        commit_on_server(session, self.engine, first=first)

    def _write_session(self, *, by: int, how: str, stop: Cancellation | None) -> WriteSession:
        """Whoever only reads never waits for all that writing needs."""
        from app.storage.engines import GIVEN_UP_BY, WRITES
        from app.storage.write_session import WriteSession

        return WriteSession(
            bind=self.engine.execution_options(**{WRITES: True, GIVEN_UP_BY: stop}),
            by=by,
            how=how,
            open_write=lambda again: self.write(by=by, how=again),
        )

    def changes_elsewhere(self) -> Change | None:
        """What other windows and processes committed since the last call; None when nothing."""
        return self._feed.take()

    def close(self) -> None:
        """Give every connection back; the database can be opened again."""
        self._feed.close()
        self._place.close()
        if self._safeguards is not None and self.key is None:
            seal(self._safeguards)


def _driver(session: Session) -> Any:
    return session.connection().connection.driver_connection


@contextmanager
def _failures_translated() -> Iterator[None]:
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.orm.exc import StaleDataError

    try:
        yield
    except (DBAPIError, StaleDataError) as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error

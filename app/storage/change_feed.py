"""What other windows and processes committed."""

from __future__ import annotations

from threading import Lock
from typing import Any

from app.core.changes import Change
from app.storage.connecting import driver_failures_translated
from app.storage.looking import Look, Looks
from app.storage.places import Place

_SINCE = (
    "SELECT kind, row_id, customer_id, action FROM audit_entry"
    " WHERE id > {after:d} AND id <= {up_to:d} AND action <> 'read'"
)
"""Written out, for the places for values differ from database to database."""


def last_entry(connection: Looks) -> int:
    """The id of the newest audit entry; 0 when there is none."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM audit_entry").fetchone()[0])


def change_between(connection: Looks, *, after: int, up_to: int) -> Change:
    """What the entries with ``after`` < id ≤ ``up_to`` touched."""
    from app.model.audit_entry import AuditAction

    rows = connection.exec_driver_sql(_SINCE.format(after=after, up_to=up_to)).fetchall()
    imports = {AuditAction.IMPORTED, AuditAction.IMPORT_UNDONE}
    return Change(
        touched=frozenset((kind, row_id or 0) for kind, row_id, _, _ in rows),
        customer_ids=frozenset(customer_id for _, _, customer_id, _ in rows if customer_id is not None),
        everything=any(action in imports for _, _, _, action in rows),
    )


class ChangeFeed:
    """Tells the audit entries of other processes from our own.

    ``PRAGMA data_version`` says cheaply that somebody committed; the audit says what.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = Lock()
        self._watch: Any = None
        self._data_version = -1
        self._seen: int | None = None
        self._pending: Change | None = None

    def begin_own(self, connection: Looks) -> int:
        """Called with the write lock held; returns the newest entry before ours."""
        newest = last_entry(connection)
        with self._lock:
            if self._seen is not None and newest > self._seen:
                self._hold_since(self._seen, connection, newest)
            self._seen = newest
        return newest

    def end_own(self, first: int, last: int) -> None:
        """Called after our commit; the entries in between are ours."""
        with self._lock:
            if self._seen == first:
                self._seen = last

    def take(self) -> Change | None:
        """What others committed since the last call."""
        with self._lock, driver_failures_translated():
            if self._has_moved():
                watch = Look(self._watch)
                newest = last_entry(watch)
                if self._seen is not None and newest > self._seen:
                    self._hold_since(self._seen, watch, newest)
                self._seen = newest
            pending, self._pending = self._pending, None
            return pending

    def close(self) -> None:
        """Let the watching connection go."""
        with self._lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None

    def _has_moved(self) -> bool:
        if self._watch is None:
            self._watch = self._place.new_watch()
        if self._watch is None:
            return False
        version = self._watch.execute("PRAGMA data_version").fetchone()[0]
        moved = version != self._data_version
        self._data_version = version
        return bool(moved)

    def _hold_since(self, seen: int, connection: Looks, newest: int) -> None:
        change = change_between(connection, after=seen, up_to=newest)
        self._pending = change if self._pending is None else self._pending | change

"""Proving that the account is the one that was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from app.core.words import gettext as _
from app.model.audit_entry import AuditAction, AuditEntry
from app.storage.audit_chain.ddl import missing_guards
from app.storage.audit_chain.erasing import Erased, erased_entries
from app.storage.audit_chain.linking import FIRST, Anchor, digest_of_text, link

_CHUNK = 2000
_MOST = 20
"""Differences after which nobody needs to hear of more."""
_HEAD = text("SELECT count, chain FROM audit_head WHERE id = 1")
_ENTRIES = text(
    "SELECT id, at, staff_id, action, kind, row_id, customer_id, undo, salt, digest, chain,"
    " CAST(details AS TEXT) AS details FROM audit_entry ORDER BY id"
)
_UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError)
"""What becomes of values that the program would never write."""


def anchor(connection: Connection) -> Anchor:
    """Where the account ends now, to be kept where nobody changes it together with the venue's file."""
    row = connection.execute(_HEAD).first()
    return Anchor(0, FIRST) if row is None else Anchor(row[0], row[1])


def gone_back_at(connection: Connection) -> datetime | None:
    """When somebody last went back to a backup, as the account tells; None where nobody did."""
    restored = select(AuditEntry.at).where(AuditEntry.action == AuditAction.RESTORED)
    return connection.scalar(restored.order_by(AuditEntry.id.desc()).limit(1))


def account_differences(connection: Connection, *, anchors: Sequence[Anchor] = ()) -> Sequence[str]:
    """What in the account is not as it was written, or is not guarded by the database any more.

    An end that was cut off neatly shows only beside ``anchors``.
    """
    unguarded = [
        _("The log is not guarded: {name} is missing.").format(name=name)
        for name in missing_guards(connection)
    ]
    return [*unguarded, *differences(connection, anchors)]


def differences(connection: Connection, anchors: Sequence[Anchor]) -> Sequence[str]:
    """What is not as it was written, compared with where the account ended at earlier times as well."""
    found: list[str] = []
    try:
        for sentence in _Walk(anchors, erased_entries(connection)).along(connection):
            found.append(sentence)
            if len(found) == _MOST:
                break
    except (DBAPIError, *_UNREADABLE):
        # Text that is no text: not even the driver gives it out.
        found.append(_("The log cannot be read as it stands."))
    return found


class _Walk:
    """One way through all entries; what it knows is where the chain ends so far."""

    def __init__(self, anchors: Sequence[Anchor], erased: Erased) -> None:
        self._anchors = [one for one in anchors if one.count]
        self._at_count = {one.count: one.chain for one in self._anchors}
        self._erased = erased
        self._count = 0
        self._end = FIRST

    def along(self, connection: Connection) -> Iterator[str]:
        """A sentence for everything that is wrong, from the first entry to the head."""
        rows = connection.execution_options(yield_per=_CHUNK).execute(_ENTRIES)
        for row in rows.mappings():
            yield from self._entry(row)
        yield from self._last(connection)

    def _entry(self, row: Any) -> Iterator[str]:
        if not self._hangs_on(row):
            yield _("Entry {number} of the log does not follow from the one before it.").format(
                number=row["id"]
            )
        if not self._holds(row):
            yield _("Entry {number} of the log does not say what it said.").format(number=row["id"])
        self._count += 1
        self._end = row["chain"]
        if self._at_count.get(self._count, self._end) != self._end:
            yield _("The log up to entry {number} is another one than was noted earlier.").format(
                number=row["id"]
            )

    def _hangs_on(self, row: Any) -> bool:
        try:
            return bool(link(row, after=self._end, digest=row["digest"]) == row["chain"])
        except _UNREADABLE:
            return False

    def _holds(self, row: Any) -> bool:
        details, salt = row["details"], row["salt"]
        if details is None:
            return salt is None and self._erased.covers(row["id"], row["customer_id"])
        try:
            return bool(digest_of_text(details, salt) == row["digest"])
        except _UNREADABLE:
            return False

    def _last(self, connection: Connection) -> Iterator[str]:
        end = Anchor(self._count, self._end)
        if anchor(connection) != end:
            yield _("The log does not end where it should: an entry is missing, or is one too many.")
        for one in self._anchors:
            if one.count > self._count:
                yield _("The end of the log is missing: it had {count} entries once, and has {now}.").format(
                    count=one.count, now=self._count
                )
                return

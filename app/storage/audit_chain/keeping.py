"""Writing entries at the end of the chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from app.model.audit_entry import AuditEntry, AuditHead
from app.storage.audit_chain.linking import FIRST, Anchor, chained

_ENTRY = AuditEntry.__table__
_HEAD_OF_FILE = text(
    "SELECT head.count, head.chain, max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit_entry'), 0),"
    " coalesce((SELECT max(id) FROM audit_entry), 0)) FROM audit_head head WHERE head.id = 1"
)
"""Where the chain ends, and the last id that was ever given: whoever writes to a file does it alone."""
_HEAD_OF_SERVER = text("SELECT count, chain, 0 FROM audit_head WHERE id = 1 FOR UPDATE")
_IDS_OF_SERVER = text(
    "SELECT nextval(pg_get_serial_sequence('audit_entry', 'id')) FROM generate_series(1, :count)"
)
_LAST_ENTRY = text("SELECT id, chain FROM audit_entry ORDER BY id DESC LIMIT 1")
_MOVE = text("UPDATE audit_head SET count = :count, chain = :chain WHERE id = 1")


def add_entries(connection: Connection, entries: Sequence[Mapping[str, Any]]) -> None:
    """Write the entries, each hanging on the one before it.

    Until the transaction ends nobody else writes any, so their ids are in the order of the chain.
    """
    is_file = connection.dialect.name == "sqlite"
    row = connection.execute(_HEAD_OF_FILE if is_file else _HEAD_OF_SERVER).first()
    count, end, last = row if row is not None else _head_again(connection)
    if is_file:
        ids: Sequence[int] = range(last + 1, last + 1 + len(entries))
    else:
        ids = connection.scalars(_IDS_OF_SERVER, {"count": len(entries)}).all()
    numbered = [{**entry, "id": row_id} for row_id, entry in zip(ids, entries, strict=True)]
    linked, end = chained(numbered, end)
    connection.execute(insert(AuditEntry), linked)
    move_head(connection, Anchor(count + len(linked), end))


def move_head(connection: Connection, to: Anchor) -> None:
    """Say where the chain ends now."""
    connection.execute(_MOVE, {"count": to.count, "chain": to.chain})


def _head_again(connection: Connection) -> tuple[int, str, int]:
    """Somebody took the head away: work goes on behind the entry that is the last one now."""
    last = connection.execute(_LAST_ENTRY).first()
    count = connection.scalar(select(func.count()).select_from(_ENTRY)) or 0
    last_id, chain = last if last is not None else (0, FIRST)
    connection.execute(insert(AuditHead).values(id=1, count=count, chain=chain))
    return count, chain, last_id

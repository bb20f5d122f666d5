"""Writing entries at the end of the chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update

from app.model.audit_entry import AuditEntry, AuditHead
from app.storage.audit_chain.linking import FIRST, Anchor, chained

_ENTRY = AuditEntry.__table__
_HEAD = AuditHead.__table__
_HEAD_NOW = select(_HEAD.c.count, _HEAD.c.chain).where(_HEAD.c.id == 1).with_for_update()
_LAST_IN_FILE = text("SELECT seq FROM sqlite_sequence WHERE name = 'audit_entry'")
_LAST_ENTRY = select(func.max(_ENTRY.c.id))
_IDS_OF_SERVER = text(
    "SELECT nextval(pg_get_serial_sequence('audit_entry', 'id')) FROM generate_series(1, :count)"
)


def add_entries(connection: Connection, entries: Sequence[Mapping[str, Any]]) -> None:
    """Write the entries, each hanging on the one before it.

    Until the transaction ends nobody else writes any, so their ids are in the order of the chain.
    """
    head = _head(connection)
    ids = _take_ids(connection, len(entries))
    numbered = [{**entry, "id": row_id} for row_id, entry in zip(ids, entries, strict=True)]
    linked, end = chained(numbered, head.chain)
    connection.execute(insert(AuditEntry), linked)
    move_head(connection, Anchor(head.count + len(linked), end))


def move_head(connection: Connection, to: Anchor) -> None:
    """Say where the chain ends now."""
    values = {"count": to.count, "chain": to.chain}
    connection.execute(update(AuditHead).where(_HEAD.c.id == 1).values(values))


def _head(connection: Connection) -> Anchor:
    row = connection.execute(_HEAD_NOW).first()
    return Anchor(*row) if row is not None else _head_again(connection)


def _head_again(connection: Connection) -> Anchor:
    """Somebody took the head away: work goes on behind the entry that is the last one now."""
    last = connection.execute(select(_ENTRY.c.chain).order_by(_ENTRY.c.id.desc()).limit(1)).scalar()
    count = connection.scalar(select(func.count()).select_from(_ENTRY)) or 0
    connection.execute(insert(AuditHead).values(id=1, count=count, chain=last or FIRST))
    return Anchor(count, last or FIRST)


def _take_ids(connection: Connection, count: int) -> Sequence[int]:
    if connection.dialect.name == "sqlite":
        last = max(connection.scalar(_LAST_IN_FILE) or 0, connection.scalar(_LAST_ENTRY) or 0)
        return range(last + 1, last + 1 + count)
    return connection.scalars(_IDS_OF_SERVER, {"count": count}).all()

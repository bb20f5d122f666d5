"""Chaining the entries of a venue that was made before there was a chain."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, text

from app.storage.audit_chain.linking import FIRST, Anchor, chained

_CHUNK = 5000
_READ = text(
    "SELECT id, at, staff_id, action, kind, row_id, customer_id, undo, CAST(details AS TEXT) AS details"
    " FROM audit_entry WHERE id > :after ORDER BY id LIMIT :most"
)
_WRITE = text("UPDATE audit_entry SET salt = :salt, digest = :digest, chain = :chain WHERE id = :id")


def chain_existing(connection: Connection) -> Anchor:
    """Chain every entry in the order of their ids, before the database guards them; where the chain ends."""
    count, last_id, end = 0, 0, FIRST
    while True:
        rows = connection.execute(_READ, {"after": last_id, "most": _CHUNK}).all()
        if not rows:
            return Anchor(count, end)
        entries: list[dict[str, Any]] = [
            {**row._mapping, "details": json.loads(row.details)}  # noqa: SLF001
            for row in rows
        ]
        linked, end = chained(entries, end)
        keys = ("id", "salt", "digest", "chain")
        connection.execute(_WRITE, [{key: entry[key] for key in keys} for entry in linked])
        count += len(rows)
        last_id = rows[-1].id

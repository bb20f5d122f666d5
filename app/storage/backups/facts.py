"""What is in a venue's file, read on one view of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.storage.backups.manifest import Anchor

COUNTED = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
)


@dataclass(frozen=True)
class Facts:
    """The schema, how many rows each table has, how far the account of changes reaches, and which venue it is."""

    revision: str
    rows: dict[str, int]
    last_entry: int = 0
    newest_at: datetime | None = None
    anchor: Anchor | None = None
    venue_made_at: datetime | None = None


def read_facts(connection: Any) -> Facts:
    """Everything that a manifest says of the data; ``connection`` is one of the driver."""
    names = sorted(row[0] for row in connection.execute(COUNTED).fetchall())
    rows = {name: int(_one(connection, f'SELECT count(*) FROM "{name}"')) for name in names}
    last = newest = None
    if "audit_entry" in rows:
        last, newest = connection.execute(
            "SELECT id, at FROM audit_entry ORDER BY id DESC LIMIT 1"
        ).fetchone() or (None, None)
    return Facts(
        revision=str(_one(connection, "SELECT version_num FROM alembic_version")),
        rows=rows,
        last_entry=int(last or 0),
        newest_at=_instant(newest),
        anchor=_anchor(connection) if "audit_head" in rows else None,
        venue_made_at=made_at(connection) if "venue" in rows else None,
    )


def made_at(connection: Any) -> datetime | None:
    """When the venue was set up, by which it is told from others; None before that."""
    return _instant(_one(connection, "SELECT created_at FROM venue ORDER BY id"))


def _anchor(connection: Any) -> Anchor | None:
    row = connection.execute('SELECT "count", chain FROM audit_head').fetchone()
    return Anchor(count=row[0], chain=row[1]) if row else None


def _one(connection: Any, statement: str) -> Any:
    row = connection.execute(statement).fetchone()
    return row[0] if row else ""


def _instant(text: Any) -> datetime | None:
    """An instant as the file keeps it, in UTC; None where there is none or it cannot be read."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)

"""What is in a backup beside what is in the venue now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.core.errors import Corrupt
from app.core.words import gettext as _
from app.safekeeping.schemas import Compared, LostEntry
from app.storage.backups.facts import Facts
from app.storage.backups.kept import Kept
from app.storage.looking import Looks

SHOWN = (
    "customer",
    "visit",
    "preference",
    "promise",
    "recovery_case",
    "occasion",
    "survey_answer",
    "attachment",
)
"""The tables that mean something to whoever works at the desk."""
_NEWEST = """SELECT audit_entry.at, audit_entry.kind, coalesce(staff.name, '')
FROM audit_entry LEFT JOIN staff ON staff.id = audit_entry.staff_id
WHERE audit_entry.id > {after:d} ORDER BY audit_entry.id DESC LIMIT 5"""


def facts_of(kept: Kept, *, key: str | None = None) -> Facts:
    """What a backup holds: by its manifest, else by looking into it; raises Corrupt when that cannot be."""
    manifest = kept.manifest
    if manifest is not None and manifest.rows:
        return Facts(
            manifest.revision,
            manifest.rows,
            manifest.last_entry,
            manifest.newest_at,
            manifest.anchor,
            manifest.venue_made_at,
        )
    return _read(kept.path, key)


def compare(connection: Looks, then: Mapping[str, int]) -> tuple[Compared, ...]:
    """How many there were of each thing, and how many there are."""
    return tuple(Compared(table, then.get(table, 0), _count(connection, table)) for table in SHOWN)


def count_since(connection: Looks, entry: int) -> int:
    """How many changes were made after this one."""
    row = connection.exec_driver_sql(f"SELECT count(*) FROM audit_entry WHERE id > {entry:d}").fetchone()
    return int(row[0])


def newest_since(connection: Looks, entry: int) -> tuple[LostEntry, ...]:
    """The newest changes made after this one."""
    rows = connection.exec_driver_sql(_NEWEST.format(after=entry)).fetchall()
    return tuple(LostEntry(_instant(at), kind, who) for at, kind, who in rows)


def _count(connection: Looks, table: str) -> int:
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def _instant(at: Any) -> datetime:
    found = at if isinstance(at, datetime) else datetime.fromisoformat(str(at))
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _read(path: Path, key: str | None) -> Facts:
    from app.storage.backups.proving import facts_inside

    facts = facts_inside(path, key)
    if facts is None:
        raise Corrupt(
            _("“{file}” is damaged: nobody can tell what is in it.").format(file=path.name),
            kept=_("It was left as it is."),
            to_do=_("What can be read of it can be saved as plain files."),
        )
    return facts

"""What must hold after every fault: nothing that was called saved is lost, nothing is half there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import text

from app.storage.database import Database
from tests.faults.work import IMPORTED
from tests.venues import SetClock, open_venue_file, troubles

_HALF = """
    SELECT display_name FROM customer c WHERE display_name LIKE 'Guest %' AND NOT (
        (SELECT count(*) FROM contact_point WHERE customer_id = c.id) = 2
        AND (SELECT count(*) FROM occasion WHERE customer_id = c.id) = 1
        AND (SELECT count(*) FROM customer_tag WHERE customer_id = c.id) = 1
        AND (SELECT count(*) FROM audit_entry WHERE kind = 'customer' AND row_id = c.id AND action = 'added') = 1
    )
"""
_NAMES = "SELECT display_name FROM customer"
_CHANGES = "SELECT row_id, details FROM audit_entry WHERE kind = 'customer' AND action = 'changed'"


def broken_in(database: Database, saved: Iterable[str] = ()) -> list[str]:
    """What does not hold in a venue; ``saved`` is what `tests.faults.work` told, in order."""
    found = [f"{check.name}: {check.detail}" for check in troubles(database)]
    with database.read() as session:
        names = list(session.scalars(text(_NAMES)))
        half = list(session.scalars(text(_HALF)))
        changes = {
            (int(row_id), told if isinstance(told, str) else json.dumps(told))
            for row_id, told in session.execute(text(_CHANGES))
        }
    found += [f"half there: {name}" for name in half]
    found += [f"twice there: {name}" for name in set(names) if names.count(name) > 1]
    batches = [name.rpartition(" ")[0] for name in names if name.startswith("Batch ")]
    found += [f"half imported: {name}" for name in set(batches) if batches.count(name) != IMPORTED]
    there = {*names, *batches}
    for line in saved:
        kind, _, rest = line.partition("|")
        if kind == "note":
            row, _, note = rest.partition("|")
            if not any(row_id == int(row) and f'"{note}"' in str(told) for row_id, told in changes):
                found.append(f"lost: {line}")
        elif rest not in there:
            found.append(f"lost: {line}")
    return found


def broken_in_file(path: Path, saved: Iterable[str] = ()) -> list[str]:
    """The same of a file, which is opened as after the program died; what cannot be opened is broken."""
    database = open_venue_file(path, SetClock())
    try:
        return broken_in(database, saved)
    finally:
        database.close()

"""Proving that a file is a whole venue, by reading every page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.storage.backups.copies import reading
from app.storage.backups.facts import Facts, read_facts

THOROUGH_UP_TO = 256 << 20
"""Bytes: above that, each index against its table takes minutes and is left to the weekly look."""
MOST = 20


@dataclass(frozen=True)
class Proof:
    """What was found: the facts where the file could be read, and one sentence for each thing wrong."""

    facts: Facts | None
    wrong: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything is in order."""
        return not self.wrong


def prove(
    path: Path,
    *,
    key: str | None = None,
    rows: Mapping[str, int] | None = None,
    thorough: bool | None = None,
    cancellation: Cancellation | None = None,
) -> Proof:
    """Open a file at rest and read all of it; nothing is written, nor left beside it.

    ``rows`` is what each table must have. Unless ``thorough`` is given, the size of the file decides it.
    """
    if thorough is None:
        thorough = path.stat().st_size <= THOROUGH_UP_TO
    try:
        with reading(path, key) as connection:
            if cancellation is None:
                return _look_through(connection, rows, thorough=thorough)
            with cancellation.on_cancel(connection.interrupt):
                return _look_through(connection, rows, thorough=thorough)
    except (sqlite.Error, UnicodeDecodeError) as error:
        if cancellation is not None and cancellation.cancelled:
            raise Cancelled from error
        return Proof(None, (str(error),))


def _look_through(connection: Any, rows: Mapping[str, int] | None, *, thorough: bool) -> Proof:
    check = "integrity_check" if thorough else "quick_check"
    found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}({MOST})").fetchall()]
    if found != ["ok"]:
        return Proof(None, tuple(found))
    lost = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST)
    wrong = [f"{table} {row} refers to a row of {parent} that is not there" for table, row, parent, _ in lost]
    facts = read_facts(connection)
    if rows is not None:
        wrong += [
            f"{table} has {facts.rows.get(table, 0)} rows instead of {count}"
            for table, count in rows.items()
            if facts.rows.get(table, 0) != count
        ]
    return Proof(facts, tuple(wrong))


def facts_inside(path: Path, key: str | None = None) -> Facts | None:
    """What is in a file at rest, without reading all of it; None when that cannot be told."""
    try:
        with reading(path, key) as connection:
            return read_facts(connection)
    except (sqlite.Error, UnicodeDecodeError):
        return None

"""Proving that a venue's file is whole and that what is derived agrees with the data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.storage.database import Database

Derived = Callable[[Connection], Sequence[str]]
"""Compares something derived with its source; gives one sentence for every difference."""

SHOWN = 20


@dataclass(frozen=True)
class CheckResult:
    """One check by name; ``detail`` says what is wrong, or is empty."""

    name: str
    ok: bool
    detail: str = ""


def run_checks(database: Database, derived: Sequence[tuple[str, Derived]] = ()) -> tuple[CheckResult, ...]:
    """Check pages, references between rows, and everything derived."""
    checks: list[tuple[str, Derived]] = []
    if database.engine.dialect.name == "sqlite":
        checks += [("integrity", _integrity), ("foreign keys", _foreign_keys)]
    checks += derived
    results = []
    with database.read() as session:
        for name, differences in checks:
            found = differences(session.connection())
            results.append(CheckResult(name, not found, " ".join(found[:SHOWN])))
    return tuple(results)


def _integrity(connection: Connection) -> Sequence[str]:
    rows = connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})").scalars().all()
    return [] if rows == ["ok"] else [str(row) for row in rows]


def _foreign_keys(connection: Connection) -> Sequence[str]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [
        f"{table} {row_id} refers to a row of {parent} that is not there."
        for table, row_id, parent, _ in rows
    ]

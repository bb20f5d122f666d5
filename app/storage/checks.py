"""Proving that a venue's file is whole and that what is derived agrees with the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.model.schema import Base
from app.storage.database import Database

Derived = Callable[[Connection], Sequence[str]]
"""Compares something derived with its source; gives one sentence for every difference."""

SHOWN = 20

# One question each: asking table by table takes longer than everything else that is checked in a small file.
_COLUMNS = {
    "sqlite": (
        "SELECT held.name, column.name FROM sqlite_schema AS held JOIN pragma_table_info(held.name) AS column"
        " WHERE held.type = 'table'"
    ),
    "postgresql": (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    ),
}
_INDEXES = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index'",
    "postgresql": "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = current_schema()",
}


@dataclass(frozen=True)
class CheckResult:
    """One check by name; ``detail`` says what is wrong, or is empty."""

    name: str
    ok: bool
    detail: str = ""


def run_checks(database: Database, derived: Sequence[tuple[str, Derived]] = ()) -> tuple[CheckResult, ...]:
    """Check pages, tables, references between rows, and everything derived.

    Where a table or column is missing, nothing that would read it is checked.
    """
    checks: list[tuple[str, Derived]] = [("tables", _tables)]
    if database.engine.dialect.name == "sqlite":
        checks = [("integrity", _integrity), *checks, ("foreign keys", _foreign_keys)]
    checks += derived
    results = []
    with database.read() as session:
        for name, differences in checks:
            found = differences(session.connection())
            results.append(CheckResult(name, not found, " ".join(found[:SHOWN])))
            if found and differences is _tables:
                break
    return tuple(results)


def _tables(connection: Connection) -> Sequence[str]:
    dialect = connection.dialect.name
    columns = _names_by_table(connection, _COLUMNS[dialect])
    indexes = _names_by_table(connection, _INDEXES[dialect])
    found: list[str] = []
    for table in Base.metadata.sorted_tables:
        if table.name not in columns:
            found.append(f"The table {table.name} is missing.")
            continue
        found += [
            f"{table.name} has no column {column.name}."
            for column in table.columns
            if column.name not in columns[table.name]
        ]
        found += [
            f"{table.name} has no index {name}."
            for name in sorted(
                str(index.name) for index in table.indexes if index.info.get("only_in", dialect) == dialect
            )
            if name not in indexes[table.name]
        ]
    return found


def _names_by_table(connection: Connection, statement: str) -> Mapping[str, set[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for table, name in connection.exec_driver_sql(statement):
        names[table].add(name)
    return names


def _integrity(connection: Connection) -> Sequence[str]:
    rows = connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})").scalars().all()
    return [] if rows == ["ok"] else [str(row) for row in rows]


def _foreign_keys(connection: Connection) -> Sequence[str]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [
        f"{table} {row_id} refers to a row of {parent} that is not there."
        for table, row_id, parent, _ in rows
    ]

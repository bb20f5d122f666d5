"""The full-text index of cases. It holds nothing that cannot be made again from the data."""

from __future__ import annotations

from sqlalchemy import Connection

TABLE_NAME = "case_search"
LONGEST_PREFIX = 4
"""Beginnings of words up to so many letters have lists of their own."""
_CREATE = (
    f"CREATE VIRTUAL TABLE {TABLE_NAME} USING fts5(terms, content='', contentless_delete=1, detail=none,"
    " prefix='1 2 3 4', tokenize='ascii')"
)


def create_case_search(connection: Connection) -> None:
    """Create the index, empty; nothing on a server."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_CREATE)


def has_case_search(connection: Connection) -> bool:
    """Whether this database has the index."""
    found = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    return connection.exec_driver_sql(found, (TABLE_NAME,)).first() is not None


def empty_case_search(connection: Connection) -> None:
    """Forget every document; nothing on a server."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {TABLE_NAME}({TABLE_NAME}) VALUES ('delete-all')")

"""Where the words of comments are kept. It holds nothing that cannot be made again from the data."""

from __future__ import annotations

from sqlalchemy import Connection

TABLE_NAME = "comment_search"
_IN_FILE = (
    f"CREATE VIRTUAL TABLE {TABLE_NAME} USING fts5(terms, content='', contentless_delete=1, detail=none,"
    " prefix='1 2 3 4', tokenize='ascii')"
)
_ON_SERVER = (
    f"CREATE TABLE {TABLE_NAME} (answer_id INTEGER PRIMARY KEY"
    " REFERENCES survey_answer (id) ON DELETE CASCADE, words VARCHAR NOT NULL)"
)


def create_comment_search(connection: Connection) -> None:
    """Create it, empty."""
    connection.exec_driver_sql(_IN_FILE if in_file(connection) else _ON_SERVER)


def in_file(connection: Connection) -> bool:
    """Whether the words are kept in a full-text index."""
    return connection.dialect.name == "sqlite"


def has_comment_search(connection: Connection) -> bool:
    """Whether this file has the index."""
    found = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    return connection.exec_driver_sql(found, (TABLE_NAME,)).first() is not None


def empty_comment_search(connection: Connection) -> None:
    """Forget every comment."""
    if in_file(connection):
        connection.exec_driver_sql(f"INSERT INTO {TABLE_NAME}({TABLE_NAME}) VALUES ('delete-all')")
    else:
        connection.exec_driver_sql(f"DELETE FROM {TABLE_NAME}")

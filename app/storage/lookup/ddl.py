"""The tables of the lookup's index. They hold nothing that cannot be made again from the data."""

from __future__ import annotations

from sqlalchemy import Connection

SLOT_OF_RANK_ZERO = 1 << 33
"""Rows are kept best first, so that reading can stop early: slot = this − rank key."""

_TERMS = "content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6', tokenize=\"ascii tokenchars '.<!@_+-'\""
_TABLES = (
    # Where each customer's document stands, and a digest that tells whether it would be written anew.
    # With them lies what the list shows of everybody, and what explains why they were found: a few pages hold it for all
    # whom a key finds, instead of some for each. Musts are not among it: they are always read where they are kept.
    """CREATE TABLE lookup_entry (
        slot INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL UNIQUE,
        digest INTEGER NOT NULL,
        display_name TEXT NOT NULL,
        given_name TEXT NOT NULL,
        family_name TEXT NOT NULL,
        preferred_name TEXT NOT NULL,
        card_number TEXT NOT NULL,
        tier TEXT NOT NULL,
        last_visit_on TEXT,
        visits_count INTEGER NOT NULL,
        visits_completed INTEGER NOT NULL,
        restricted INTEGER NOT NULL,
        phones TEXT NOT NULL,
        tags TEXT NOT NULL,
        ahead TEXT NOT NULL,
        known TEXT NOT NULL
    )""",
    # The terms; their beginnings of one to six characters are kept as lists of their own.
    f"CREATE VIRTUAL TABLE lookup USING fts5(terms, {_TERMS})",
    # The same again, with their states, of the few who are here or expected: they are asked for first, and
    # picking them out of everybody would cost more than the rest of a search.
    f"CREATE VIRTUAL TABLE lookup_present USING fts5(terms, {_TERMS})",
    # Every three digits of every number, in order, so that any run of digits is a phrase.
    """CREATE VIRTUAL TABLE lookup_runs USING fts5(
        digits, content='', contentless_delete=1, detail=full, tokenize="ascii tokenchars '-!'"
    )""",
    # The known words, and what is left without one letter of those in which a typing mistake is forgiven.
    """CREATE TABLE lookup_word (
        id INTEGER PRIMARY KEY,
        word TEXT NOT NULL UNIQUE,
        seen INTEGER NOT NULL
    )""",
    """CREATE TABLE lookup_piece (
        piece TEXT NOT NULL,
        word_id INTEGER NOT NULL,
        PRIMARY KEY (piece, word_id)
    ) WITHOUT ROWID""",
)
INDEXES = ("lookup", "lookup_present", "lookup_runs")
TABLE_NAMES = (*INDEXES, "lookup_entry", "lookup_word", "lookup_piece")


def create_lookup_tables(connection: Connection) -> None:
    """Create the tables, empty; nothing on a server."""
    if connection.dialect.name == "sqlite":
        for statement in _TABLES:
            connection.exec_driver_sql(statement)


def drop_lookup_tables(connection: Connection) -> None:
    """Take the tables away; nothing on a server."""
    if connection.dialect.name == "sqlite":
        for name in TABLE_NAMES:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def has_lookup_tables(connection: Connection) -> bool:
    """Whether this database has an index."""
    if connection.dialect.name != "sqlite":
        return False
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'lookup'").first() is not None


def empty_lookup_tables(connection: Connection) -> None:
    """Forget every document and every word."""
    for name in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
    for name in ("lookup_entry", "lookup_piece", "lookup_word"):
        connection.exec_driver_sql(f"DELETE FROM {name}")

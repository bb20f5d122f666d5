"""A venue with a little of everything in it, and what its rows are."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlite

from app.bootstrap.opening import open_database
from app.rehearsal.builder import build_rehearsal
from app.storage.connecting import read_only_mode
from tests.venues import SetClock

PEOPLE = 60


@cache
def filled_file(people: int = PEOPLE) -> bytes:
    """A rehearsal hotel; made once, for everybody gets a copy."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "venue.regulars"
        build_rehearsal(path, "hotel", size=people, today=date(2026, 11, 25))
        return path.read_bytes()


def put_filled(path: Path, people: int = PEOPLE) -> Path:
    """Have such a venue there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(filled_file(people))
    return path


def put_sealed(path: Path) -> Path:
    """The same as the program leaves it: nobody works with it, and it is sealed."""
    put_filled(path)
    open_database(path, SetClock()).close()
    return path


def rows_of(path: Path) -> dict[str, str]:
    """A digest of every row of every table, read without leaving anything beside the file."""
    uri = f"file:{path}?{read_only_mode(path)}"
    with closing(sqlite.connect(uri, uri=True)) as connection:
        connection.text_factory = bytes
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        return {name.decode(): _digest(connection, name.decode()) for (name,) in tables}


def _digest(connection: sqlite.Connection, table: str) -> str:
    rows = sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{table}"'))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def sha256(path: Path) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()

"""A check finds what is missing in a venue's file, and nothing trips over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select

from app.core.clock import SystemClock
from app.core.errors import Corrupt
from app.model.alias import Alias
from app.storage.checks import run_checks
from app.storage.database import Database
from app.storage.lookup.checking import lookup_differences
from app.storage.opening import open_server
from app.storage.summaries import summary_differences
from tests.venues import make_file, open_venue_file

DERIVED = (("summaries", summary_differences), ("lookup index", lookup_differences))


@contextmanager
def _spoiled(folder: Path, statement: str) -> Iterator[Database]:
    path = folder / "venue.regulars"
    make_file(path)
    connection = sqlite.connect(str(path))
    connection.execute(statement)
    connection.commit()
    connection.close()
    database = open_venue_file(path, SystemClock())
    try:
        yield database
    finally:
        database.close()


@pytest.mark.parametrize(
    ("statement", "check", "detail"),
    [
        ("DROP TABLE visit_line", "tables", "The table visit_line is missing."),
        ("DROP INDEX ix_visit_reference", "tables", "visit has no index ix_visit_reference."),
        ("ALTER TABLE visit RENAME COLUMN note TO notes", "tables", "visit has no column note."),
        ("DROP TABLE lookup", "lookup index", "The lookup's index is missing."),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, statement: str, check: str, detail: str) -> None:
    with _spoiled(tmp_path, statement) as database:
        wrong = {result.name: result.detail for result in run_checks(database, DERIVED) if not result.ok}
    assert wrong == {check: detail}


@pytest.mark.parametrize(
    ("statement", "detail"),
    [
        ("DROP TABLE visit_line", "The table visit_line is missing."),
        ("DROP INDEX ix_visit_reference", "visit has no index ix_visit_reference."),
        ("ALTER TABLE visit RENAME COLUMN note TO notes", "visit has no column note."),
        ("SELECT 1", ""),
    ],
)
def test_what_is_missing_on_a_server_is_named(postgres_url: str, statement: str, detail: str) -> None:
    database = open_server(postgres_url, clock=SystemClock())
    with database.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert [result.detail for result in run_checks(database)] == [detail]
    database.close()


def test_a_whole_file_passes(tmp_path: Path) -> None:
    with _spoiled(tmp_path, "SELECT 1") as database:
        assert all(result.ok for result in run_checks(database, DERIVED))


def test_a_table_that_is_missing_is_damage_and_no_crash(tmp_path: Path) -> None:
    with (
        _spoiled(tmp_path, "DROP TABLE alias") as database,
        pytest.raises(Corrupt, match="damaged"),
        database.read() as session,
    ):
        session.execute(select(Alias))

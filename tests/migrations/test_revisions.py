"""The revisions make what the classes say, and every older file is brought up to date."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, column, create_engine, insert, select, table, text

from app.core.paths import program_folder
from app.model.case_category import CaseCategory
from app.model.department import Department
from app.model.schema import Base
from app.storage.audit_chain.checking import account_differences, anchor
from app.storage.case_search.ddl import TABLE_NAME
from app.storage.comment_search.ddl import TABLE_NAME as COMMENT_TABLE
from app.storage.engines import sqlite_engine
from app.storage.lookup.ddl import TABLE_NAMES
from app.storage.opening import create_file, open_file, open_server
from app.storage.recognising import recognise
from app.storage.revisions import HEAD, KNOWN
from app.wording.starters import starters_for
from tests.migrations.samples import SAMPLES
from tests.storage.round_trips import made_up_row, put_row, tables
from tests.venues import SetClock, keepers, troubles

_LINES = {"occasion_line", "occasion_count"}
_PLAYBOOKS = {"playbook", "playbook_version"}
GIVEN_SINCE = {
    "0001": {"department", "case_category", "theme", "audit_head"} | _LINES | _PLAYBOOKS,
    "0002": {"theme", "audit_head"} | _LINES | _PLAYBOOKS,
    "0003": {"theme", "audit_head"},
    "0004": {"audit_head"},
    "0005": {"audit_head"},
    "0006": set(),
    "0007": set(),
    "0008": set(),
    "0009": set(),
    "0010": set(),
    "0011": set(),
}
"""What a venue of that revision is given as a new one would be."""


def differences(engine: Engine) -> list[Any]:
    """What the revisions made other than the classes say; the lookup's index is no class."""

    def is_ours(mapped: Any, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        if kind == "index" and mapped.info.get("only_in", engine.dialect.name) != engine.dialect.name:
            return False
        return not (kind == "table" and (name or "").startswith((*TABLE_NAMES, TABLE_NAME, COMMENT_TABLE)))

    # SQLite tells an empty default in another way than it was told.
    defaults = engine.dialect.name != "sqlite"
    options = {"include_object": is_ours, "compare_type": True, "compare_server_default": defaults}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, Base.metadata))


def held_tables(path: Path) -> set[str]:
    """The tables of a file of any revision, but for the lookup's; each of them must hold a row."""
    with closing(sqlite.connect(str(path))) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        ours = names & {table.name for table in tables()}
        assert all(connection.execute(f"SELECT 1 FROM {name}").fetchone() for name in ours)
    return ours


def test_the_revisions_make_what_the_classes_say_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    create_file(path)
    engine = sqlite_engine(path)
    assert differences(engine) == []
    engine.dispose()


def test_the_revisions_make_what_the_classes_say_on_a_server(bare_postgres_url: str) -> None:
    database = open_server(bare_postgres_url, clock=SetClock())
    assert differences(database.engine) == []
    database.close()


def references() -> dict[str, str]:
    """Of each index of one reference that may be missing the column."""
    found = {}
    for each in tables():
        for index in each.indexes:
            what, *further = index.columns
            if not further and what.nullable and what.foreign_keys:
                found[str(index.name)] = what.name
    return found


def test_an_index_of_a_reference_holds_only_those_that_are_there_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    create_file(path)
    with closing(sqlite.connect(str(path))) as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index'"))
    whole = [name for name, what in references().items() if f"{what} IS NOT NULL" not in made[name]]
    assert whole == ["ix_recovery_case_open_customer"]


def test_an_index_of_a_reference_holds_only_those_that_are_there_on_a_server(bare_postgres_url: str) -> None:
    database = open_server(bare_postgres_url, clock=SetClock())
    with database.engine.connect() as connection:
        made = dict(connection.execute(text("SELECT indexname, indexdef FROM pg_indexes")).all())
    database.close()
    whole = [name for name, what in references().items() if f"{what} IS NOT NULL" not in made[name]]
    assert whole == ["ix_recovery_case_open_customer"]


def test_every_table_gives_back_what_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    create_file(path)
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        for table in tables():
            row = made_up_row(table)
            put_row(connection, table, row)
            assert connection.execute(select(table)).one()._asdict() == row, table.name
    engine.dispose()


def test_the_program_knows_every_revision_in_order() -> None:
    script = ScriptDirectory(str(program_folder() / "migrations"))
    revisions = [revision.revision for revision in script.walk_revisions()]
    assert (tuple(reversed(revisions)), script.get_current_head()) == (KNOWN, HEAD)


def test_there_is_a_sample_of_every_schema() -> None:
    assert [path.name for path in sorted(SAMPLES.glob("*.gz"))] == [f"{each}.regulars.gz" for each in KNOWN]


@pytest.mark.parametrize("revision", KNOWN)
def test_every_sample_is_brought_up_to_date_with_all_its_rows(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "venue.regulars"
    path.write_bytes(gzip.decompress((SAMPLES / f"{revision}.regulars.gz").read_bytes()))
    assert recognise(path).revision == revision
    held = held_tables(path)
    database = open_file(path, clock=SetClock(), keepers=keepers(SetClock()))
    assert recognise(path).revision == HEAD
    assert differences(database.engine) == []
    with database.engine.connect() as connection:
        filled = {table.name for table in tables() if connection.execute(select(table)).first() is not None}
    assert filled == held | GIVEN_SINCE[revision]
    assert held == {table.name for table in tables()} or revision != HEAD
    assert troubles(database) == []
    database.close()


def test_a_venue_made_before_is_offered_the_categories_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    path.write_bytes(gzip.decompress((SAMPLES / "0001.regulars.gz").read_bytes()))
    database = open_file(path, clock=SetClock(), keepers=keepers(SetClock()))
    starters = starters_for("hotel")
    category, department = CaseCategory.__table__.c, Department.__table__.c
    offered = (
        select(category.name, department.key)
        .outerjoin(Department, department.id == category.department_id)
        .where(category.active)
        .order_by(category.position)
    )
    with database.engine.connect() as connection:
        found = [(name, key or "") for name, key in connection.execute(offered)]
    assert found == [(one.name, one.department) for one in starters.categories]
    database.close()


def test_a_file_without_a_venue_is_given_nothing(tmp_path: Path) -> None:
    path = tmp_path / "venue.regulars"
    create_file(path)
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        assert connection.execute(select(CaseCategory.__table__)).first() is None
    engine.dispose()


def test_a_venue_on_a_server_that_was_made_before_is_offered_the_same(bare_postgres_url: str) -> None:
    engine = create_engine(bare_postgres_url)
    config = Config()
    config.set_main_option("script_location", str(program_folder() / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        venue = {"name": "Harbour House", "kind": "boutique", "currency": "CHF", "language": "en"}
        venue |= {"zone": "Europe/Zurich", "created_at": SetClock().now()}
        columns = (*venue, "region")
        connection.execute(insert(table("venue", *map(column, columns))).values(venue | {"region": "CH"}))
    engine.dispose()
    database = open_server(bare_postgres_url, clock=SetClock())
    with database.engine.connect() as connection:
        names = set(connection.scalars(select(CaseCategory.name)))
    assert names == {one.name for one in starters_for("boutique").categories}
    database.close()


def test_what_was_done_before_there_was_a_chain_is_chained_on_a_server_too(bare_postgres_url: str) -> None:
    engine = create_engine(bare_postgres_url)
    config = Config()
    config.set_main_option("script_location", str(program_folder() / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        columns = ("at", "action", "kind", "row_id", "details")
        entries = table("audit_entry", *map(column, columns))
        at = SetClock().now()
        for number, details in enumerate(('{"name": [null, "Ś 💐"]}', '{"b": [1, 2.50], "a": []}', "{}"), 1):
            values = {"at": at, "action": "added", "kind": "tag", "row_id": number, "details": details}
            connection.execute(insert(entries).values(values))
    engine.dispose()
    database = open_server(bare_postgres_url, clock=SetClock())
    with database.engine.connect() as connection:
        assert account_differences(connection) == []
        assert anchor(connection).count == 3
    database.close()

"""Every connection has the settings that keep the data safe."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text

from app.storage.database import Database
from app.storage.engines import WRITES, sqlite_engine
from app.storage.opening import create_file
from app.storage.places import FilePlace

POOLED = 15  # and one that watches for other desks
SETTINGS = {
    "foreign_keys": 1,
    "synchronous": 2,  # FULL
    "busy_timeout": 5000,
    "mmap_size": 0,
    "cache_size": -4096,
    "journal_mode": "wal",
}
TO_WRITE = SETTINGS | {"cache_size": -16384}
KEY = f"x'{'5a' * 48}'"


def settings(connection: Connection, names: list[str]) -> dict[str, object]:
    """What this connection is set to."""
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def all_pooled(engine: Engine, stack: ExitStack) -> list[Connection]:
    """Every connection the pool ever gives at once."""
    return [stack.enter_context(engine.connect()) for _ in range(POOLED)]


def test_every_pooled_connection_has_the_settings(database: Database) -> None:
    with ExitStack() as stack:
        for connection in all_pooled(database.engine, stack):
            assert settings(connection, list(SETTINGS)) == SETTINGS


def test_sessions_for_writing_have_the_settings_and_hold_the_lock(database: Database, path: Path) -> None:
    with database.write(by=0) as session:
        assert settings(session.connection(), list(SETTINGS)) == TO_WRITE
        assert session.connection().get_execution_options()[WRITES]


def test_what_was_kept_for_writing_is_let_go_with_the_connection(database: Database) -> None:
    with database.write(by=0):
        pass
    with ExitStack() as stack:
        kept = [settings(connection, ["cache_size"]) for connection in all_pooled(database.engine, stack)]
    assert kept == [{"cache_size": -4096}] * POOLED


def test_only_the_lookup_of_an_encrypted_file_keeps_very_much_of_it(path: Path, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.regulars"
    create_file(sealed, key=KEY)
    kept = {}
    for file, key in ((path, None), (sealed, KEY)):
        place = FilePlace(file, key=key)
        with place.engine.connect() as connection, place.look() as look:
            asked = connection.exec_driver_sql, look.exec_driver_sql
            kept[key] = [ask("PRAGMA cache_size").fetchall()[0][0] for ask in asked]
        place.close()
    assert kept == {None: [-4096, -4096], KEY: [-16384, -65536]}


def test_settings_survive_being_given_back_and_taken_again(database: Database) -> None:
    for _ in range(3):
        with ExitStack() as stack:
            for connection in all_pooled(database.engine, stack):
                assert settings(connection, ["synchronous", "foreign_keys"]) == {
                    "synchronous": 2,
                    "foreign_keys": 1,
                }


def test_a_reference_to_nobody_is_refused_by_the_database(database: Database) -> None:
    with database.engine.connect() as connection, pytest.raises(Exception, match="FOREIGN KEY"):
        connection.execute(
            text("INSERT INTO alias (customer_id, name, kind) VALUES (99, 'x', 'nickname')"),
        )


def test_a_file_opened_for_reading_leaves_nothing_beside_it(path: Path) -> None:
    before = sorted(path.parent.iterdir())
    engine = sqlite_engine(path, read_only=True)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM customer")).scalar() == 0
        with pytest.raises(Exception, match="readonly"):
            connection.execute(text("UPDATE staff SET name = 'x'"))
    engine.dispose()
    assert sorted(path.parent.iterdir()) == before


def test_an_engine_never_makes_a_file(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "absent.regulars")
    with pytest.raises(Exception, match="unable to open"):
        engine.connect()
    engine.dispose()
    assert list(tmp_path.iterdir()) == []

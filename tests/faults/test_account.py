"""T1: whoever changes the account by hand is found out. A10: its order is that of events, whatever the clock says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.model.tag import Tag
from app.storage.audit_chain.checking import account_differences, anchor, differences
from app.storage.audit_chain.linking import Anchor
from app.storage.engines import sqlite_engine
from app.storage.opening import open_server
from tests.figures import Figures
from tests.storage.audit_chain.accounts import end_of, unguard, write_a_little
from tests.storage.audit_chain.attacks import ATTACKS, cut_the_end_cleverly, entries, reword_to_the_end
from tests.venues import NOON, SetClock, make_file, open_place, open_venue_file


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A venue whose account has some thirty entries."""
    path = tmp_path / "venue.regulars"
    make_file(path)
    database = open_venue_file(path, SetClock())
    write_a_little(database, customers=10)
    assert end_of(database).count == 30
    database.close()
    return path


@pytest.fixture
def harmed(told: Path) -> Iterator[Connection]:
    """The file in the hands of somebody who took its guards away."""
    engine = sqlite_engine(told, foreign_keys=False)
    with engine.connect() as connection:
        unguard(connection)
        connection.commit()
        yield connection
    engine.dispose()


def attack_often(connection: Connection, *, times: int, seed: int) -> Counter[str]:
    """Attack so many times, each time a file that is as it was; how often each attack was not found."""
    kept, missed = anchor(connection), Counter[str]()
    random = Random(seed)
    for number in range(times):
        attack = ATTACKS[number % len(ATTACKS)]
        with connection.begin_nested() as attempt:
            attack(connection, random, entries(connection))
            if not differences(connection, (kept,)):
                missed[attack.__name__] += 1
            attempt.rollback()
    assert differences(connection, (kept,)) == []
    return missed


def test_T1_a_hundred_attacks_on_the_account_are_found(harmed: Connection) -> None:
    assert attack_often(harmed, times=120, seed=1) == {}


@pytest.mark.long
def test_T1_a_thousand_attacks_on_the_account_are_found(harmed: Connection, figures: Figures) -> None:
    missed = attack_often(harmed, times=1020, seed=2)
    figures("1,020 attacks on the account", f"{missed.total()} not found")
    assert missed == {}


@pytest.mark.parametrize("attack", [cut_the_end_cleverly, reword_to_the_end])
def test_T1_without_an_anchor_a_clever_attack_is_not_found(harmed: Connection, attack: object) -> None:
    kept = anchor(harmed)
    assert callable(attack)
    attack(harmed, Random(3), entries(harmed))
    assert differences(harmed, ()) == []
    assert differences(harmed, (kept,)) != []


def test_T1_an_anchor_of_long_ago_still_finds_what_was_changed_before_it(told: Path) -> None:
    database = open_venue_file(told, SetClock())
    kept: Anchor = end_of(database)
    write_a_little(database, customers=1)
    with database.engine.begin() as connection:
        assert differences(connection, (kept,)) == []
        unguard(connection)
        reword_to_the_end(connection, Random(4), entries(connection)[:20])
    with database.engine.connect() as connection:
        assert differences(connection, (kept,)) != []
    database.close()


def test_T1_a_guard_that_refuses_nothing_any_more_is_not_taken_for_one(told: Path) -> None:
    with closing(open_venue_file(told, SetClock())) as database, database.engine.begin() as connection:
        assert account_differences(connection) == []
        connection.exec_driver_sql("DROP TRIGGER audit_entry_is_not_deleted")
        connection.exec_driver_sql(
            "CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry BEGIN SELECT 1; END"
        )
        assert account_differences(connection) == [
            "The log is not guarded: audit_entry_is_not_deleted is missing."
        ]


def test_T1_nor_is_one_of_a_server(postgres_url: str) -> None:
    with (
        closing(open_server(postgres_url, clock=SetClock())) as database,
        database.engine.begin() as connection,
    ):
        assert account_differences(connection) == []
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(
            "CREATE OR REPLACE FUNCTION keep_audit_entry() RETURNS trigger AS"
            " $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql"
        )
        assert account_differences(connection) == ["The log is not guarded: keep_audit_entry is missing."]


def test_A10_the_log_keeps_the_order_of_events_when_the_clock_jumps_back(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        for year in (0, -1, 1):
            place.clock.at = NOON + timedelta(days=365 * year)
            with place.work.write() as session:
                session.add(Tag(name=f"year {year}"))
        service = LogService(place.work)
        told = [row.what for row in service.list_log(LogFilter(), limit=3).rows]
        assert told == ["Tag made: year 1", "Tag made: year -1", "Tag made: year 0"]
        with place.work.read() as session:
            assert differences(session.connection(), ()) == []

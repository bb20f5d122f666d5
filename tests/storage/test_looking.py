"""Reading by statements written by hand, on the bare driver."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, Corrupt
from app.model.customer import Customer
from app.storage.connecting import connect
from app.storage.database import Database
from app.storage.looking import KEPT, Looking
from tests.venues import NOON

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
NAMES = "SELECT display_name FROM customer ORDER BY id"


def add(database: Database, name: str) -> None:
    with database.write(by=0) as session:
        session.add(Customer(display_name=name, created_at=NOON))


def names(database: Database) -> list[str]:
    with database.look() as connection:
        return [name for (name,) in connection.exec_driver_sql(NAMES).fetchall()]


def count_for_ever(database: Database, cancellation: Cancellation) -> None:
    """Look at something that has no end, and lose interest soon."""
    with database.look(cancellation) as connection:
        connection.driver.set_progress_handler(cancellation.cancel, 1000)
        connection.exec_driver_sql(ENDLESS).fetchall()


def test_what_was_committed_is_seen(database: Database) -> None:
    add(database, "Ada")
    assert names(database) == ["Ada"]
    add(database, "Grace")
    assert names(database) == ["Ada", "Grace"]


def test_one_look_sees_one_moment(database: Database) -> None:
    add(database, "Ada")
    with database.look() as connection:
        first = connection.exec_driver_sql(NAMES).fetchall()
        add(database, "Grace")
        assert connection.exec_driver_sql(NAMES).fetchall() == first


def test_a_connection_is_used_again_and_by_one_at_a_time(path: Path) -> None:
    made = []

    def new_connection() -> object:
        made.append(connect(path))
        return made[-1]

    looking = Looking(new_connection)
    for _ in range(3):
        with looking.look():
            pass
    assert len(made) == 1
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(looking.look())
        assert len(made) == 2
    looking.close()


def test_no_more_connections_stay_than_a_desk_needs(path: Path) -> None:
    made = []

    def new_connection() -> object:
        made.append(connect(path))
        return made[-1]

    looking = Looking(new_connection)
    with ExitStack() as stack:
        for _ in range(KEPT + 3):
            stack.enter_context(looking.look())
    with ExitStack() as stack:
        for _ in range(KEPT):
            stack.enter_context(looking.look())
    assert len(made) == KEPT + 3
    for gone in made[:3]:
        with pytest.raises(sqlite.ProgrammingError):
            gone.execute("SELECT 1")
    looking.close()


def test_a_look_that_nobody_waits_for_is_stopped(database: Database) -> None:
    with pytest.raises(Cancelled):
        count_for_ever(database, Cancellation())
    with database.look() as connection:
        connection.driver.set_progress_handler(None, 0)
        assert connection.exec_driver_sql("SELECT 1").fetchone() == (1,)


def test_a_look_cancelled_before_does_not_begin(database: Database) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled), database.look(cancellation):
        pytest.fail("it began")


def test_whatever_a_stopped_look_says_it_was_stopped(database: Database) -> None:
    """One that is stopped while it opens a table of the index says that the table could not be made."""

    def look_wrongly(cancellation: Cancellation) -> None:
        with database.look(cancellation) as connection:
            cancellation.cancel()
            connection.exec_driver_sql("SELEKT 1")

    with pytest.raises(Cancelled):
        look_wrongly(Cancellation())


def test_a_table_that_is_missing_is_damage_and_a_wrong_statement_a_bug(database: Database) -> None:
    with pytest.raises(Corrupt), database.look() as connection:
        connection.exec_driver_sql("SELECT * FROM guest_book")
    with pytest.raises(Exception, match="syntax error") as bug, database.look() as connection:
        connection.exec_driver_sql("SELEKT 1")
    assert not isinstance(bug.value, AppError)


def test_nothing_can_be_held_up_by_looking(database: Database) -> None:
    with database.look() as connection:
        connection.exec_driver_sql(NAMES).fetchone()
        add(database, "Ada")
    assert names(database) == ["Ada"]

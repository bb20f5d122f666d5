"""A write that nobody waits for any more: before it begins, between statements, in one, and never after a commit."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select, text

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.model.audit_entry import AuditEntry
from app.model.customer import Customer
from app.storage.database import Database
from app.storage.opening import open_server
from tests.storage.files import names, new_customer
from tests.storage.test_database import ENDLESS
from tests.venues import NOON, SetClock

WAITS = 10


def given_up() -> Cancellation:
    cancellation = Cancellation()
    cancellation.cancel()
    return cancellation


def test_a_write_given_up_before_it_begins_does_not_begin(database: Database) -> None:
    with pytest.raises(Cancelled), database.given_up_by(given_up()):
        new_customer(database)
    assert names(database) == []


def test_a_write_given_up_between_two_statements_leaves_nothing(database: Database) -> None:
    cancellation = Cancellation()

    def write_half() -> None:
        with database.given_up_by(cancellation), database.write(by=0) as session:
            session.add(Customer(display_name="Half", created_at=NOON))
            session.flush()
            cancellation.cancel()
            session.scalars(select(Customer)).all()

    with pytest.raises(Cancelled):
        write_half()
    with database.read() as look:
        assert look.scalars(select(AuditEntry)).all() == []
    assert names(database) == []
    new_customer(database, "Next")
    assert names(database) == ["Next"]


def test_the_statement_of_a_write_that_runs_is_interrupted(database: Database) -> None:
    cancellation, over = Cancellation(), threading.Event()

    def cancel_until_over() -> None:
        while not over.wait(0.001):
            cancellation.cancel()

    canceller = threading.Thread(target=cancel_until_over)

    def write_without_end() -> None:
        with database.given_up_by(cancellation), database.write(by=0) as session:
            canceller.start()
            session.connection().exec_driver_sql(ENDLESS.text)

    try:
        with pytest.raises(Cancelled):
            write_without_end()
    finally:
        over.set()
        canceller.join()


def test_whatever_a_given_up_write_says_it_was_given_up(database: Database) -> None:
    cancellation = Cancellation()

    def write_wrongly() -> None:
        with database.given_up_by(cancellation), database.write(by=0) as session:
            connection = session.connection().connection
            cancellation.cancel()
            connection.execute("SELEKT 1")  # type: ignore[attr-defined]

    with pytest.raises(Cancelled):
        write_wrongly()
    with pytest.raises(Cancelled), database.read(cancellation):
        pytest.fail("it began")
    new_customer(database, "Next")
    assert names(database) == ["Next"]


def test_the_reading_before_a_write_is_given_up_as_well(database: Database) -> None:
    with pytest.raises(Cancelled), database.given_up_by(given_up()):
        names(database)


def test_after_a_commit_the_rest_is_done_as_well(database: Database) -> None:
    cancellation = Cancellation()
    with database.given_up_by(cancellation):
        new_customer(database, "First")
        cancellation.cancel()
        new_customer(database, "Second")
    assert names(database) == ["First", "Second"]


def test_another_thread_writes_on(database: Database) -> None:
    with database.given_up_by(given_up()):
        writer = threading.Thread(target=lambda: new_customer(database, "Elsewhere"))
        writer.start()
        writer.join()
    assert names(database) == ["Elsewhere"]


def test_a_write_that_waits_for_another_on_a_server_is_given_up(postgres_url: str) -> None:
    server = open_server(postgres_url, clock=SetClock())
    cancellation, outcome = Cancellation(), []

    def write() -> None:
        try:
            with server.given_up_by(cancellation):
                new_customer(server, "Never")
        except Cancelled as error:
            outcome.append(error)

    with server.engine.begin() as holder:
        holder.execute(text("SELECT id FROM audit_head WHERE id = 1 FOR UPDATE"))
        writer = threading.Thread(target=write)
        writer.start()
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        with server.engine.connect() as watch:
            while not watch.scalar(waiting):
                watch.rollback()
        cancellation.cancel()
        writer.join(WAITS)
        assert not writer.is_alive()
    assert len(outcome) == 1
    assert names(server) == []
    new_customer(server, "Next")
    assert names(server) == ["Next"]
    server.close()

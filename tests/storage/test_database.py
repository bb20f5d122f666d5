"""Sessions: all or nothing, cancelled, read-only, and aware of other desks."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, Conflict, DiskFull, Locked, ReadOnly
from app.model.audit_entry import AuditEntry
from app.model.customer import Customer, CustomerSummary
from app.storage import write_lock
from app.storage.database import Database
from app.storage.failures import SQLITE_FULL
from app.storage.opening import open_file
from app.storage.recording import Recorded
from tests.storage.files import names, new_customer
from tests.venues import NOON, SetClock, open_venue_file

ENDLESS = text("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c")


class Trouble(Exception):
    """Something that goes wrong in the middle."""


def count(database: Database, mapped: type) -> int:
    """How many rows there are."""
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(mapped)) or 0


def test_what_is_written_is_there_for_others(database: Database, other_desk: Database) -> None:
    new_customer(database)
    assert names(other_desk) == ["Léa"]


def test_a_failing_write_leaves_nothing(database: Database) -> None:
    new_customer(database)
    before = (count(database, AuditEntry), count(database, CustomerSummary))

    def fail_in_the_middle() -> None:
        with database.write(by=0) as session:
            session.add(Customer(display_name="Half", created_at=NOON))
            session.flush()
            raise Trouble

    with pytest.raises(Trouble):
        fail_in_the_middle()
    assert names(database) == ["Léa"]
    assert (count(database, AuditEntry), count(database, CustomerSummary)) == before
    new_customer(database, "Jonas")
    assert names(database) == ["Léa", "Jonas"]


def test_a_keeper_that_fails_takes_the_data_with_it(path: Path, clock: SetClock) -> None:
    class Broken:
        def keep(self, session: Session, recorded: Recorded) -> None:
            raise Trouble

    database = open_file(path, clock=clock, keepers=[Broken()])
    with pytest.raises(Trouble):
        new_customer(database)
    assert names(database) == []
    database.close()


def test_a_commit_that_fails_leaves_nothing_and_is_not_called_saved(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = sqlite.OperationalError("database or disk is full")
    full.sqlite_errorcode = SQLITE_FULL

    def fail(_connection: object) -> None:
        raise full

    with monkeypatch.context() as failing:
        failing.setattr(database.engine.dialect, "do_commit", fail)
        with pytest.raises(DiskFull) as caught:
            new_customer(database)
    assert "Nothing was changed" in str(caught.value)
    assert names(database) == []
    new_customer(database, "Jonas")
    assert names(database) == ["Jonas"]


def test_a_row_changed_since_it_was_read_is_a_conflict(database: Database) -> None:
    customer_id = new_customer(database)

    def change_a_stale_row() -> None:
        with database.write(by=0) as session:
            customer = session.get_one(Customer, customer_id)
            session.execute(
                update(Customer)
                .where(Customer.id == customer_id)
                .values(version=Customer.version + 1)
                .execution_options(synchronize_session=False)
            )
            customer.title = "Dr"

    with pytest.raises(Conflict):
        change_a_stale_row()


def test_a_long_read_stops_when_cancelled(database: Database) -> None:
    cancellation, over = Cancellation(), threading.Event()

    def cancel_until_over() -> None:
        while not over.wait(0.001):
            cancellation.cancel()

    canceller = threading.Thread(target=cancel_until_over)

    def read_without_end() -> None:
        with database.read(cancellation) as session:
            canceller.start()
            session.execute(ENDLESS)

    try:
        with pytest.raises(Cancelled):
            read_without_end()
    finally:
        over.set()
        canceller.join()
    assert names(database) == []


def test_a_read_cancelled_before_it_began_does_not_begin(database: Database) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled), database.read(cancellation):
        pytest.fail("it began")


def test_a_second_writer_is_told_after_waiting(
    path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_lock, "PATIENCE", 0)
    first, second = open_venue_file(path, clock), open_venue_file(path, clock)
    with first.write(by=0) as session:
        session.add(Customer(display_name="First", created_at=NOON))
        session.flush()
        with pytest.raises(Locked):
            new_customer(second, "Second")
        assert names(second) == []
    new_customer(second, "Third")
    assert names(first) == ["First", "Third"]
    first.close()
    second.close()


def test_a_file_that_cannot_be_written_is_read_only(
    path: Path, clock: SetClock, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_customer(database)
    monkeypatch.setattr("app.storage.recognising.os.access", lambda *_: False)
    reader = open_file(path, clock=clock)
    assert reader.read_only
    assert names(reader) == ["Léa"]
    with pytest.raises(ReadOnly) as caught:
        new_customer(reader)
    assert "Nothing was changed" in str(caught.value)
    reader.close()


def test_a_read_only_desk_leaves_the_folder_as_it_is(path: Path, clock: SetClock) -> None:
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    reader = open_file(path, clock=clock, read_only=True)
    assert names(reader) == []
    reader.close()
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_other_desks_changes_are_noticed_once(database: Database, other_desk: Database) -> None:
    assert database.changes_elsewhere() is None
    customer_id = new_customer(other_desk)
    change = database.changes_elsewhere()
    assert change is not None
    assert ("customer", customer_id) in change.touched
    assert change.customer_ids == {customer_id}
    assert database.changes_elsewhere() is None
    assert other_desk.changes_elsewhere() is None


def test_own_changes_are_not_news(database: Database, other_desk: Database) -> None:
    new_customer(database)
    assert database.changes_elsewhere() is None


def test_changes_before_the_first_question_are_noticed(database: Database, other_desk: Database) -> None:
    customer_id = new_customer(other_desk)
    change = database.changes_elsewhere()
    assert change is not None
    assert change.concerns(customer_id)


def test_changes_elsewhere_between_own_ones_are_noticed(database: Database, other_desk: Database) -> None:
    new_customer(database, "Mine")
    theirs = new_customer(other_desk, "Theirs")
    new_customer(database, "Mine again")
    change = database.changes_elsewhere()
    assert change is not None
    assert change.customer_ids == {theirs}


def test_a_note_on_an_import_elsewhere_concerns_everybody(database: Database, other_desk: Database) -> None:
    with other_desk.write(by=0) as session:
        other_desk.audit.add_note(
            session, by=0, action="imported", kind="import_batch", row_id=1, details={"customers": 3}
        )
    change = database.changes_elsewhere()
    assert change is not None
    assert change.everything


def test_a_closed_database_leaves_one_file(path: Path, clock: SetClock) -> None:
    database = open_venue_file(path, clock)
    new_customer(database)
    database.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]

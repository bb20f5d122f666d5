"""Every entry hangs on the one before it, on both databases, whoever writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.model.audit_entry import AuditAction
from app.storage.audit_chain.checking import account_differences
from app.storage.audit_chain.erasing import ENTRIES, empty_entries
from app.storage.audit_chain.linking import FIRST, Anchor
from app.storage.database import Database
from app.storage.opening import open_server
from app.storage.write_session import WriteSession
from tests.storage.audit_chain.accounts import end_of, entry_ids, found_in, write_a_little
from tests.storage.files import new_customer
from tests.venues import SetClock, open_venue_file

_SLIP_IN = "INSERT INTO audit_entry (id, at, action, kind, digest, chain) VALUES"


def _note(database: Database, session: WriteSession, details: dict[str, Any]) -> None:
    database.audit.add_note(
        session, by=0, action=AuditAction.IMPORTED, kind="import_batch", row_id=1, details=details
    )


@pytest.fixture(params=["file", "server"])
def either(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty venue in a file, and one on a server."""
    if request.param == "file":
        database = open_venue_file(request.getfixturevalue("path"), SetClock())
    else:
        database = open_server(request.getfixturevalue("postgres_url"), clock=SetClock())
    yield database
    database.close()


def test_an_empty_account_ends_where_it_begins(either: Database) -> None:
    assert end_of(either) == Anchor(0, FIRST)
    assert found_in(either) == []


def test_the_head_counts_the_entries_and_ends_with_the_last(either: Database) -> None:
    write_a_little(either)
    with either.read() as session:
        count, last = session.execute(text("SELECT count(*), max(id) FROM audit_entry")).one()
        chain = session.scalar(text("SELECT chain FROM audit_entry WHERE id = :id"), {"id": last})
    assert end_of(either) == Anchor(count, chain)
    with either.read() as session:
        assert account_differences(session.connection()) == []


def test_anybody_can_work_the_chain_out_by_the_written_rule(database: Database) -> None:
    write_a_little(database, customers=1)
    wanted = text("SELECT * FROM audit_entry ORDER BY id")
    end = FIRST
    with database.read() as session:
        for row in session.execute(wanted).mappings():
            details = json.dumps(
                json.loads(row["details"]), sort_keys=True, separators=(",", ":"), ensure_ascii=False
            )
            assert row["digest"] == sha256((row["salt"] + details).encode()).hexdigest()
            said = {key: row[key] for key in "id staff_id action kind row_id customer_id undo digest".split()}
            said["at"] = row["at"].replace(" ", "T") + "+00:00"
            told = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            end = sha256((end + told).encode()).hexdigest()
            assert row["chain"] == end


def test_work_that_is_rolled_back_leaves_no_gap(either: Database) -> None:
    new_customer(either)
    before = end_of(either)

    def begin_and_fail() -> None:
        with either.write(by=0) as session:
            _note(either, session, {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begin_and_fail()
    assert end_of(either) == before
    new_customer(either)
    assert (end_of(either).count, found_in(either, before)) == (before.count + 1, [])


def test_several_desks_at_once_write_one_chain(either: Database) -> None:
    with ThreadPoolExecutor(4) as desks:
        list(desks.map(lambda number: new_customer(either, f"Guest {number}"), range(40)))
    assert (end_of(either).count, found_in(either)) == (40, [])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET staff_id = NULL, kind = 'visit' WHERE id = 2",
        "UPDATE audit_entry SET details = '{}' WHERE id = 2",
        "UPDATE audit_entry SET details = NULL WHERE id = 2",
        "UPDATE audit_entry SET details = NULL, salt = NULL, customer_id = 99 WHERE id = 2",
        "DELETE FROM audit_entry WHERE id = 2",
        f"{_SLIP_IN} (2000, '2026-11-25 12:00:00', 'added', 'visit', '', '')",
        f"{_SLIP_IN} (0, '2026-11-25 12:00:00', 'added', 'visit', 'x', 'x')",
        "UPDATE audit_head SET count = 1",
        "UPDATE audit_head SET id = 2, count = count + 1",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head (id, count, chain) VALUES (2, 1, 'x')",
        "DELETE FROM erasure",
        "UPDATE erasure SET customer_id = 99",
    ],
)
def test_the_database_refuses_to_touch_what_was_written(either: Database, statement: str) -> None:
    write_a_little(either, customers=1)
    with either.write(by=0) as session:
        session.execute(text("INSERT INTO erasure (at, customer_id) VALUES ('2026-11-25 12:00:00', 7)"))
    is_server = either.engine.dialect.name != "sqlite"
    if is_server and "INSERT INTO audit_head" in statement:
        pytest.skip("a second head is never looked at on a server")
    with pytest.raises(IntegrityError), either.engine.begin() as connection:
        connection.execute(text(statement))
    assert found_in(either) == []


def test_a_file_does_not_let_a_new_entry_take_the_place_of_an_old_one(database: Database) -> None:
    write_a_little(database, customers=1)
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(
            text("REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE id = 1"),
        )


@pytest.mark.parametrize("table", ["audit_entry", "audit_head", "erasure"])
def test_a_server_does_not_let_anybody_empty_the_account(postgres_url: str, table: str) -> None:
    database = open_server(postgres_url, clock=SetClock())
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {table}"))
    database.close()


def test_what_is_erased_is_gone_and_the_chain_still_holds(either: Database) -> None:
    customer_id = write_a_little(either)[1]
    before = end_of(either)
    ids = entry_ids(either, customer_id)
    with either.write(by=0) as session:
        spans = empty_entries(session.connection(), ids)
        either.audit.add_note(
            session,
            by=0,
            action=AuditAction.ERASED,
            kind="customer",
            row_id=customer_id,
            customer_id=customer_id,
            details={ENTRIES: spans},
        )
    assert (spans, found_in(either, before)) == ([[ids[0], ids[-1]]], [])
    with either.read() as session:
        left = session.execute(
            text("SELECT count(*) FROM audit_entry WHERE details IS NULL AND salt IS NULL")
        ).scalar()
    assert left == len(ids)


def test_a_row_of_an_erasure_tells_of_all_entries_of_that_customer(either: Database) -> None:
    from app.model.erasure import Erasure

    customer_id = write_a_little(either)[0]
    with either.write(by=0) as session:
        empty_entries(session.connection(), entry_ids(either, customer_id))
        session.add(Erasure(at=SetClock().now(), customer_id=customer_id))
    assert found_in(either) == []


def test_an_account_whose_head_is_gone_goes_on_behind_its_last_entry(database: Database) -> None:
    write_a_little(database)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_head_is_not_deleted")
        connection.exec_driver_sql("DELETE FROM audit_head")
    assert len(found_in(database)) == 1
    new_customer(database)
    assert found_in(database) == []
    with database.read() as session:
        assert "audit_head_is_not_deleted" in account_differences(session.connection())[0]


def test_odd_texts_and_keys_of_every_kind_are_chained_as_they_come_back(either: Database) -> None:
    details = {"words": {2: "b", 10: "a"}, "odd": 'Łukasz 💐\u2028 "x" \\ مرحبا', "share": 0.1, "none": None}
    with either.write(by=0) as session:
        _note(either, session, details)
    assert found_in(either) == []

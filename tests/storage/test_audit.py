"""Every change leaves an entry that says who, what, from what and to what."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import select

from app.model.audit_entry import AuditEntry
from app.model.customer import Customer
from app.model.staff import Staff
from app.model.touchpoint import Touchpoint
from app.model.venue import VenueSetting
from app.model.visit import Visit
from app.storage.database import Database
from tests.storage.files import new_customer
from tests.venues import NOON, SetClock


def entries(database: Database) -> list[AuditEntry]:
    """The whole account."""
    with database.read() as session:
        return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


def new_staff(database: Database) -> int:
    """Somebody who acts."""
    with database.write(by=0) as session:
        staff = Staff(name="Mara", role="desk")
        session.add(staff)
    return staff.id


def test_an_entry_says_who_when_and_what(database: Database, clock: SetClock) -> None:
    mara = new_staff(database)
    clock.forward(minutes=5)
    customer_id = new_customer(database, by=mara)
    entry = entries(database)[-1]
    assert (entry.staff_id, entry.at, entry.action) == (mara, clock.at, "added")
    assert (entry.kind, entry.row_id, entry.customer_id) == ("customer", customer_id, customer_id)
    assert entry.details == {"display_name": [None, "Léa"], "created_at": [None, NOON.isoformat()]}


def test_a_change_tells_only_the_columns_that_differ(database: Database) -> None:
    customer_id = new_customer(database)
    with database.write(by=0) as session:
        session.get_one(Customer, customer_id).title = "Dr"
    entry = entries(database)[-1]
    assert (entry.action, entry.details, entry.staff_id) == ("changed", {"title": ["", "Dr"]}, None)


def test_a_neutral_feeling_is_something_and_an_empty_text_is_nothing(database: Database) -> None:
    customer_id = new_customer(database)
    with database.write(by=0) as session:
        session.add(Touchpoint(customer_id=customer_id, at=NOON, text="Hello", feeling=0))
    assert entries(database)[-1].details["feeling"] == [None, 0]
    assert "channel" not in entries(database)[-1].details


def test_a_removed_row_leaves_what_it_said(database: Database) -> None:
    customer_id = new_customer(database)
    with database.write(by=0) as session:
        visit = Visit(customer_id=customer_id, status="booked", arrives_on=date(2026, 12, 24))
        session.add(visit)
    with database.write(by=0) as session:
        session.delete(session.get_one(Visit, visit.id))
    entry = entries(database)[-1]
    assert (entry.action, entry.customer_id) == ("removed", customer_id)
    assert entry.details["arrives_on"] == ["2026-12-24", None]


def test_rows_known_by_a_word_are_told_as_well(database: Database) -> None:
    with database.write(by=0) as session:
        session.add(VenueSetting(key="leap_day", value="mar_1"))
    entry = entries(database)[-1]
    assert (entry.kind, entry.row_id) == ("venue_setting", 0)
    assert entry.details == {"key": [None, "leap_day"], "value": [None, "mar_1"]}


def test_undo_and_redo_are_told_as_such(database: Database) -> None:
    customer_id = new_customer(database)
    with database.write(by=0) as session:
        session.get_one(Customer, customer_id).title = "Dr"
    step = session.outcome(None, undo_label="title").reversal
    assert step is not None
    step.undo()
    step.redo()
    assert [entry.undo for entry in entries(database)] == ["", "", "undo", "redo"]


def test_the_order_of_events_does_not_depend_on_the_clock(database: Database, clock: SetClock) -> None:
    first = new_customer(database, "First")
    clock.at = datetime(1999, 1, 1, tzinfo=UTC)
    second = new_customer(database, "Second")
    assert [entry.customer_id for entry in entries(database)] == [first, second]

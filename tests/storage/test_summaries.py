"""What the visits of a customer add up to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.model.customer import Customer, CustomerSummary
from app.model.visit import Visit
from app.storage.database import Database
from app.storage.summaries import rebuild_summaries, summarise_customers, summary_differences
from tests.venues import NOON, open_place

COLUMNS = ("visits_count", "visits_completed", "first_visit_on", "last_visit_on", "amount_minor")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A hotel with one customer, number 1."""
    with open_place(tmp_path) as place:
        with place.work.database.write(by=0) as session:
            session.add(Customer(display_name="Anna Berg", created_at=NOON))
        yield place.work.database


def summary(database: Database, customer_id: int = 1) -> CustomerSummary:
    with database.read() as session:
        row = session.get_one(CustomerSummary, customer_id)
        session.expunge(row)
        return row


def add_visits(database: Database, *visits: dict[str, Any]) -> None:
    with database.write(by=0) as session:
        for visit in visits:
            session.add(Visit(customer_id=1, **{"status": "completed", "currency": "CHF"} | visit))


def test_visits_are_counted_and_added_up(database: Database) -> None:
    add_visits(
        database,
        {"arrives_on": date(2025, 3, 1), "amount_minor": 1_000},
        {"arrives_on": date(2026, 2, 3), "amount_minor": 500},
        {"arrives_on": date(2026, 11, 24), "amount_minor": 200, "status": "here"},
        {"arrives_on": date(2027, 1, 1), "amount_minor": 9_000, "status": "booked"},
        {"arrives_on": date(2024, 1, 1), "amount_minor": 9_000, "status": "cancelled"},
        {"arrives_on": date(2023, 1, 1), "amount_minor": 9_000, "status": "no_show"},
    )
    row = summary(database)
    assert tuple(getattr(row, column) for column in COLUMNS) == (
        6,
        2,
        date(2025, 3, 1),
        date(2026, 11, 24),
        1_700,
    )


def test_money_in_another_currency_is_not_added_to_ours(database: Database) -> None:
    add_visits(
        database,
        {"arrives_on": date(2025, 3, 1), "amount_minor": 1_000},
        {"arrives_on": date(2025, 3, 2), "amount_minor": 70, "currency": "EUR"},
        {"arrives_on": date(2025, 3, 3), "amount_minor": 5, "currency": ""},
        {"arrives_on": date(2025, 3, 4), "amount_minor": None},
        {"arrives_on": date(2025, 3, 5), "amount_minor": -200},
    )
    assert summary(database).amount_minor == 805


def test_somebody_without_visits_has_an_empty_summary(database: Database) -> None:
    row = summary(database)
    assert tuple(getattr(row, column) for column in COLUMNS) == (0, 0, None, None, 0)


def test_the_place_in_the_order_stays_when_the_visits_stay(database: Database) -> None:
    add_visits(database, {"arrives_on": date(2025, 3, 1)})
    before = summary(database).rank_key
    with database.write(by=0) as session:
        session.get_one(Customer, 1).display_name = "Anna Stone"
    with database.write(by=0) as session:
        rebuild_summaries(session.connection())
    assert summary(database).rank_key == before
    add_visits(database, {"arrives_on": date(2026, 3, 1)})
    assert summary(database).rank_key > before


def test_an_unchanged_summary_is_not_written(database: Database) -> None:
    with database.write(by=0) as session:
        connection = session.connection()
        before = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
        summarise_customers(connection, [1])
        assert connection.exec_driver_sql("SELECT total_changes()").scalar_one() == before


def test_taking_the_last_visit_back_takes_it_out_of_the_summary(database: Database) -> None:
    add_visits(database, {"arrives_on": date(2025, 3, 1)})
    before = summary(database)
    with database.write(by=0) as session:
        session.add(Visit(customer_id=1, status="completed", arrives_on=date(2026, 3, 1)))
    reversal = session.outcome(None, undo_label="the visit").reversal
    assert reversal is not None
    reversal.undo()
    after = summary(database)
    assert [getattr(after, column) for column in COLUMNS] == [getattr(before, column) for column in COLUMNS]
    assert after.rank_key == before.rank_key


def test_all_summaries_can_be_made_anew(database: Database) -> None:
    with database.write(by=0) as session:
        session.add_all(Customer(display_name=f"Guest {n}", created_at=NOON) for n in range(1_200))
    with database.write(by=0) as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM customer_summary WHERE customer_id % 2")
        connection.exec_driver_sql("UPDATE customer_summary SET visits_count = 7 WHERE customer_id % 3 = 0")
        told: list[tuple[int, int]] = []
        rebuild_summaries(connection, lambda done, total: told.append((done, total)))
        assert summary_differences(connection) == []
        assert told[-1] == (1_201, 1_201)
        keys = connection.exec_driver_sql(
            "SELECT count(DISTINCT rank_key) FROM customer_summary"
        ).scalar_one()
        assert keys == 1_201

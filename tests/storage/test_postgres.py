"""The same classes and the same revisions on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import inspect, literal, select

from app.core.errors import Conflict
from app.model.customer import Customer
from app.model.schema import Base
from app.model.visit import Visit
from app.storage.database import Database
from app.storage.expressions import MidnightOf
from app.storage.opening import open_server
from app.storage.summaries import SummaryKeeper
from tests.storage.files import names, new_customer
from tests.storage.round_trips import made_up_row, put_row, tables
from tests.venues import NOON, SetClock


@pytest.fixture
def server(postgres_url: str) -> Iterator[Database]:
    """A venue on a server, made by the migration."""
    database = open_server(postgres_url, clock=SetClock(), keepers=[SummaryKeeper()])
    yield database
    database.close()


def test_every_table_is_made_by_the_migration(server: Database) -> None:
    assert set(Base.metadata.tables) <= set(inspect(server.engine).get_table_names())


def test_every_table_gives_back_what_it_was_given(server: Database) -> None:
    with server.engine.begin() as connection:
        for table in tables():
            row = made_up_row(table)
            put_row(connection, table, row)
            assert connection.execute(select(table)).one()._asdict() == row, table.name


def test_opening_again_changes_nothing(server: Database, postgres_url: str) -> None:
    new_customer(server)
    again = open_server(postgres_url, clock=SetClock())
    assert names(again) == ["Léa"]
    again.close()


def test_writing_undoing_and_redoing_work_as_on_a_file(server: Database) -> None:
    with server.write(by=0) as session:
        session.add(Customer(display_name="Léa", created_at=NOON))
    step = session.outcome(None, undo_label="add").reversal
    assert step is not None
    step.undo()
    assert names(server) == []
    step.redo()
    assert names(server) == ["Léa"]


def test_two_desks_never_overwrite_each_other_silently(server: Database) -> None:
    customer_id = new_customer(server)

    def change_what_changed_meanwhile() -> None:
        with server.write(by=0) as mine:
            customer = mine.get_one(Customer, customer_id)
            with server.write(by=0) as theirs:
                theirs.get_one(Customer, customer_id).title = "Theirs"
            customer.title = "Mine"

    with pytest.raises(Conflict):
        change_what_changed_meanwhile()
    with server.read() as session:
        assert session.get_one(Customer, customer_id).title == "Theirs"


def test_a_day_begins_at_the_venues_midnight(server: Database) -> None:
    customer_id = new_customer(server)
    with server.write(by=0) as session:
        session.add(Visit(customer_id=customer_id, status="booked", arrives_on=NOON.date()))
    midnight = MidnightOf(Visit.__table__.c.arrives_on, literal(60))
    with server.read() as session:
        assert session.execute(select(midnight)).scalar_one().isoformat() == "2026-11-24T23:00:00+00:00"

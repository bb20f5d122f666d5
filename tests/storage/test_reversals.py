"""Taking transactions back and doing them again."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.model.alias import Alias
from app.model.companion import Companion
from app.model.customer import Customer, CustomerSummary
from app.model.occasion import Occasion
from app.model.schema import Base
from app.model.visit import Visit, VisitLine
from app.storage.database import Database
from tests.storage.files import names, new_customer
from tests.venues import NOON


def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table but the audit, without versions."""
    found = {}
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            if not table.name.startswith("audit_"):
                columns = [column for column in table.c if column.name != "version"]
                rows = session.execute(select(*columns).order_by(*table.primary_key.columns))
                found[table.name] = [tuple(row) for row in rows]
    return found


def reversal(outcome: Outcome[Any]) -> Reversal:
    """How the step is taken back."""
    assert outcome.reversal is not None
    return outcome.reversal


def add_family(database: Database) -> Outcome[int]:
    """A customer with rows that refer to each other, in one transaction."""
    with database.write(by=0) as session:
        customer = Customer(display_name="Léa", created_at=NOON)
        session.add(customer)
        session.flush()
        companion = Companion(customer_id=customer.id, name="Louis", kind="child")
        visit = Visit(customer_id=customer.id, status="completed", arrives_on=NOON.date())
        session.add_all([companion, visit])
        session.flush()
        session.add_all(
            [
                Occasion(
                    customer_id=customer.id, companion_id=companion.id, kind="birthday", month=2, day=29
                ),
                VisitLine(visit_id=visit.id, product="Scarf", quantity_thousandths=1000, amount_minor=12_000),
                Alias(customer_id=customer.id, name="Lea", kind="nickname"),
            ]
        )
    return session.outcome(customer.id, said="Added", undo_label="add")


def test_rows_that_refer_to_each_other_go_and_come_back(database: Database) -> None:
    empty = everything(database)
    step = reversal(add_family(database))
    full = everything(database)
    for _ in range(2):
        step.undo()
        assert everything(database) == empty
        step.redo()
        assert everything(database) == full


def test_removed_rows_come_back_parents_first_in_whatever_order_they_went(database: Database) -> None:
    customer_id = add_family(database).value
    full = everything(database)
    with database.write(by=0) as session:
        for mapped in (Occasion, Companion):
            session.delete(session.scalars(select(mapped).where(mapped.customer_id == customer_id)).one())
            session.flush()
    step = reversal(session.outcome(None, undo_label="remove"))
    step.undo()
    assert everything(database) == full
    step.redo()
    step.undo()
    assert everything(database) == full


def test_undo_says_which_rows_it_touched(database: Database) -> None:
    outcome = add_family(database)
    change = reversal(outcome).undo()
    assert change.customer_ids == {outcome.value}
    assert change.kinds == {"customer", "companion", "visit", "visit_line", "occasion", "alias"}


def test_several_changes_of_one_row_are_one_step(database: Database) -> None:
    customer_id = new_customer(database)
    with database.write(by=0) as session:
        customer = session.get_one(Customer, customer_id)
        for title in ("Dr", "Prof", "Prof Dr"):
            customer.title = title
            session.flush()
    step = reversal(session.outcome(None, undo_label="title"))
    step.undo()
    with database.read() as session:
        assert session.get_one(Customer, customer_id).title == ""
    step.redo()
    with database.read() as session:
        assert session.get_one(Customer, customer_id).title == "Prof Dr"


def set_title(database: Database, customer_id: int, title: str) -> Reversal:
    """Change one field; gives how it is taken back."""
    with database.write(by=0) as session:
        session.get_one(Customer, customer_id).title = title
    return reversal(session.outcome(None, undo_label="title"))


def test_undo_of_an_earlier_step_waits_for_the_later_one(database: Database) -> None:
    customer_id = new_customer(database)
    first, second = set_title(database, customer_id, "Dr"), set_title(database, customer_id, "Prof")
    before = everything(database)
    with pytest.raises(Conflict):
        first.undo()
    assert everything(database) == before
    second.undo()
    first.undo()
    first.redo()
    second.redo()
    assert everything(database) == before


def test_a_row_gone_meanwhile_is_a_conflict(database: Database) -> None:
    outcome = add_family(database)
    step = set_title(database, outcome.value, "Dr")
    step.undo()
    reversal(outcome).undo()
    with pytest.raises(Conflict):
        step.redo()


def test_a_row_that_others_refer_to_meanwhile_is_a_conflict_and_nothing_goes(database: Database) -> None:
    outcome = add_family(database)
    with database.write(by=0) as session:
        session.add(Alias(customer_id=outcome.value, name="Later", kind="nickname"))
    before = everything(database)
    with pytest.raises(Conflict):
        reversal(outcome).undo()
    assert everything(database) == before


def test_a_write_that_changes_nothing_cannot_be_undone_and_says_nothing(database: Database) -> None:
    customer_id = new_customer(database)
    with database.write(by=0) as session:
        session.get_one(Customer, customer_id).title = ""
    outcome = session.outcome(None, said="Changed", undo_label="title")
    assert (outcome.reversal, outcome.said, outcome.change.touched) == (None, "", frozenset())


def test_ids_are_never_given_twice(database: Database) -> None:
    outcome = add_family(database)
    reversal(outcome).undo()
    assert new_customer(database) > outcome.value
    assert names(database) == ["Léa"]


def test_the_summary_follows_undo(database: Database) -> None:
    customer_id = add_family(database).value
    with database.write(by=0) as session:
        session.add(Visit(customer_id=customer_id, status="completed", arrives_on=NOON.date()))
    step = reversal(session.outcome(None, undo_label="visit"))

    def visits() -> int:
        with database.read() as reading:
            return reading.get_one(CustomerSummary, customer_id).visits_completed

    assert visits() == 2
    step.undo()
    assert visits() == 1
    step.redo()
    assert visits() == 2

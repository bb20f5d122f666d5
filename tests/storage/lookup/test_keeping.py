"""The index is written in the transaction that changes the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.model.alias import Alias
from app.model.companion import Companion
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.model.preference import Preference
from app.model.tag import CustomerTag, Tag
from app.model.visit import Visit
from app.storage.lookup.checking import lookup_differences
from app.storage.lookup.keeper import LookupKeeper
from app.storage.lookup.writing import rebuild, reindex_customers
from app.storage.opening import open_server
from app.storage.summaries import SummaryKeeper, summary_differences
from app.storage.write_session import WriteSession
from tests.storage.lookup.conftest import TODAY, Town, stay, swiss
from tests.venues import NOON, SetClock

Edit = Callable[[WriteSession, int], None]


def change(mapped: type, **values: Any) -> Edit:
    """An edit of the customer's row of this kind."""

    def apply(session: WriteSession, customer_id: int) -> None:
        key = Customer.id if mapped is Customer else mapped.customer_id
        row = session.query(mapped).filter(key == customer_id).one()
        for column, value in values.items():
            setattr(row, column, value)

    return apply


def remove(mapped: type) -> Edit:
    """The removal of the customer's row of this kind."""
    return lambda session, customer_id: session.delete(
        session.query(mapped).filter(mapped.customer_id == customer_id).one()
    )


def rename_tag(session: WriteSession, customer_id: int) -> None:
    session.query(Tag).one().name = "Opera friends"


def add_visit(session: WriteSession, customer_id: int) -> None:
    session.add(Visit(customer_id=customer_id, status="here", arrives_on=TODAY, place="Terrace 9"))


EDITS: list[tuple[str, Edit, str, str]] = [
    ("the name", change(Customer, display_name="Ines Almeida"), "berg", "almeida"),
    ("the given name", change(Customer, given_name="Ines"), "karolina", "ines"),
    ("the preferred name", change(Customer, preferred_name="Linchen"), "lina", "linchen"),
    ("the card", change(Customer, card_number="4711"), "8800123", "4711"),
    ("an alias", change(Alias, name="Зоя"), "kiki", "зоя"),
    ("a companion", change(Companion, name="Rex"), "biscuit", "rex"),
    ("a companion who is gone", remove(Companion), "biscuit", ""),
    ("a phone", change(ContactPoint, value="0791112233", normal="+41791112233", national_digits="791112233"), "795558821", "112233"),
    ("a preference", change(Preference, text="Almond milk"), "oat", "almond"),
    ("a preference that no longer holds", change(Preference, withdrawn_at="now"), "oat", ""),
    ("a tag that is renamed", rename_tag, "wine", "opera"),
    ("a tag taken off", remove(CustomerTag), "wine", ""),
    ("the place", change(Visit, place="415"), "412", "415"),
    ("the reference", change(Visit, reference="ZZ99"), "HB1", "zz99"),
    ("a visit that ends", change(Visit, status="completed"), "412", ""),
    ("a second visit", add_visit, "", "terrace"),
    ("archiving", change(Customer, archived_at="now"), "berg", ""),
]  # fmt: skip


def add_karolina(town: Town) -> int:
    return town.add(
        "Karoline Berg", given_name="Karolina", preferred_name="Lina", card_number="8800123", aliases=["Kiki"],
        companions=["Biscuit"], phones=[swiss("795558821")], likes=["Oat milk"], tags=["Wine club"],
        visits=[stay(1, status="here", place="412", reference="HB1")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "no_more", "from_now"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS]
)
def test_an_edit_its_undo_and_its_redo_are_followed(
    town: Town, edit: Edit, no_more: str, from_now: str
) -> None:
    whose = add_karolina(town)
    with town.database.write(by=0) as session:
        edit(_with_clock(session, town), whose)
    reversal = session.outcome(None, undo_label="the edit").reversal
    assert reversal is not None
    for step, done in ((lambda: None, True), (reversal.undo, False), (reversal.redo, True)):
        step()
        assert not from_now or town.finds_exactly(from_now) is done
        assert not no_more or town.finds_exactly(no_more) is not done
        assert town.all_well()


def _with_clock(session: WriteSession, town: Town) -> WriteSession:
    """Have the word "now" stand for the present instant."""
    from sqlalchemy import event

    @event.listens_for(session, "before_flush")
    def _tell_the_time(flushed: WriteSession, _context: object, _instances: object) -> None:
        for row in flushed.dirty:
            for column in ("archived_at", "withdrawn_at"):
                if getattr(row, column, None) == "now":
                    setattr(row, column, town.clock.now())

    return session


def test_adding_somebody_can_be_undone_and_done_again(town: Town) -> None:
    with town.database.write(by=0) as session:
        town.put(session, "Karoline Berg", likes=["oat milk"], visits=[stay(4)])
    reversal = session.outcome(None, undo_label="the customer").reversal
    assert reversal is not None
    reversal.undo()
    assert town.ids("berg") == town.ids("") == []
    assert town.all_well()
    reversal.redo()
    assert town.names("oat berg") == ["Karoline Berg"]
    assert town.all_well()


def test_nothing_is_written_when_the_transaction_fails(town: Town) -> None:
    whose = add_karolina(town)

    def fail_half_way() -> None:
        with town.database.write(by=0) as session:
            session.get_one(Customer, whose).display_name = "Nobody"
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert town.ids("nobody") == []
    assert town.ids("berg") == [whose]
    assert town.all_well()


def test_a_merged_customer_is_found_as_the_one_they_were_merged_into(town: Town) -> None:
    kept, gone = town.add("Karoline Berg"), town.add("Caroline Montagne", card_number="5550001")
    with town.database.write(by=0) as session:
        session.get_one(Customer, gone).merged_into_id = kept
    merged = session.outcome(None, undo_label="the merge").reversal
    assert town.ids("montagne") == town.ids("5550001") == [kept]
    assert town.find("montagne").rows[0].matched.text == "Caroline Montagne"
    assert town.all_well()
    merged.undo()
    assert town.ids("montagne") == [gone]
    assert town.ids("berg") == [kept]
    assert town.all_well()


def test_rows_written_in_bulk_are_followed_when_they_are_noted(town: Town) -> None:
    ids = town.add_all([(f"Guest Number{n}", {}) for n in range(20)])
    with town.database.write(by=0) as session:
        rows = [{"customer_id": n, "name": f"Pseudonym{n}", "kind": "nickname"} for n in ids]
        session.connection().execute(Alias.__table__.insert(), rows)
        session.note_rows("alias", ids=range(1, 21), customer_ids=ids)
    assert town.ids(f"pseudonym{ids[7]}") == [ids[7]]
    assert town.all_well()


def test_rows_written_in_bulk_are_followed_when_everything_changed(town: Town) -> None:
    ids = town.add_all([(f"Guest Number{n}", {}) for n in range(20)])
    with town.database.write(by=0) as session:
        session.connection().exec_driver_sql("UPDATE customer SET display_name = 'Someone ' || id")
        session.recorded.everything = True
    assert town.ids(f"someone {ids[3]}") == [ids[3]]
    assert town.all_well()


def test_an_edit_that_nobody_can_look_up_writes_nothing_into_the_index(town: Town) -> None:
    whose = add_karolina(town)
    with town.database.write(by=0) as session:
        session.get_one(Customer, whose).note = "prefers the morning"
        session.flush()
        before = session.connection().exec_driver_sql("SELECT total_changes()").scalar_one()
        reindex_customers(session.connection(), [whose])
        assert session.connection().exec_driver_sql("SELECT total_changes()").scalar_one() == before


def prefer_second_phone(session: WriteSession, customer_id: int) -> None:
    phones = session.query(ContactPoint).filter_by(customer_id=customer_id, kind="phone")
    phones.order_by(ContactPoint.id.desc()).first().preferred = True


@pytest.mark.parametrize(
    ("edit", "field", "shown"),
    [
        (change(Customer, tier="Gold"), "tier", "Gold"),
        (prefer_second_phone, "phone_tail", "3344"),
        (change(Visit, status="cancelled"), "last_visit_on", None),
        (change(Visit, arrives_on=TODAY), "last_visit_on", TODAY),
        (change(Visit, status="here", leaves_on=TODAY), "leaves_on", TODAY),
        (change(Visit, status="booked", arrives_on=TODAY), "arriving_on", TODAY),
    ],
)
def test_what_the_list_shows_follows_though_nobody_is_found_by_it(
    town: Town, edit: Edit, field: str, shown: object
) -> None:
    phones = [swiss("795558821"), swiss("791113344")]
    whose = town.add("Karoline Berg", phones=phones, visits=[stay(9)])
    assert getattr(town.find("berg").rows[0], field) != shown
    with town.database.write(by=0) as session:
        edit(session, whose)
    assert getattr(town.find("berg").rows[0], field) == shown
    assert town.all_well()


def test_what_explains_somebody_follows_though_they_are_found_by_the_same_words(town: Town) -> None:
    whose = town.add("Karoline Berg", likes=["oat milk"])
    with town.database.write(by=0) as session:
        session.query(Preference).filter_by(customer_id=whose).one().text = "Oat Milk"
    assert [row.matched and row.matched.text for row in town.find("oat").rows] == ["Oat Milk"]
    assert town.all_well()


def test_making_the_index_anew_changes_nothing_that_is_found(town: Town) -> None:
    town.add_all(
        [(f"Guest Number{n}", {"visits": [stay(n)], "phones": [swiss(f"79555{n:04}")]}) for n in range(60)]
    )
    add_karolina(town)
    asked = ("guest", "5550", "oat", "lnia", "", "number5")
    before = [town.ids(text) for text in asked]
    told: list[tuple[int, int]] = []
    with town.database.write(by=0) as session:
        rebuild(session.connection(), lambda done, total: told.append((done, total)))
    assert [town.ids(text) for text in asked] == before
    assert told[-1] == (61, 61)
    assert town.all_well()


def test_very_many_customers_at_once_are_indexed(town: Town) -> None:
    many = [(f"Guest{n} Crowd", {"visits": [stay(n % 700)]}) for n in range(2_500)]
    ids = town.add_all(many)
    assert town.names("guest1234") == ["Guest1234 Crowd"]
    with town.database.write(by=0) as session:
        session.connection().exec_driver_sql(
            "UPDATE customer SET display_name = 'Moved ' || id WHERE id % 7 <> 0"
        )
        session.note_rows("customer", ids=ids, customer_ids=ids)
    assert f"Moved {ids[2_497]}" in town.names(f"moved {ids[2_497]}")
    assert town.all_well()


def test_on_a_server_nothing_is_kept(postgres_url: str) -> None:
    server = open_server(postgres_url, clock=SetClock(), keepers=[SummaryKeeper(), LookupKeeper()])
    with server.write(by=0) as session:
        whose = Customer(display_name="Karoline Berg", created_at=NOON)
        session.add(whose)
        session.flush()
        session.add(Visit(customer_id=whose.id, status="completed", arrives_on=TODAY, amount_minor=500))
    with server.read() as session:
        assert summary_differences(session.connection()) == []
        assert lookup_differences(session.connection()) == []
    server.close()

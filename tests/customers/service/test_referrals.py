"""Who recommended the venue to whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.core.errors import InvalidInput
from app.core.outcome import Outcome
from app.customers.as_json import card_as_json
from app.customers.schemas.drafts import CustomerEdit
from app.customers.schemas.history import HistoryKind
from app.customers.schemas.referrals import KnownRow, Referrals
from app.model.customer import Customer
from app.model.visit import Visit

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def _refer(hotel: Services, customer_id: int, **fields: object) -> Outcome[None]:
    version = hotel.card(customer_id).head.version
    return hotel.customers.edit_customer(customer_id, CustomerEdit(version=version, **fields))


def _merge(hotel: Services, customer_id: int, *, into: int | None) -> None:
    with hotel.work.write() as session:
        session.get_one(Customer, customer_id).merged_into_id = into


def _referrals(hotel: Services, customer_id: int) -> Referrals:
    return hotel.card(customer_id).referrals


def _brought(hotel: Services, customer_id: int) -> list[int]:
    return [row.customer_id for row in _referrals(hotel, customer_id).brought]


def test_both_cards_tell_who_recommended_us_to_whom(hotel: Services) -> None:
    maria, anna = hotel.add("Maria Keller"), hotel.add("Anna Berger")
    _refer(hotel, anna, referred_by_id=maria)
    assert _referrals(hotel, anna).by == KnownRow(maria, "Maria Keller")
    assert _referrals(hotel, maria).brought == (KnownRow(anna, "Anna Berger"),)


def test_a_new_customer_may_be_recommended_from_the_start(hotel: Services) -> None:
    maria = hotel.add("Maria Keller")
    anna = hotel.add("Anna Berger", referred_by_id=maria, heard_from="  at the   fair ")
    assert _brought(hotel, maria) == [anna]
    assert _referrals(hotel, anna).heard_from == "at the   fair"


def test_whoever_came_last_is_named_first(hotel: Services) -> None:
    maria = hotel.add("Maria Keller")
    guests = [hotel.add(name, referred_by_id=maria) for name in ("Early", "Late", "Never")]
    with hotel.work.write() as session:
        for days, customer_id in zip((90, 3), guests, strict=False):
            day = hotel.work.today() - timedelta(days=days)
            session.add(Visit(customer_id=customer_id, status="completed", arrives_on=day))
    assert _brought(hotel, maria) == [guests[1], guests[0], guests[2]]
    assert _referrals(hotel, maria).brought[0].first_on == hotel.work.today() - timedelta(days=3)


def test_nobody_recommends_the_venue_to_themselves(hotel: Services) -> None:
    anna = hotel.add("Anna Berger")
    with pytest.raises(InvalidInput) as caught:
        _refer(hotel, anna, referred_by_id=anna)
    (problem,) = caught.value.problems
    assert (problem.field, problem.message) == (
        "referred_by_id",
        "Nobody recommends us to themselves. Choose somebody else.",
    )


@pytest.mark.parametrize("away", ["archived", "merged", "never there"])
def test_a_card_that_is_put_away_recommends_nobody(hotel: Services, away: str) -> None:
    anna, maria, other = hotel.add("Anna Berger"), hotel.add("Maria Keller"), hotel.add("Maria K.")
    if away == "archived":
        hotel.customers.archive_customer(maria)
    elif away == "merged":
        _merge(hotel, maria, into=other)
    with pytest.raises(InvalidInput) as caught:
        _refer(hotel, anna, referred_by_id=maria if away != "never there" else 9999)
    assert caught.value.problems[0].field == "referred_by_id"
    assert _referrals(hotel, anna).by is None


def test_the_history_names_who_it_was_and_undo_takes_it_back(hotel: Services) -> None:
    maria, anna = hotel.add("Maria Keller"), hotel.add("Anna Berger")
    outcome = _refer(hotel, anna, referred_by_id=maria, heard_from="A friend")
    assert {maria, anna} <= outcome.change.customer_ids
    changes = {row.field: row.after for row in hotel.history.list_changes(anna).rows[0].changes}
    assert changes == {"Recommended by": "Maria Keller", "How they came": "A friend"}
    entries = hotel.history.list_history(anna, kinds=[HistoryKind.CHANGE]).entries
    assert any("Maria Keller" in entry.text for entry in entries)
    assert outcome.reversal is not None
    assert {maria, anna} <= outcome.reversal.undo().customer_ids
    assert _referrals(hotel, anna) == Referrals()
    assert _brought(hotel, maria) == []
    outcome.reversal.redo()
    assert _brought(hotel, maria) == [anna]


def test_merging_moves_the_links_of_both_directions_and_parting_brings_them_back(hotel: Services) -> None:
    maria, twin, anna, late = (hotel.add(name) for name in ("Maria Keller", "M. Keller", "Anna", "Late"))
    _refer(hotel, anna, referred_by_id=twin)
    _refer(hotel, twin, referred_by_id=late, heard_from="Walked past")
    _merge(hotel, twin, into=maria)
    assert _brought(hotel, maria) == [anna]
    assert _brought(hotel, late) == [maria]
    assert _referrals(hotel, anna).by == KnownRow(maria, "Maria Keller")
    assert _referrals(hotel, maria).by == KnownRow(late, "Late")
    assert _referrals(hotel, maria).heard_from == "Walked past"
    _merge(hotel, twin, into=None)
    assert _referrals(hotel, maria) == Referrals()
    assert _brought(hotel, twin) == [anna]
    assert _brought(hotel, late) == [twin]
    assert _referrals(hotel, anna).by == KnownRow(twin, "M. Keller")


def test_what_is_said_on_the_card_in_use_goes_before_what_a_merged_one_said(hotel: Services) -> None:
    maria, twin, one, other = (hotel.add(name) for name in ("Maria", "M. Keller", "One", "Other"))
    _refer(hotel, twin, referred_by_id=one, heard_from="Radio")
    _refer(hotel, maria, referred_by_id=other, heard_from="Paper")
    _merge(hotel, twin, into=maria)
    assert _referrals(hotel, maria) == Referrals(KnownRow(other, "Other"), "Paper")
    assert _brought(hotel, other) == [maria]


def test_somebody_merged_with_whom_they_brought_recommends_nobody_to_themselves(hotel: Services) -> None:
    maria, anna = hotel.add("Maria Keller"), hotel.add("Anna Keller")
    _refer(hotel, anna, referred_by_id=maria)
    for one, other in ((anna, maria), (maria, anna)):
        _merge(hotel, one, into=other)
        assert _referrals(hotel, other) == Referrals()
        _merge(hotel, one, into=None)
        assert _brought(hotel, maria) == [anna]


def test_what_is_taken_off_is_not_said_by_a_merged_card_either(hotel: Services) -> None:
    maria, twin, one = (hotel.add(name) for name in ("Maria", "M. Keller", "One"))
    _refer(hotel, twin, referred_by_id=one, heard_from="Radio")
    _merge(hotel, twin, into=maria)
    outcome = _refer(hotel, maria, referred_by_id=None, heard_from="")
    assert _referrals(hotel, maria) == Referrals()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert _referrals(hotel, maria) == Referrals(KnownRow(one, "One"), "Radio")


def test_somebody_archived_is_not_counted_among_those_who_were_brought(hotel: Services) -> None:
    maria = hotel.add("Maria Keller")
    anna = hotel.add("Anna Berger", referred_by_id=maria)
    archived = hotel.customers.archive_customer(anna)
    assert _brought(hotel, maria) == []
    assert archived.reversal is not None
    archived.reversal.undo()
    assert _brought(hotel, maria) == [anna]
    hotel.customers.archive_customer(maria)
    assert _referrals(hotel, anna).by == KnownRow(maria, "Maria Keller")


def test_the_words_used_before_are_offered_the_usual_ones_first(hotel: Services) -> None:
    for words in ("Walked past", "A magazine", "A magazine", ""):
        hotel.add("Somebody", heard_from=words)
    assert hotel.cards.list_heard_from() == ("A magazine", "Walked past")


def test_a_card_as_json_tells_who_recommended_us_and_to_whom(hotel: Services) -> None:
    maria = hotel.add("Maria Keller")
    anna = hotel.add("Anna Berger", referred_by_id=maria, heard_from="A friend")
    with hotel.work.write() as session:
        session.add(Visit(customer_id=anna, status="completed", arrives_on=date(2026, 3, 1)))
    told = card_as_json(hotel.card(anna), history=(), say=(), zone="Europe/Zurich")
    assert told["recommended_by"] == {"id": maria, "name": "Maria Keller", "first_on": None}
    assert (told["heard_from"], told["recommended"]) == ("A friend", [])
    told = card_as_json(hotel.card(maria), history=(), say=(), zone="Europe/Zurich")
    assert told["recommended"] == [{"id": anna, "name": "Anna Berger", "first_on": "2026-03-01"}]

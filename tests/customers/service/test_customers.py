"""Adding people, editing the head of the card, archiving."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.core.errors import Conflict, InvalidInput, NotFound
from app.core.outcome import Outcome
from app.core.partial_dates import PartialDate
from app.core.typed_text import clean_note
from app.customers.schemas.drafts import CustomerDraft, CustomerEdit
from app.customers.schemas.person import Presence
from app.model.customer import Customer

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def test_a_new_customer_has_contacts_birthday_and_tags(hotel: Services) -> None:
    customer_id = hotel.add(
        phones=("079 555 88 21",),
        emails=("Lea@Example.ch",),
        birthday=PartialDate(11, 29, 1990),
        tags=("VIP", "vip", "Family"),
        languages=("de", "fr"),
    )
    head = hotel.card(customer_id).head
    assert head.display_name == "Léa Müller-Odermatt"
    assert head.phone is not None
    assert head.phone.shown == "+41 79 555 88 21"
    assert head.email is not None
    assert head.email.value == "Lea@Example.ch"
    assert head.birthday == PartialDate(11, 29, 1990)
    assert [tag.name for tag in head.tags] == ["Family", "VIP"]
    assert head.languages == ("de", "fr")
    assert head.whereabouts.presence is Presence.NEVER


def test_the_name_is_made_of_given_and_family_name(hotel: Services) -> None:
    outcome = hotel.customers.add_customer(CustomerDraft(given_name="Jonas", family_name="Müller"))
    assert hotel.card(outcome.value).head.display_name == "Jonas Müller"


def test_nobody_is_added_without_a_name(hotel: Services) -> None:
    with pytest.raises(InvalidInput) as caught:
        CustomerDraft(display_name=" \x00 ")
    assert [problem.field for problem in caught.value.problems] == ["display_name"]


def test_adding_is_undone_and_redone_whole(hotel: Services) -> None:
    outcome = hotel.customers.add_customer(
        CustomerDraft(display_name="Piotr Mülke", phones=("+48 601 234 567",), tags=("Night owl",))
    )
    assert outcome.reversal is not None
    outcome.reversal.undo()
    with pytest.raises(NotFound):
        hotel.card(outcome.value)
    outcome.reversal.redo()
    head = hotel.card(outcome.value).head
    assert head.display_name == "Piotr Mülke"
    assert head.phone is not None
    assert [tag.name for tag in head.tags] == ["Night owl"]


def test_an_edit_changes_only_the_fields_given(hotel: Services) -> None:
    customer_id = hotel.add(company="Harbour AG", note="Knows the chef")
    head = hotel.card(customer_id).head
    hotel.customers.edit_customer(
        customer_id, CustomerEdit(version=head.version, preferred_name="Léa", languages=("fr",))
    )
    after = hotel.card(customer_id).head
    assert (after.preferred_name, after.languages) == ("Léa", ("fr",))
    assert (after.company, after.note) == ("Harbour AG", "Knows the chef")
    assert after.version == head.version + 1


def test_a_stale_edit_carries_both_values(hotel: Services) -> None:
    customer_id = hotel.add()
    version = hotel.card(customer_id).head.version
    hotel.customers.edit_customer(customer_id, CustomerEdit(version=version, company="Theirs"))
    with pytest.raises(Conflict) as caught:
        hotel.customers.edit_customer(customer_id, CustomerEdit(version=version, company="Yours"))
    assert (caught.value.theirs, caught.value.yours) == ({"company": "Theirs"}, {"company": "Yours"})
    assert hotel.card(customer_id).head.company == "Theirs"


def test_a_stale_edit_that_says_the_same_is_no_conflict(hotel: Services) -> None:
    customer_id = hotel.add()
    version = hotel.card(customer_id).head.version
    edit = CustomerEdit(version=version, company="Same")
    hotel.customers.edit_customer(customer_id, edit)
    again = hotel.customers.edit_customer(customer_id, edit)
    assert (again.reversal, again.said) == (None, "")


def test_archiving_is_undone(hotel: Services) -> None:
    customer_id = hotel.add()
    outcome = hotel.customers.archive_customer(customer_id)
    assert hotel.card(customer_id).head.archived_at == hotel.clock.at
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(customer_id).head.archived_at is None
    hotel.customers.archive_customer(customer_id)
    hotel.customers.restore_customer(customer_id)
    assert hotel.card(customer_id).head.archived_at is None


def test_undo_refuses_when_somebody_changed_the_card_meanwhile(hotel: Services) -> None:
    customer_id = hotel.add()
    mine = hotel.customers.edit_customer(
        customer_id, CustomerEdit(version=hotel.card(customer_id).head.version, title="Dr")
    )
    hotel.customers.edit_customer(
        customer_id, CustomerEdit(version=hotel.card(customer_id).head.version, title="Prof")
    )
    assert mine.reversal is not None
    with pytest.raises(Conflict):
        mine.reversal.undo()
    assert hotel.card(customer_id).head.title == "Prof"


@pytest.mark.parametrize("field", ["display_name", "note", "company", "say_name", "card_number"])
def test_a_payment_card_number_is_refused_with_a_masked_offer(field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        CustomerDraft(**{"display_name": "Léa", field: "pays with 4111 1111 1111 1111"})
    (problem,) = caught.value.problems
    assert problem.field == field
    assert problem.suggestion == "pays with •••• •••• •••• 1111"


def test_texts_have_generous_limits(hotel: Services) -> None:
    assert hotel.add("x" * 200, note="y" * 10_000)
    with pytest.raises(InvalidInput) as caught:
        CustomerDraft(display_name="x" * 201, note="y" * 10_001)
    assert [problem.field for problem in caught.value.problems] == ["display_name", "note"]
    assert "200" in caught.value.problems[0].message


def test_naughty_strings_are_kept_unchanged(hotel: Services, corpora: Path) -> None:
    strings = json.loads((corpora / "blns" / "blns.json").read_text(encoding="utf-8"))
    customer_id = hotel.add()
    for text in strings:
        version = hotel.card(customer_id).head.version
        hotel.customers.edit_customer(customer_id, CustomerEdit(version=version, note=text))
        kept = hotel.card(customer_id).head.note
        assert kept == clean_note(text)
        if not any(
            ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u2028\u2029" for letter in text
        ):
            assert kept == text.strip()


def test_a_tier_is_known_since_the_day_it_changed(hotel: Services) -> None:
    customer_id = hotel.add()

    def since() -> tuple[str, date | None]:
        with hotel.work.read() as session:
            row = session.get_one(Customer, customer_id)
            return row.tier, row.tier_since

    def edit(**fields: str) -> Outcome[None]:
        version = hotel.card(customer_id).head.version
        return hotel.customers.edit_customer(customer_id, CustomerEdit(version=version, **fields))

    today = hotel.work.today()
    edit(note="Likes the quiet side")
    assert since() == ("", None)
    edit(tier="Silver")
    assert since() == ("Silver", today)
    hotel.clock.forward(days=10)
    edit(tier="Silver", note="The same")
    assert since() == ("Silver", today)
    gold = edit(tier="Gold")
    assert since() == ("Gold", today + timedelta(days=10))
    assert gold.reversal is not None
    gold.reversal.undo()
    assert since() == ("Silver", today)
    edit(tier="")
    assert since() == ("", None)


@pytest.mark.parametrize("name", ["Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞", "! ?"])
def test_a_name_of_which_nothing_can_be_mistyped_is_kept(hotel: Services, name: str) -> None:
    outcome = hotel.customers.add_customer(CustomerDraft(display_name=name))

    assert hotel.card(outcome.value).head.display_name == name

"""Contacts, other names and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.core.errors import Conflict, InvalidInput
from app.customers.schemas.drafts import AliasDraft, AliasEdit, ContactDraft, ContactEdit
from app.model.alias import AliasKind
from app.model.contact_point import ContactKind

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def test_a_number_that_cannot_be_read_is_kept_as_given(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.contacts.add_contact(customer_id, ContactDraft(kind="phone", value="ask the concierge"))
    (contact,) = hotel.card(customer_id).head.contacts
    assert (contact.value, contact.shown, contact.readable) == (
        "ask the concierge",
        "ask the concierge",
        False,
    )


def test_a_changed_number_is_read_again(hotel: Services) -> None:
    customer_id = hotel.add(phones=("079 555 88 21",))
    (before,) = hotel.card(customer_id).head.contacts
    edit = ContactEdit(version=before.version, value="+44 20 7946 0018")
    outcome = hotel.contacts.edit_contact(before.id, edit)
    (after,) = hotel.card(customer_id).head.contacts
    assert after.shown == "+44 20 7946 0018"
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(customer_id).head.contacts[0].shown == "+41 79 555 88 21"


def test_only_one_phone_is_preferred(hotel: Services) -> None:
    customer_id = hotel.add(phones=("079 555 88 21",))
    hotel.contacts.add_contact(
        customer_id, ContactDraft(kind="phone", value="079 555 88 22", preferred=True, label="office")
    )
    hotel.contacts.add_contact(customer_id, ContactDraft(kind="phone", value="079 555 88 23", preferred=True))
    head = hotel.card(customer_id).head
    assert [contact.preferred for contact in head.contacts] == [True, False, False]
    assert head.phone is not None
    assert head.phone.value == "079 555 88 23"


def test_a_removed_contact_comes_back_with_undo(hotel: Services) -> None:
    customer_id = hotel.add(emails=("lea@example.ch",))
    (contact,) = hotel.card(customer_id).head.contacts
    outcome = hotel.contacts.remove_contact(contact.id)
    assert hotel.card(customer_id).head.contacts == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(customer_id).head.email == contact
    assert contact.kind is ContactKind.EMAIL


def test_a_stale_contact_is_a_conflict(hotel: Services) -> None:
    customer_id = hotel.add(emails=("lea@example.ch",))
    (contact,) = hotel.card(customer_id).head.contacts
    hotel.contacts.edit_contact(contact.id, ContactEdit(version=contact.version, label="private"))
    with pytest.raises(Conflict):
        hotel.contacts.edit_contact(contact.id, ContactEdit(version=contact.version, label="work"))


def test_other_names_are_added_changed_and_removed(hotel: Services) -> None:
    customer_id = hotel.add()
    alias_id = hotel.contacts.add_alias(customer_id, AliasDraft(name="Лея", kind=AliasKind.SCRIPT)).value
    (alias,) = hotel.card(customer_id).head.aliases
    hotel.contacts.edit_alias(alias_id, AliasEdit(version=alias.version, name="Лея М."))
    assert hotel.card(customer_id).head.aliases[0].name == "Лея М."
    hotel.contacts.remove_alias(alias_id)
    assert hotel.card(customer_id).head.aliases == ()


def test_a_tag_that_differs_in_case_is_the_same_tag(hotel: Services) -> None:
    first, second = hotel.add("A"), hotel.add("B")
    hotel.tags.add_tag(first, "Wine Lover")
    hotel.tags.add_tag(second, "wine lover")
    assert [tag.name for tag in hotel.card(second).head.tags] == ["Wine Lover"]
    assert hotel.tags.list_tags()[0] == "Wine Lover"


def test_a_tag_comes_off_this_card_only(hotel: Services) -> None:
    first, second = hotel.add("A", tags=("VIP",)), hotel.add("B", tags=("VIP",))
    (tag,) = hotel.card(first).head.tags
    with pytest.raises(InvalidInput):
        hotel.tags.remove_tag(second, tag.link_id)
    outcome = hotel.tags.remove_tag(first, tag.link_id)
    assert hotel.card(first).head.tags == ()
    assert len(hotel.card(second).head.tags) == 1
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(first).head.tags == (tag,)

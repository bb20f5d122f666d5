"""Who somebody new may already be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import AliasDraft

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def test_the_same_phone_in_another_form_is_the_strongest_evidence(hotel: Services) -> None:
    lea = hotel.add(phones=("+41 79 555 88 21",))
    hotel.add("Jonas Müller")
    (row,) = hotel.duplicates.find_likely("Someone Else", phones=("079 555 88 21",))
    assert (row.customer_id, row.strong, row.phone_tail) == (lea, True, "8821")
    assert row.evidence == ("Same phone number: +41 79 555 88 21",)


def test_the_same_name_without_accents_is_found(hotel: Services) -> None:
    lea = hotel.add("Léa Müller")
    (row,) = hotel.duplicates.find_likely("muller lea")
    assert (row.customer_id, row.strong, row.evidence) == (lea, False, ("Same name",))


@pytest.mark.parametrize("typed", ["Lea Muler", "Léa Marie Müller", "Léa Müller"])
def test_a_similar_name_is_told_with_the_name(hotel: Services, typed: str) -> None:
    hotel.add("Léa Müller")
    (row,) = hotel.duplicates.find_likely(typed)
    assert row.name == "Léa Müller"


def test_a_name_and_a_birthday_together_are_strong(hotel: Services) -> None:
    hotel.add("Léa Müller", birthday=PartialDate(11, 29, 1990))
    (row,) = hotel.duplicates.find_likely("Léa Müller", birthday=PartialDate(11, 29))
    assert row.strong
    assert set(row.evidence) == {"Same name", "Same birthday"}
    assert hotel.duplicates.find_likely("Léa Müller", birthday=PartialDate(1, 2, 1950)) == ()


def test_another_name_counts_as_well(hotel: Services) -> None:
    lea = hotel.add("Léa Odermatt")
    hotel.contacts.add_alias(lea, AliasDraft(name="Léa Müller", kind="former"))
    assert [row.customer_id for row in hotel.duplicates.find_likely("Lea Müller")] == [lea]


def test_the_likeliest_comes_first(hotel: Services) -> None:
    hotel.add("Léa Müller")
    both = hotel.add("Léa Müller", emails=("lea@example.ch",))
    rows = hotel.duplicates.find_likely("Léa Müller", emails=("LEA@example.ch",))
    assert len(rows) == 2
    assert rows[0].customer_id == both


@pytest.mark.parametrize("typed", ["", " ", "x", '"*', "AND", "' OR 1=1 --", "\x00", "💩" * 50])
def test_nothing_typed_ever_breaks_it(hotel: Services, typed: str) -> None:
    hotel.add("Léa Müller")
    assert hotel.duplicates.find_likely(typed, phones=(typed,), emails=(typed,)) == ()


def test_half_of_a_double_name_is_enough(hotel: Services) -> None:
    hotel.add("Léa Müller-Odermatt")
    (row,) = hotel.duplicates.find_likely("Lea Muller")
    assert row.evidence == ("Similar name: Léa Müller-Odermatt",)

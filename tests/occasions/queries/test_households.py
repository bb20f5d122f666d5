"""Whose day it can be: a customer, and whoever comes along with them."""

from __future__ import annotations

import pytest

from app.core.errors import NotFound
from app.model.companion import Companion, CompanionShare
from app.model.consent import Consent, Purpose
from app.model.customer import Customer
from app.occasions.queries.households import find_household
from app.occasions.rows import Household
from tests.occasions.occasion_desk import OccasionDesk


def household(desk: OccasionDesk, customer_id: int) -> Household:
    with desk.work.read() as session:
        return find_household(session, customer_id)


def names(desk: OccasionDesk, customer_id: int) -> list[str]:
    return [one.name for one in household(desk, customer_id).companions]


def test_those_who_come_along_are_named_in_the_order_of_the_card(desk: OccasionDesk) -> None:
    lea = desk.add_customer()
    ids = [desk.add_companion(lea, name) for name in ("Louis", "Anna")]
    desk.add_companion(desk.add_customer("Tom"), "Zoë")
    found = household(desk, lea)
    assert (found.customer_id, found.name, found.comes_up) == (lea, "Léa Müller", True)
    assert [(one.id, one.name) for one in found.companions] == list(zip(ids, ("Louis", "Anna"), strict=True))


def test_a_child_of_both_comes_along_with_either(desk: OccasionDesk) -> None:
    lea, piotr = desk.add_customer(), desk.add_customer("Piotr Nowak")
    louis = desk.add_companion(lea)
    with desk.work.write() as session:
        session.add(CompanionShare(companion_id=louis, customer_id=piotr, relation="son"))
    assert names(desk, lea) == names(desk, piotr) == ["Louis"]


def test_whoever_has_died_is_not_offered(desk: OccasionDesk) -> None:
    lea = desk.add_customer()
    desk.add_companion(lea, "Anna")
    louis = desk.add_companion(lea)
    desk.change(Companion, louis, deceased_at=desk.work.now())
    assert names(desk, lea) == ["Anna"]


def test_whoever_has_died_on_a_card_of_their_own_is_not_offered(desk: OccasionDesk) -> None:
    lea, own_card = desk.add_customer(), desk.add_customer("Louis Müller")
    desk.add_companion(lea, linked_customer_id=own_card)
    assert names(desk, lea) == ["Louis"]
    desk.change(Customer, own_card, deceased_at=desk.work.now())
    assert names(desk, lea) == []


@pytest.mark.parametrize("column", ["archived_at", "deceased_at"])
def test_nothing_of_somebody_archived_or_dead_comes_up(desk: OccasionDesk, column: str) -> None:
    lea = desk.add_customer()
    desk.change(Customer, lea, **{column: desk.work.now()})
    assert not household(desk, lea).comes_up


def test_the_latest_word_on_moments_decides_whether_anything_comes_up(desk: OccasionDesk) -> None:
    lea = desk.add_customer()
    said = []
    for given in (False, True):
        desk.add(
            Consent(
                customer_id=lea, purpose=Purpose.MOMENTS, given=given, decided_on=desk.today, source="told"
            )
        )
        said.append(household(desk, lea).comes_up)
    assert said == [False, True]


def test_a_number_that_nobody_has_is_said(desk: OccasionDesk) -> None:
    with pytest.raises(NotFound, match="4711"):
        household(desk, 4711)

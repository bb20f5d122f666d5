"""Companions, occasions, consents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.core.errors import InvalidInput
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import (
    CompanionDraft,
    CompanionEdit,
    ConsentDraft,
    PreferenceDraft,
)
from app.model.consent import Purpose
from app.occasions.drafts import OccasionDraft, OccasionEdit, read_occasion_date

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def test_a_companion_brings_a_birthday(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.companions.add_companion(
        customer_id,
        CompanionDraft(name="Louis", kind="child", relation="son", birthday=PartialDate(11, 29, 2017)),
    )
    card = hotel.card(customer_id)
    (occasion,) = card.companions[0].occasions
    assert (occasion.companion_name, occasion.next_on, occasion.years) == ("Louis", date(2026, 11, 29), 9)
    assert card.head.birthday is None


def test_a_removed_companion_comes_back_with_dates_and_needs(hotel: Services) -> None:
    customer_id = hotel.add()
    louis = hotel.companions.add_companion(
        customer_id, CompanionDraft(name="Louis", kind="child", birthday=PartialDate(11, 29))
    ).value
    hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Giraffes", companion_id=louis))
    before = hotel.card(customer_id)
    outcome = hotel.companions.remove_companion(louis)
    assert hotel.card(customer_id).companions == ()
    assert hotel.card(customer_id).occasions == ()
    assert hotel.card(customer_id).groups == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(customer_id) == before
    outcome.reversal.redo()
    assert hotel.card(customer_id).companions == ()


def test_a_companion_may_have_a_card_but_not_the_customers_own(hotel: Services) -> None:
    lea, jonas = hotel.add("Léa"), hotel.add("Jonas Müller")
    with pytest.raises(InvalidInput):
        hotel.companions.add_companion(lea, CompanionDraft(name="Léa", linked_customer_id=lea))
    hotel.companions.add_companion(lea, CompanionDraft(name="Jonas", linked_customer_id=jonas))
    (companion,) = hotel.card(lea).companions
    assert companion.linked_customer_name == "Jonas Müller"
    hotel.companions.edit_companion(
        companion.id, CompanionEdit(version=companion.version, linked_customer_id=None, note="Brother")
    )
    assert hotel.card(lea).companions[0].linked_customer_id is None


def test_a_second_birthday_corrects_the_first(hotel: Services) -> None:
    customer_id = hotel.add(birthday=PartialDate(4, 7, 1990))
    hotel.occasions.add_occasion(customer_id, OccasionDraft(kind="birthday", on=PartialDate(4, 8, 1990)))
    assert [occasion.on for occasion in hotel.card(customer_id).occasions] == [PartialDate(4, 8, 1990)]


def test_the_next_occasion_comes_first_and_past_ones_last(hotel: Services) -> None:
    customer_id = hotel.add(birthday=PartialDate(11, 24))
    hotel.occasions.add_occasion(
        customer_id, OccasionDraft(kind="honeymoon", on=PartialDate(5, 1, 2020), repeats="once")
    )
    hotel.occasions.add_occasion(customer_id, OccasionDraft(kind="anniversary", on=PartialDate(11, 25, 2016)))
    rows = [(row.kind.value, row.next_on, row.years) for row in hotel.card(customer_id).occasions]
    assert rows == [
        ("anniversary", date(2026, 11, 25), 10),
        ("birthday", date(2027, 11, 24), None),
        ("honeymoon", None, None),
    ]


@pytest.mark.parametrize(
    ("day", "month", "year", "field"),
    [("31", "2", "", "day"), ("29", "2", "2023", "day"), ("x", "2", "", "day"), ("1", "13", "", "day")],
)
def test_a_day_that_cannot_be_is_refused_beside_the_field(
    day: str, month: str, year: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_occasion_date(day=day, month=month, year=year)
    assert caught.value.problems[0].field == field


def test_a_date_without_a_year_stays_so() -> None:
    assert read_occasion_date(day="29", month="2") == PartialDate(2, 29)
    assert read_occasion_date(day="29", month="2", year="1604") == PartialDate(2, 29)


def test_an_occasion_is_changed_and_removed(hotel: Services) -> None:
    customer_id = hotel.add(birthday=PartialDate(4, 7))
    (row,) = hotel.card(customer_id).occasions
    hotel.occasions.edit_occasion(row.id, OccasionEdit(version=row.version, on=PartialDate(4, 9, 1990)))
    assert hotel.card(customer_id).head.birthday == PartialDate(4, 9, 1990)
    outcome = hotel.occasions.remove_occasion(row.id)
    assert hotel.card(customer_id).occasions == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(customer_id).head.birthday == PartialDate(4, 9, 1990)


def test_the_latest_decision_of_each_purpose_counts(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.consents.record_consent(customer_id, ConsentDraft(purpose="photos", given=True))
    hotel.clock.forward(days=1)
    hotel.consents.record_consent(customer_id, ConsentDraft(purpose="photos", given=False, source="said so"))
    (consent,) = hotel.card(customer_id).consents
    assert (consent.purpose, consent.given, consent.staff_name) == (Purpose.PHOTOS, False, "Mara Kovac")


def test_nobody_decides_tomorrow(hotel: Services) -> None:
    tomorrow = hotel.work.today() + timedelta(days=1)
    with pytest.raises(InvalidInput) as caught:
        hotel.consents.record_consent(
            hotel.add(), ConsentDraft(purpose="health", given=True, decided_on=tomorrow)
        )
    assert caught.value.problems[0].field == "decided_on"

"""Who is found with an occasion near says so in the row."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core.partial_dates import LeapDay, PartialDate
from app.customers.queries.found import days_until
from app.model.consent import Consent
from app.model.customer import Customer
from app.model.occasion import Occasion
from app.model.touchpoint import Touchpoint
from app.model.venue import VenueSetting
from tests.customers.conftest import Services
from tests.venues import NOON


@pytest.mark.parametrize(
    ("birthday", "days"),
    [
        (PartialDate(11, 25), 0),
        (PartialDate(11, 27, 1980), 2),
        (PartialDate(12, 9), 14),
        (PartialDate(12, 10), None),
        (PartialDate(11, 24), None),
    ],
)
def test_a_birthday_within_two_weeks_is_told(
    hotel: Services, birthday: PartialDate, days: int | None
) -> None:
    hotel.add("Ada Okonkwo", birthday=birthday)
    (row,) = hotel.lookup.find("okonkwo").rows
    assert row.occasion_in_days == days


def test_a_leap_day_is_kept_on_the_28th_where_the_year_lacks_it() -> None:
    assert days_until(NOON.date().replace(year=2027, month=2, day=20), leap_day=LeapDay.FEB_28)[229] == 8
    assert days_until(NOON.date().replace(year=2028, month=2, day=20), leap_day=LeapDay.FEB_28)[229] == 9


def test_the_turn_of_the_year_is_no_hindrance() -> None:
    days = days_until(NOON.date().replace(month=12, day=28), leap_day=LeapDay.FEB_28)
    assert (days[1231], days[101], days[111]) == (3, 4, 14)
    assert 112 not in days


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ({"month": 11, "day": 29, "repeats": "yearly"}, 4),
        ({"month": 11, "day": 29, "year": 2026, "repeats": "once"}, 4),
        ({"month": 11, "day": 29, "year": 2025, "repeats": "once"}, None),
        ({"month": 11, "day": 24, "repeats": "nth_weekday", "nth": -1, "weekday": 0}, 5),
        ({"month": 12, "day": 1, "repeats": "nth_weekday", "nth": 1, "weekday": 3}, 8),
        ({"month": 1, "day": 7, "year": 2026, "repeats": "keep_in_touch", "every": 2, "unit": "week"}, 13),
    ],
)
@pytest.mark.parametrize("out", ["", "archived_at", "deceased_at"])
def test_the_row_and_the_card_say_the_same_of_every_rule(
    hotel: Services, rule: dict[str, Any], days: int | None, out: str
) -> None:
    customer_id = hotel.add("Ada Okonkwo")
    with hotel.work.write() as session:
        session.add(Occasion(customer_id=customer_id, kind="anniversary", **rule))
        called = NOON - timedelta(days=1)
        session.add(Touchpoint(customer_id=customer_id, at=called, text="Called"))
        if out:
            setattr(session.get_one(Customer, customer_id), out, NOON)
    (occasion,) = hotel.card(customer_id).occasions
    expected = None if days is None else NOON.date() + timedelta(days=days)
    assert occasion.next_on == (None if out == "deceased_at" else expected or occasion.next_on)
    for row in hotel.lookup.find("okonkwo").rows:
        assert row.occasion_in_days == (None if out else days)


def test_who_does_not_want_moments_is_not_told_of_and_is_again_after_a_yes(hotel: Services) -> None:
    customer_id = hotel.add("Ada Okonkwo", birthday=PartialDate(11, 27))
    for given, days in ((False, None), (True, 2)):
        with hotel.work.write() as session:
            consent = Consent(customer_id=customer_id, purpose="moments", given=given, decided_on=NOON.date())
            session.add(consent)
        assert hotel.lookup.find("okonkwo").rows[0].occasion_in_days == days


def test_the_venue_says_when_29_february_is_near(hotel: Services) -> None:
    hotel.add("Ada Okonkwo", birthday=PartialDate(2, 29))
    hotel.clock.at = NOON.replace(year=2027, month=2, day=20)
    assert hotel.lookup.find("okonkwo").rows[0].occasion_in_days == 8
    with hotel.work.write() as session:
        session.merge(VenueSetting(key="occasions.leap_day", value="mar_1"))
    assert hotel.lookup.find("okonkwo").rows[0].occasion_in_days == 9

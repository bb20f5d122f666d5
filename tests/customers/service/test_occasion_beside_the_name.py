"""Who is found with an occasion near says so in the row."""

from __future__ import annotations

import pytest

from app.core.partial_dates import LeapDay, PartialDate
from app.customers.queries.found import days_until
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

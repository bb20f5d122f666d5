"""A birthday without a year stays without one, and 29 February comes every year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.partial_dates import NO_YEAR, LeapDay, PartialDate

days = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1990-04-07", PartialDate(4, 7, 1990)),
        ("19900407", PartialDate(4, 7, 1990)),
        ("--04-07", PartialDate(4, 7)),
        ("--0407", PartialDate(4, 7)),
        ("1604-04-07", PartialDate(4, 7)),
        ("0000-04-07", PartialDate(4, 7)),
        ("1604-02-29", PartialDate(2, 29)),
        ("--02-29", PartialDate(2, 29)),
        ("1900-04-07", PartialDate(4, 7, 1900)),
    ],
)
def test_an_iso_date_is_read_with_or_without_its_year(text: str, expected: PartialDate) -> None:
    assert PartialDate.parse_iso(text) == expected


def test_1900_means_no_year_only_where_the_source_says_so() -> None:
    assert PartialDate.parse_iso("1900-04-07", no_year=NO_YEAR | {1900}) == PartialDate(4, 7)


@pytest.mark.parametrize(
    "text", ["", "02-10", "1971-02-29", "--02-30", "1990-13-01", "foo", "1990-04", "7.4.1990"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        PartialDate.parse_iso(text)


def test_a_leap_day_falls_on_the_day_the_venue_chose() -> None:
    leapling = PartialDate(2, 29, 1996)
    assert leapling.next_on(date(2027, 1, 1)) == date(2027, 2, 28)
    assert leapling.next_on(date(2027, 1, 1), leap_day=LeapDay.MAR_1) == date(2027, 3, 1)
    assert leapling.next_on(date(2027, 3, 2)) == date(2028, 2, 29)


def test_today_counts_as_the_next_one() -> None:
    assert PartialDate(11, 29).next_on(date(2026, 11, 29)) == date(2026, 11, 29)


def test_an_age_needs_a_year_and_turns_on_the_day() -> None:
    assert PartialDate(11, 29).age_on(date(2026, 11, 29)) is None
    assert PartialDate(11, 29, 1980).age_on(date(2026, 11, 28)) == 45
    assert PartialDate(11, 29, 1980).age_on(date(2026, 11, 29)) == 46
    assert PartialDate(2, 29, 2000).age_on(date(2027, 2, 28)) == 27
    assert PartialDate(2, 29, 2000).age_on(date(2027, 2, 28), leap_day=LeapDay.MAR_1) == 26
    assert PartialDate(11, 29, 2030).age_on(date(2026, 11, 29)) is None


@given(days, days, st.sampled_from(LeapDay))
def test_the_next_one_is_within_a_year_and_never_past(born: date, today: date, leap_day: LeapDay) -> None:
    following = PartialDate(born.month, born.day, born.year).next_on(today, leap_day=leap_day)
    assert today <= following <= today + timedelta(days=366)


@given(days, st.booleans())
def test_iso_text_reads_back_as_the_same_date(born: date, known: bool) -> None:
    written = PartialDate(born.month, born.day, born.year if known else None)
    assert PartialDate.parse_iso(written.iso()) == written

"""Open time is elapsed time: over nights, closed days and the two clock changes."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.opening_hours import Opening, OpeningHours

ZURICH = "Europe/Zurich"
MINUTE = timedelta(minutes=1)
SPRING, AUTUMN = datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)
"""The days of the clock changes in Zurich."""
NIGHT_BAR = (Opening(time(17), time(2, 30)),)
OFFICE = (Opening(time(8), time(12)), Opening(time(13), time(17)))
EVERY_DAY_OFFICE = OpeningHours((OFFICE,) * 7, ZURICH)
WEEKS = {
    "office": EVERY_DAY_OFFICE,
    "weekdays": OpeningHours(((Opening(time(9), time(18)),),) * 5 + ((), ()), ZURICH),
    "night": OpeningHours((NIGHT_BAR,) * 7, ZURICH),
    "whole days": OpeningHours(((Opening(time(), time()),),) * 7, ZURICH),
    "sunday night": OpeningHours((((),) * 6) + ((Opening(time(1, 45), time(2, 15)),),), ZURICH),
    "overlapping": OpeningHours(((Opening(time(20), time(6)), Opening(time(1), time(9))),) * 7, ZURICH),
}
around = st.one_of(
    st.integers(-3 * 1440, 3 * 1440).map(lambda minutes: SPRING + minutes * MINUTE),
    st.integers(-3 * 1440, 3 * 1440).map(lambda minutes: AUTUMN + minutes * MINUTE),
)


@lru_cache
def open_minutes(name: str, middle: datetime) -> list[datetime]:
    """Every open minute of a fortnight on both sides, found by looking at the clock on the wall each minute."""
    hours, zone = WEEKS[name], ZoneInfo(ZURICH)
    minutes = [middle + number * MINUTE for number in range(-10 * 1440, 24 * 1440)]
    walls = [minute.astimezone(zone).replace(tzinfo=None) for minute in minutes]
    highest = list(accumulate(walls, max))
    latest = list(accumulate(reversed(walls), min))[::-1]
    found: set[datetime] = set()
    day = walls[0].date() + timedelta(days=1)
    while day < walls[-1].date() - timedelta(days=1):
        for opening in hours.week[day.weekday()]:
            last_day = day if opening.closes > opening.opens else day + timedelta(days=1)
            begins = bisect_left(highest, datetime.combine(day, opening.opens))
            ends = bisect_left(latest, datetime.combine(last_day, opening.closes))
            found.update(minutes[begins:ends])
        day += timedelta(days=1)
    return sorted(found)


def middle_of(start: datetime) -> datetime:
    return SPRING if start < datetime(2026, 7, 1, tzinfo=UTC) else AUTUMN


@given(st.sampled_from(sorted(WEEKS)), around, st.integers(1, 300))
def test_adding_open_time_agrees_with_counting_minutes(name: str, start: datetime, minutes: int) -> None:
    after = [at for at in open_minutes(name, middle_of(start)) if at >= start]
    if len(after) < minutes:
        return
    assert WEEKS[name].add_open_time(start, minutes * MINUTE) == after[minutes - 1] + MINUTE


@given(st.sampled_from(sorted(WEEKS)), around, st.integers(0, 5 * 1440))
def test_open_time_between_agrees_with_counting_minutes(name: str, start: datetime, length: int) -> None:
    end = start + length * MINUTE
    counted = [at for at in open_minutes(name, middle_of(start)) if start <= at < end]
    assert WEEKS[name].open_time_between(start, end) == len(counted) * MINUTE


@given(st.sampled_from(sorted(WEEKS)), around, st.integers(1, 10_000))
def test_what_was_added_lies_between(name: str, start: datetime, seconds: int) -> None:
    span = timedelta(seconds=seconds)
    end = WEEKS[name].add_open_time(start, span)
    assert WEEKS[name].open_time_between(start, end) == span
    assert WEEKS[name].open_time_between(start, end - timedelta(seconds=1)) < span


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (datetime(2026, 11, 25, 15, 30, tzinfo=UTC), 30, datetime(2026, 11, 25, 16, 0, tzinfo=UTC)),
        (datetime(2026, 11, 25, 15, 30, tzinfo=UTC), 31, datetime(2026, 11, 26, 7, 1, tzinfo=UTC)),
        (datetime(2026, 11, 25, 10, 59, tzinfo=UTC), 2, datetime(2026, 11, 25, 12, 1, tzinfo=UTC)),
        (datetime(2026, 3, 28, 15, 59, tzinfo=UTC), 2, datetime(2026, 3, 29, 6, 1, tzinfo=UTC)),
        (datetime(2026, 10, 24, 14, 59, tzinfo=UTC), 2, datetime(2026, 10, 25, 7, 1, tzinfo=UTC)),
    ],
)
def test_an_office_counts_only_while_it_is_open(start: datetime, minutes: int, end: datetime) -> None:
    assert EVERY_DAY_OFFICE.add_open_time(start, minutes * MINUTE) == end


def test_a_night_is_an_hour_shorter_in_spring_and_longer_in_autumn() -> None:
    night = WEEKS["night"]
    spring, autumn = date(2026, 3, 28), date(2026, 10, 24)
    lengths = [
        night.open_time_between(begin, begin + timedelta(hours=14))
        for day in (spring, autumn)
        for begin in (datetime.combine(day, time(16), ZoneInfo(ZURICH)).astimezone(UTC),)
    ]
    assert lengths == [timedelta(hours=9), timedelta(hours=10, minutes=30)]


def test_nothing_to_add_ends_where_it_starts_and_nothing_lies_before() -> None:
    start = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    assert EVERY_DAY_OFFICE.add_open_time(start, timedelta()) == start
    assert EVERY_DAY_OFFICE.open_time_between(start, start - timedelta(days=3)) == timedelta()


def test_a_place_that_never_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="opening"):
        OpeningHours(((),) * 7, ZURICH)
    with pytest.raises(ValueError, match="seven"):
        OpeningHours((OFFICE,), ZURICH)


def test_the_calendar_ends_before_endless_open_time() -> None:
    late = datetime(9999, 12, 1, tzinfo=UTC)
    with pytest.raises(OverflowError):
        EVERY_DAY_OFFICE.add_open_time(late, timedelta(days=400))

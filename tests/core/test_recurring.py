"""Days that come back, against an independent library, a scan of every day, and the slots of the calendar."""

from __future__ import annotations

from bisect import bisect_left
from calendar import isleap
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core.clock import FixedClock, local_today
from app.core.day_slots import slots_for, slots_of
from app.core.partial_dates import LeapDay, PartialDate
from app.core.recurring import (
    IN_TOUCH_YEARS,
    LAST,
    Recurrence,
    Repeats,
    Unit,
    first_possible_day,
    months_after,
    nth_weekday,
)
from tests.examples import examples

FIRST, LAST_DAY = date(1900, 1, 1), date(2299, 12, 31)
"""400 years, after which the calendar begins anew."""
EVERY_DAY = [date(2000, 1, 1) + timedelta(days=number) for number in range(366)]
NTHS = (1, 2, 3, 4, LAST)
days = st.dates(FIRST, LAST_DAY)
leap_days = st.sampled_from(LeapDay)


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    """Any rule that somebody could write down."""
    on, repeats = draw(days), draw(st.sampled_from(Repeats))
    if repeats is Repeats.NTH_WEEKDAY:
        nth = draw(st.sampled_from(NTHS))
        anchor = PartialDate(on.month, first_possible_day(on.month, nth=nth))
        return Recurrence(anchor, repeats, nth=nth, weekday=draw(st.integers(0, 6)))
    if repeats is Repeats.KEEP_IN_TOUCH:
        unit = draw(st.sampled_from(Unit))
        every = draw(st.integers(1, 520 if unit is Unit.WEEK else 120))
        return Recurrence(PartialDate(on.month, on.day, on.year), repeats, every=every, unit=unit)
    year = on.year if repeats is Repeats.ONCE or draw(st.booleans()) else None
    return Recurrence(PartialDate(on.month, on.day, year), repeats)


def oracle_days(rule: Recurrence, leap_day: LeapDay, *, since: date) -> rrule:
    """The same rule in the words of the other library."""
    on = rule.on
    start = datetime.combine(since, time())
    if rule.repeats is Repeats.NTH_WEEKDAY:
        assert rule.weekday is not None
        return rrule(YEARLY, dtstart=start, bymonth=on.month, byweekday=weekday(rule.weekday)(rule.nth))
    if (on.month, on.day) != (2, 29):
        return rrule(YEARLY, dtstart=start, bymonth=on.month, bymonthday=on.day)
    if leap_day is LeapDay.FEB_28:
        return rrule(YEARLY, dtstart=start, bymonth=2, bymonthday=-1)
    return rrule(YEARLY, dtstart=start, byyearday=60)


def between(rule: rrule, first: date, last: date) -> list[date]:
    """The days of the other library within a window."""
    return [
        at.date()
        for at in rule.between(datetime.combine(first, time()), datetime.combine(last, time()), inc=True)
    ]


def yearly_rules() -> Iterator[Recurrence]:
    """Every day of the year and every weekday of every month."""
    yield from (Recurrence(PartialDate(on.month, on.day)) for on in EVERY_DAY)
    for month in range(1, 13):
        for nth in NTHS:
            for number in range(7):
                anchor = PartialDate(month, first_possible_day(month, nth=nth))
                yield Recurrence(anchor, Repeats.NTH_WEEKDAY, nth=nth, weekday=number)


@pytest.mark.parametrize(
    "years",
    [
        pytest.param(range(1990, 2111), id="over two centuries' ends"),
        pytest.param(range(FIRST.year, LAST_DAY.year + 1), id="all 400", marks=pytest.mark.long),
    ],
)
def test_the_years_of_every_rule_are_those_of_another_library(
    years: range, record_property: Callable[[str, object], None]
) -> None:
    compared = asked = 0
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    for place, rule in enumerate(yearly_rules()):
        others: list[date] = []
        for leap_day in LeapDay:
            # To the other library it is one rule, unless it is of the 29th of February; it takes its time.
            if not others or (rule.on.month, rule.on.day) == (2, 29):
                others = between(oracle_days(rule, leap_day, since=first), first, last)
            assert rule.occurrences(first, last, leap_day=leap_day) == others, (rule, leap_day)
            compared += len(others)
            for year in range(1999 + place % 7, 2105, 7):
                today = date(year, 1, 1) + timedelta(days=(place * 37 + year * 11) % 365)
                expected = others[bisect_left(others, today)]
                assert rule.next_on(today, leap_day=leap_day) == expected, (rule, leap_day, today)
                asked += 1
    record_property("days compared with the other library", compared)
    record_property("next days compared with the other library", asked)
    assert compared == 2 * (366 + 12 * 5 * 7) * len(years)
    assert asked > 22_000


@settings(max_examples=examples(150))
@given(start=days, unit=st.sampled_from(Unit), every=st.integers(1, 120), contact=st.none() | days)
@example(start=date(2023, 1, 31), unit=Unit.MONTH, every=1, contact=None)
@example(start=date(2024, 2, 29), unit=Unit.MONTH, every=12, contact=None)
def test_keeping_in_touch_counts_from_the_last_contact_as_another_library_does(
    start: date, unit: Unit, every: int, contact: date | None
) -> None:
    on = PartialDate(start.month, start.day, start.year)
    rule = Recurrence(on, Repeats.KEEP_IN_TOUCH, every=every, unit=unit)
    anchor = max(start, contact or start)
    until = anchor + relativedelta(years=IN_TOUCH_YEARS)
    ours = rule.occurrences(anchor, until, leap_day=LeapDay.FEB_28, last_contact=contact)
    if unit is Unit.WEEK:
        other = between(
            rrule(WEEKLY, dtstart=datetime.combine(anchor, time()), interval=every), anchor, until
        )[1:]
    else:
        steps = (anchor + relativedelta(months=every * turn) for turn in range(1, 25))
        other = [day for day in steps if day <= until]
    assert ours == other


def test_the_31st_of_a_month_becomes_the_last_day_of_a_shorter_one_and_comes_back() -> None:
    rule = Recurrence(PartialDate(1, 31, 2023), Repeats.KEEP_IN_TOUCH, every=1, unit=Unit.MONTH)
    days = rule.occurrences(date(2023, 1, 1), date(2023, 7, 31), leap_day=LeapDay.FEB_28)
    ends = rrule(MONTHLY, dtstart=datetime.combine(date(2023, 1, 31), time()), bymonthday=-1)
    assert days == between(ends, date(2023, 2, 1), date(2023, 7, 31))


@pytest.mark.parametrize(
    ("year", "leap_day", "expected"),
    [
        (2023, LeapDay.FEB_28, date(2023, 2, 28)),
        (2023, LeapDay.MAR_1, date(2023, 3, 1)),
        (2024, LeapDay.FEB_28, date(2024, 2, 29)),
        (2024, LeapDay.MAR_1, date(2024, 2, 29)),
        (2100, LeapDay.FEB_28, date(2100, 2, 28)),
        (2100, LeapDay.MAR_1, date(2100, 3, 1)),
    ],
)
def test_29_february_is_kept_as_the_venue_says(year: int, leap_day: LeapDay, expected: date) -> None:
    rule = Recurrence(PartialDate(2, 29, 1996))
    assert rule.next_on(date(year, 1, 1), leap_day=leap_day) == expected
    assert rule.next_on(expected, leap_day=leap_day) == expected


@settings(max_examples=examples(100))
@given(rule=rules(), first=days, length=st.integers(1, 3660), leap_day=leap_days, contact=st.none() | days)
@example(Recurrence(PartialDate(1, 1)), date(2026, 12, 31), 2, LeapDay.FEB_28, None)
def test_a_window_holds_what_a_scan_of_its_slots_finds(
    rule: Recurrence, first: date, length: int, leap_day: LeapDay, contact: date | None
) -> None:
    window = [first + timedelta(days=ahead) for ahead in range(length)]
    slots = set(slots_for(rule, last_contact=contact))
    found = [on for on in window if slots & set(slots_of(on, leap_day=leap_day))]
    ours = rule.occurrences(first, window[-1], leap_day=leap_day, last_contact=contact)
    # A slot knows no year in which it begins.
    begins = date(rule.on.year, 1, 1) if rule.on.year else date.min
    assert ours == [on for on in found if on >= begins]


@settings(max_examples=examples(100))
@given(rule=rules(), today=days, leap_day=leap_days, contact=st.none() | days)
def test_the_next_day_is_the_first_of_all_that_come(
    rule: Recurrence, today: date, leap_day: LeapDay, contact: date | None
) -> None:
    coming = rule.occurrences(today, date(2320, 1, 1), leap_day=leap_day, last_contact=contact)
    first = coming[0] if coming else None
    assert rule.next_on(today, leap_day=leap_day, last_contact=contact) == first


@given(on=days, leap_day=leap_days)
def test_no_slot_falls_on_a_day_twice_and_none_is_of_two_ways(on: date, leap_day: LeapDay) -> None:
    slots = slots_of(on, leap_day=leap_day)
    assert len(set(slots)) == len(slots)
    yearly, weekdays = [s for s in slots if s < 10_000], [s for s in slots if 10_000 <= s < 10_000_000]
    assert len(yearly) == 1 + (not isleap(on.year) and 229 in yearly)
    assert 1 <= len(weekdays) <= 2


def test_every_weekday_of_every_month_has_a_slot_of_its_own() -> None:
    slots = [next(iter(slots_for(rule))) for rule in yearly_rules()]
    assert len(set(slots)) == len(slots) == 366 + 420


@given(
    year=st.integers(1900, 2299), month=st.integers(1, 12), nth=st.sampled_from(NTHS), on=st.integers(0, 6)
)
def test_an_nth_weekday_is_where_counting_finds_it(year: int, month: int, nth: int, on: int) -> None:
    first = date(year, month, 1)
    there = [first + timedelta(days=ahead) for ahead in range(31)]
    there = [day for day in there if day.month == month and day.weekday() == on]
    expected = there[-1] if nth == LAST else there[nth - 1]
    assert nth_weekday(year, month, nth=nth, weekday=on) == expected
    assert expected.day >= min(first_possible_day(month, nth=nth), 22)


def test_a_rule_at_the_end_of_the_calendar_ends_with_it() -> None:
    rule = Recurrence(PartialDate(12, 31, 9999), Repeats.KEEP_IN_TOUCH, every=520, unit=Unit.WEEK)
    assert rule.next_on(date(9999, 1, 1), leap_day=LeapDay.FEB_28) is None
    assert months_after(date(9998, 1, 31), 1) == date(9998, 2, 28)


def test_today_lasts_until_midnight_at_the_venue_whatever_its_clocks_do() -> None:
    zones = sorted(available_timezones())
    assert len(zones) > 400
    for zone in zones:
        local = ZoneInfo(zone)
        changes = (*_changes(local), date(2026, 11, 25))
        around = {change + timedelta(days=ahead) for change in changes for ahead in (-1, 0, 1)}
        assert sum(_is_on(on, local) for on in around) >= 6, zone


def _is_on(on: date, local: ZoneInfo) -> int:
    """Look at a birthday on that day in its first and its last minute; how often there is one."""
    birthdays = 0
    for hour in (time(23, 59), time(0, 0)):
        at = datetime.combine(on, hour, local).astimezone(UTC)
        today = local_today(FixedClock(at), local.key)
        if at.astimezone(local).replace(tzinfo=None) != datetime.combine(on, hour):
            continue  # An hour that was left out that night: it is no time of that day.
        assert today == on, local.key
        rule = Recurrence(PartialDate(on.month, on.day, 1952))
        assert rule.next_on(today, leap_day=LeapDay.FEB_28) == on, local.key
        birthdays += 1
    return birthdays


def _changes(zone: ZoneInfo) -> list[date]:
    """The days since 2010 on which the clocks of a zone were put forward or back, and those a zone left out."""
    noon = datetime(2010, 1, 1, 12, tzinfo=UTC)
    found = []
    before = noon.astimezone(zone).utcoffset()
    for _ in range(17 * 53):
        noon += timedelta(days=7)
        after = noon.astimezone(zone).utcoffset()
        if after != before:
            found += [(noon - timedelta(days=ahead)).astimezone(zone).date() for ahead in range(8)]
        before = after
    return found

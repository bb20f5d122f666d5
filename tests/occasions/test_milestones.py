"""Milestones of visits and tiers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.partial_dates import LeapDay
from app.model.codes import VisitStatus
from app.model.customer import Customer
from app.model.moment import Milestone
from app.model.venue import VenueSetting
from app.occasions.milestones import MilestoneWindow, Stay, of_visit
from tests.occasions.occasion_desk import OccasionDesk

TODAY = date(2026, 11, 25)
DONE, BOOKED = VisitStatus.COMPLETED, VisitStatus.BOOKED


def found(
    *before: Stay, on: date = TODAY, nights: int = 0, leap_day: LeapDay = LeapDay.FEB_28
) -> list[tuple[str, int]]:
    """The milestones of a booking after these visits."""
    today = min(TODAY, on)
    window = MilestoneWindow(on, on + timedelta(days=60), today, frozenset(Milestone), leap_day)
    stay = Stay(1000, BOOKED, on, on + timedelta(days=nights))
    lines = of_visit(1000, [*before, stay], window=window, customer_id=1, place=0)
    return [(line.milestone.value, line.number) for line in lines]


def visits(count: int, *, every: int = 10, status: VisitStatus = DONE, last: date = TODAY) -> list[Stay]:
    """Visits of which the last ended ten days ago, and so on back."""
    return [Stay(at, status, last - timedelta(days=every * (at + 1)), None) for at in range(count)]


@pytest.mark.parametrize("number", range(1, 102))
def test_the_5th_10th_25th_50th_and_100th_are_marked_and_the_first(number: int) -> None:
    milestones = [each for each in found(*visits(number - 1, every=1)) if each[0] != "years"]
    wanted = [("visit", number)] if number in (5, 10, 25, 50, 100) else []
    assert milestones == ([("first_visit", 1)] if number == 1 else wanted)


@pytest.mark.parametrize("status", [VisitStatus.CANCELLED, VisitStatus.NO_SHOW])
def test_what_did_not_happen_counts_for_nothing(status: VisitStatus) -> None:
    assert found(*visits(4, status=status)) == [("first_visit", 1)]


def test_a_booking_that_comes_before_counts_and_one_nobody_came_for_does_not() -> None:
    before = Stay(50, BOOKED, TODAY, None)
    assert ("visit", 5) in found(*visits(3), before, on=TODAY + timedelta(days=2))
    stale = Stay(50, BOOKED, TODAY - timedelta(days=1), None)
    assert ("visit", 5) not in found(*visits(3), stale)


@pytest.mark.parametrize(("days", "back"), [(364, []), (365, [("back", 1)]), (1100, [("back", 3)])])
def test_back_after_a_year_at_least(days: int, back: list[tuple[str, int]]) -> None:
    assert [
        each for each in found(Stay(1, DONE, TODAY - timedelta(days=days), None)) if each[0] == "back"
    ] == back


@pytest.mark.parametrize(("every", "is_back"), [(133, True), (134, False), (300, False)])
def test_back_only_after_more_than_three_times_their_rhythm(every: int, *, is_back: bool) -> None:
    stays = visits(3, every=every, last=TODAY - timedelta(days=400 - every))
    assert (("back", 1) in found(*stays)) is is_back


def test_years_fall_on_a_day_of_the_visit_and_only_then() -> None:
    first = Stay(1, DONE, date(2020, 11, 27), None)
    recent = Stay(2, DONE, date(2026, 9, 1), None)
    assert found(first, recent, nights=1) == []
    assert found(first, recent, nights=2) == [("years", 6)]


@pytest.mark.parametrize(
    ("leap_day", "on"), [(LeapDay.FEB_28, date(2027, 2, 28)), (LeapDay.MAR_1, date(2027, 3, 1))]
)
def test_years_since_29_february_follow_the_venue(leap_day: LeapDay, on: date) -> None:
    first, recent = Stay(1, DONE, date(2024, 2, 29), None), Stay(2, DONE, date(2026, 11, 1), None)
    assert found(first, recent, on=on, leap_day=leap_day) == [("years", 3)]
    other = date(2027, 3, 1) if on.month == 2 else date(2027, 2, 28)
    assert found(first, recent, on=other, leap_day=leap_day) == []


def test_a_tier_reached_is_told_by_its_name(desk: OccasionDesk) -> None:
    desk.add_customer(tier="Gold", tier_since=desk.today)
    assert desk.titles() == ["Reached Gold"]


def test_milestones_that_are_off_are_not_there(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer(tier="Gold", tier_since=desk.today)
    desk.add_visit(customer_id, "booked", desk.day(2), 3)
    assert desk.titles() == ["Reached Gold", "First visit"]
    with desk.work.write() as session:
        session.add(VenueSetting(key="moments", value={"milestones": ["tier"]}))
    assert desk.titles() == ["Reached Gold"]


@pytest.mark.parametrize("column", ["archived_at", "deceased_at"])
def test_nobody_who_is_gone_has_milestones(desk: OccasionDesk, column: str) -> None:
    customer_id = desk.add_customer(tier="Gold", tier_since=desk.today)
    desk.add_visit(customer_id, "here", desk.today, 3)
    assert desk.titles() == ["First visit", "Reached Gold"]
    desk.change(Customer, customer_id, **{column: desk.work.now()})
    assert desk.titles() == []


def test_a_plan_whose_booking_was_cancelled_is_not_lost(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer()
    fields = {"kind": "milestone", "milestone": "visit", "milestone_number": 10}
    moment_id = desk.add_moment(customer_id, desk.day(3), **fields)
    assert [(row.moment_id, row.milestone_words) for row in desk.rows()] == [(moment_id, "10th visit")]

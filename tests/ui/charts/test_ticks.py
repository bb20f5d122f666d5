"""Marks of axes: round numbers, and days that a reader can place."""

from __future__ import annotations

from datetime import date

import pytest

from app.ui.charts.data import TickStep
from app.ui.charts.ticks import date_marks, nice_step, round_range, value_marks


@pytest.mark.parametrize(
    ("breadth", "most", "step"), [(100, 4, 25), (60, 4, 20), (7, 4, 2), (0.9, 3, 0.5), (0, 4, 1)]
)
def test_steps_are_round(breadth: float, most: int, step: float) -> None:
    assert nice_step(breadth, most) == pytest.approx(step)


def test_an_axis_ends_at_round_numbers_around_what_it_shows() -> None:
    assert round_range(28, 73) == (20, 80)
    assert round_range(-12, 41) == (-20, 60)
    assert round_range(5, 5) == (4, 6)


def test_an_axis_is_not_half_empty_for_the_sake_of_rounder_numbers() -> None:
    assert round_range(-17, 95) == (-25, 100)


def test_the_marks_of_values_lie_within_the_axis() -> None:
    assert list(value_marks(20, 80)) == [20, 40, 60, 80]
    assert list(value_marks(-100, 100)) == [-100, -50, 0, 50, 100]
    assert list(value_marks(20, 80, few=True)) == [20, 80]
    assert list(value_marks(-100, 100, few=True)) == [-100, 0, 100]


def test_two_years_are_marked_by_months_and_each_january_by_its_year() -> None:
    marks = date_marks(date(2023, 12, 1), date(2025, 11, 1), most=8)

    assert [day for day, _step in marks] == [
        date(2024, 1, 1),
        date(2024, 4, 1),
        date(2024, 7, 1),
        date(2024, 10, 1),
        date(2025, 1, 1),
        date(2025, 4, 1),
        date(2025, 7, 1),
        date(2025, 10, 1),
    ]
    assert {day for day, step in marks if step is TickStep.YEAR} == {date(2024, 1, 1), date(2025, 1, 1)}


def test_weeks_are_marked_on_mondays() -> None:
    marks = date_marks(date(2026, 10, 1), date(2026, 11, 25), most=9)

    assert len(marks) == 8
    assert all(day.weekday() == 0 and step is TickStep.DAY for day, step in marks)


def test_a_few_days_are_all_marked() -> None:
    assert [day.day for day, _step in date_marks(date(2026, 11, 20), date(2026, 11, 25), most=6)] == [
        20,
        21,
        22,
        23,
        24,
        25,
    ]


@pytest.mark.parametrize("years", [1, 3, 12, 40, 300])
def test_there_are_never_far_more_marks_than_have_room(years: int) -> None:
    assert 1 <= len(date_marks(date(1700, 2, 3), date(1700 + years, 2, 3), most=8)) <= 31
    if years <= 80:
        assert len(date_marks(date(1700, 2, 3), date(1700 + years, 2, 3), most=8)) <= 9

"""Zooming and moving never leave the days there are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.charts.time_window import TimeWindow
from tests.ui.charts.made import month

YEAR = TimeWindow.over([month(number) for number in range(12)])
JULY = float(date(2026, 7, 1).toordinal())


def test_all_days_are_in_view_with_a_little_room_beside_them() -> None:
    assert YEAR.is_whole
    assert YEAR.first < month(0).toordinal()
    assert YEAR.last > month(11).toordinal()


def test_the_day_one_zooms_about_stays_where_it_is() -> None:
    near = YEAR.zoomed(0.5, JULY)

    before, after = ((JULY - each.first) / each.breadth for each in (YEAR, near))
    assert after == pytest.approx(before)
    assert near.breadth == pytest.approx(YEAR.breadth / 2)
    assert not near.is_whole
    assert near.whole() == YEAR


def test_a_marked_stretch_fills_the_chart() -> None:
    part = YEAR.between(JULY, JULY + 90)

    assert (part.first, part.last) == pytest.approx((JULY, JULY + 90))


def test_a_day_out_of_view_is_moved_into_it() -> None:
    part = YEAR.between(JULY, JULY + 90)

    assert part.showing(JULY + 10) == part
    assert part.showing(JULY - 40).first < JULY - 40
    assert part.showing(JULY + 130).last > JULY + 130


@pytest.mark.parametrize("days", [[], [month(3)]], ids=["none", "one"])
def test_few_days_make_a_window_too(days: list[date]) -> None:
    window = TimeWindow.over(days)

    assert window.breadth > 0
    assert window.zoomed(0.1, window.first).breadth > 0


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("zoomed"), st.floats(0.01, 50), st.floats(0, 1)),
            st.tuples(st.just("moved"), st.floats(-900, 900), st.just(0.0)),
            st.tuples(st.just("showing"), st.floats(0, 1), st.just(0.0)),
        ),
        max_size=8,
    )
)
def test_whatever_is_done_the_window_stays_within_its_days(steps: list[tuple[str, float, float]]) -> None:
    window = YEAR
    for way, amount, place in steps:
        if way == "zoomed":
            window = window.zoomed(amount, window.first + place * window.breadth)
        elif way == "moved":
            window = window.moved(amount)
        else:
            window = window.showing(YEAR.first + amount * YEAR.breadth)
        assert window.first >= YEAR.first - 1e-6
        assert window.last <= YEAR.last + 1e-6
        assert window.breadth >= window.least - 1e-6

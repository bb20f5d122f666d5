"""The line through the points is smooth and shows nothing that nobody felt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.charts.smooth import smooth_line

FEELINGS = st.lists(st.floats(-2, 2), min_size=3, max_size=20)


@given(FEELINGS)
def test_the_line_stays_between_its_neighbouring_points(feelings: list[float]) -> None:
    xs = list(map(float, range(len(feelings))))

    found_x, found_y = smooth_line(xs, feelings, steps=8)

    assert found_x[0] == 0
    assert found_x[-1] == xs[-1]
    for x, y in zip(found_x, found_y, strict=True):
        at = min(int(x), len(feelings) - 2)
        low, high = sorted(feelings[at : at + 2])
        assert low - 1e-9 <= y <= high + 1e-9


@given(FEELINGS)
def test_the_line_goes_through_every_point(feelings: list[float]) -> None:
    xs = list(map(float, range(len(feelings))))

    _found_x, found_y = smooth_line(xs, feelings, steps=4)

    assert found_y[::4] == pytest.approx(feelings)


def test_one_or_two_points_are_left_as_they_are() -> None:
    assert smooth_line([0.0], [1.0]) == ([0.0], [1.0])
    assert smooth_line([0.0, 1.0], [1.0, -2.0]) == ([0.0, 1.0], [1.0, -2.0])

"""A visit is remembered by its strongest moment and its last."""

from __future__ import annotations

import pytest

from app.core.measures.peak_end import PeakEnd, peak_end


@pytest.mark.parametrize(
    ("feelings", "peak", "end"),
    [((1,), 1, 1), ((2, -1), 2, -1), ((1, -2, 2, 1), 2, 1), ((2, -2, 0), -2, 0), ((0, 0), 0, 0)],
)
def test_the_peak_is_the_strongest_feeling_and_the_later_of_two(
    feelings: tuple[int, ...], peak: int, end: int
) -> None:
    found = peak_end(feelings)
    assert found == PeakEnd(peak, end)
    assert found.value == (peak + end) / 2


def test_without_a_feeling_there_is_neither() -> None:
    assert peak_end(()) is None

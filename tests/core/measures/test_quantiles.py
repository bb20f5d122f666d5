"""Medians and 90th percentiles."""

from __future__ import annotations

import statistics
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.evidence import Evidence
from app.core.measures.quantiles import Spread, median_of, quantile, spread_of


def minutes(*spans: int) -> list[timedelta]:
    return [timedelta(minutes=span) for span in spans]


def test_no_spans_have_no_median() -> None:
    assert spread_of([]) == Spread(0, None, None)
    assert spread_of([]).evidence is Evidence.NOTHING


def test_one_span_is_its_own_median_and_p90() -> None:
    assert spread_of(minutes(7)) == Spread(1, timedelta(minutes=7), timedelta(minutes=7))


def test_between_two_neighbours_the_quantile_is_linear() -> None:
    assert spread_of(minutes(30, 10)) == Spread(2, timedelta(minutes=20), timedelta(minutes=28))
    assert spread_of(minutes(*range(10, 120, 10))).p90 == timedelta(minutes=100)


def test_the_quantile_is_exact() -> None:
    assert quantile([1, 2], Fraction(9, 10)) == Fraction(19, 10)


@pytest.mark.parametrize(("values", "median"), [([], None), ([3], 3), ([4, -1], 1.5), ([2, 2, -2], 2)])
def test_whole_numbers_have_a_median(values: list[int], median: float | None) -> None:
    assert median_of(values) == median


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=60))
def test_the_spread_agrees_with_the_standard_library(ticks: list[int]) -> None:
    spread = spread_of([timedelta(microseconds=tick) for tick in ticks])
    assert spread.median is not None
    assert spread.p90 is not None
    tick = timedelta(microseconds=1)
    assert abs(spread.median / tick - statistics.median(ticks)) <= 0.6
    tenths = statistics.quantiles(ticks, n=10, method="inclusive")
    assert spread.p90 / tick == pytest.approx(tenths[8], rel=1e-12, abs=0.6)

"""Means, Student's interval and the quantile behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.intervals import Z_95
from app.core.measures.means import Mean, mean_of
from app.core.measures.student import t_quantile

TABLE = {
    1: 12.706204736,
    2: 4.302652730,
    3: 3.182446305,
    4: 2.776445105,
    5: 2.570581836,
    7: 2.364624252,
    10: 2.228138852,
    15: 2.131449546,
    20: 2.085963447,
    29: 2.045229642,
    30: 2.042272456,
    60: 2.000297822,
    100: 1.983971519,
    1000: 1.962339081,
}
OTHERS = [(0.95, 1, 6.313751515), (0.95, 10, 1.812461123), (0.995, 5, 4.032142984), (0.9995, 3, 12.92397864)]


@pytest.mark.parametrize(("freedom", "value"), TABLE.items())
def test_the_quantile_agrees_with_the_table(freedom: int, value: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(value, rel=1e-8)


@pytest.mark.parametrize(("p", "freedom", "value"), OTHERS)
def test_other_levels_agree_with_the_table_too(p: float, freedom: int, value: float) -> None:
    assert t_quantile(p, freedom) == pytest.approx(value, rel=1e-8)


def test_half_of_the_distribution_lies_below_zero() -> None:
    assert t_quantile(0.5, 4) == pytest.approx(0, abs=1e-9)


def test_many_degrees_come_near_the_normal_distribution() -> None:
    assert t_quantile(0.975, 1_000_000) == pytest.approx(Z_95, abs=1e-5)


@pytest.mark.parametrize(("p", "freedom"), [(0.4, 3), (1.0, 3), (0.975, 0)])
def test_what_has_no_quantile_is_refused(p: float, freedom: int) -> None:
    with pytest.raises(ValueError, match="quantile"):
        t_quantile(p, freedom)


def test_nothing_has_no_mean() -> None:
    assert mean_of([]) == Mean(0, None, None)


def test_one_value_has_a_mean_and_no_interval() -> None:
    assert mean_of([2]) == Mean(1, 2.0, None)


def test_the_interval_is_the_known_one() -> None:
    mean = mean_of([1, 2, 3, 4, 5])
    assert mean.value == 3
    assert mean.interval is not None
    assert mean.interval.low == pytest.approx(3 - 1.963243, abs=1e-6)
    assert mean.interval.high == pytest.approx(3 + 1.963243, abs=1e-6)


@given(st.lists(st.integers(-2, 2), min_size=2, max_size=40))
def test_the_interval_lies_round_the_mean(feelings: list[int]) -> None:
    mean = mean_of(feelings)
    assert mean.value is not None
    assert mean.interval is not None
    assert mean.interval.low <= mean.value <= mean.interval.high
    if len(set(feelings)) == 1:
        assert mean.interval.low == mean.interval.high

"""Shares and Wilson's interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.evidence import Evidence
from app.core.measures.shares import Share, share_of, wilson

VECTORS = [
    (0, 5, 0, 43.45),
    (5, 5, 56.55, 100),
    (1, 1, 20.65, 100),
    (8, 10, 49.02, 94.33),
    (45, 50, 78.64, 95.65),
    (74, 107, 59.87, 77.12),
]


@pytest.mark.parametrize(("k", "n", "low", "high"), VECTORS)
def test_wilson_gives_the_published_bounds(k: int, n: int, low: float, high: float) -> None:
    interval = wilson(k, n)
    assert interval.low * 100 == pytest.approx(low, abs=0.005)
    assert interval.high * 100 == pytest.approx(high, abs=0.005)


def test_nothing_counted_is_no_share_and_not_zero() -> None:
    share = Share(0, 0)
    assert (share.value, share.interval, share.evidence) == (None, None, Evidence.NOTHING)


def test_a_share_counts_what_is_true() -> None:
    assert share_of([True, False, True, True]) == Share(3, 4)
    assert share_of([True, False, True, True]).value == 0.75


@pytest.mark.parametrize(("k", "n"), [(2, 1), (-1, 3), (0, -1)])
def test_more_than_the_whole_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        Share(k, n)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(counted: tuple[int, int]) -> None:
    k, n = counted
    one, other = wilson(k, n), wilson(n - k, n)
    assert 0 <= one.low <= k / n <= one.high <= 1
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)


def test_one_share_equals_another_of_the_same_counts() -> None:
    assert Share(8, 10).interval == wilson(8, 10)

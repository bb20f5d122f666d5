"""Changes, and whether they are more than chance."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.changing import (
    Change,
    answers_needed,
    answers_needed_for_share,
    mean_change,
    nps_change,
    share_change,
)
from app.core.measures.evidence import Evidence
from app.core.measures.means import Mean, mean_of, mean_of_counts
from app.core.measures.nps import Nps, nps_of
from app.core.measures.scales import NPS
from app.core.measures.shares import Share, wilson
from tests.core.measures.counted import counts_on


@pytest.mark.parametrize(("points", "needed"), [(5, 1534), (10, 382), (20, 94)])
def test_the_answers_needed_are_the_known_ones(points: int, needed: int) -> None:
    assert answers_needed(points) == needed


@pytest.mark.parametrize(("points", "needed"), [(5, 381), (10, 93), (50, 1)])
def test_so_many_answers_settle_a_share(points: int, needed: int) -> None:
    assert answers_needed_for_share(points) == needed
    half = needed // 2
    interval = wilson(half, needed)
    assert 100 * (interval.high - interval.low) / 2 <= points * 1.001 or needed == 1


def test_so_many_answers_settle_a_score() -> None:
    for points in (5, 10, 20):
        n = answers_needed(points)
        interval = Nps(n // 2, 0, n - n // 2).interval
        assert interval is not None
        assert (interval.high - interval.low) / 2 == pytest.approx(points, abs=0.3)


def test_a_small_change_of_few_answers_could_be_chance() -> None:
    change = nps_change(Nps(18, 11, 3), Nps(16, 11, 5))
    assert change.value == pytest.approx(12.5)
    assert change.z == pytest.approx(0.6750, abs=5e-5)
    assert change.within_chance
    assert change.said
    assert change.evidence is Evidence.SOLID


def test_the_same_change_of_many_answers_is_more_than_chance() -> None:
    change = nps_change(Nps(1800, 1100, 300), Nps(1600, 1100, 500))
    assert change.value == pytest.approx(12.5)
    assert not change.within_chance


def test_z_is_the_difference_over_both_errors_of_the_adjusted_values() -> None:
    # n' = 13, p' = 5.75/13, d' = 2.75/13 against n' = 13, p' = 2.75/13, d' = 5.75/13.
    change = nps_change(Nps(5, 3, 2), Nps(2, 3, 5))
    e = 3 / 13
    error = ((8.5 / 13 - e * e) / 13) ** 0.5
    assert change.z == pytest.approx(2 * e / (2 * error * error) ** 0.5)
    assert change.value == 60


def test_a_change_from_nothing_is_none() -> None:
    assert nps_change(Nps(5, 0, 0), Nps()) == Change()
    assert share_change(Share(0, 0), Share(1, 2)) == Change()
    assert mean_change(Mean(), mean_of([1, 2])) == Change()
    assert Change().within_chance
    assert not Change().said


def test_a_change_of_fewer_than_ten_answers_is_not_spoken_of() -> None:
    assert not nps_change(Nps(9, 0, 0), Nps(0, 0, 500)).said
    assert nps_change(Nps(10, 0, 0), Nps(0, 0, 500)).said


def test_a_share_that_grew_is_compared_by_its_intervals() -> None:
    assert share_change(Share(45, 50), Share(40, 50)).within_chance
    grown = share_change(Share(90, 100), Share(60, 100))
    assert grown.value == pytest.approx(0.3)
    assert not grown.within_chance
    assert not share_change(Share(0, 30), Share(30, 30)).within_chance


def test_one_answer_a_side_says_nothing_of_a_mean() -> None:
    change = mean_change(mean_of([5]), mean_of([1, 1, 1]))
    assert (change.value, change.z) == (4, None)
    assert change.within_chance


def test_means_are_compared_after_welch() -> None:
    # By hand: s² = 2.5 and 10, √(0.5 + 2) = 1.5811, 5.88 degrees, of which 5 are taken.
    change = mean_change(mean_of([3, 4, 5, 6, 7]), mean_of([2, 4, 6, 8, 10]))
    assert change.value == -1
    assert change.z == pytest.approx(-0.632456, abs=1e-6)
    assert change.limit == pytest.approx(2.570581836)


def test_means_without_any_spread_differ_or_do_not() -> None:
    assert mean_change(mean_of([4] * 12), mean_of([4] * 15)).within_chance
    change = mean_change(mean_of([4] * 12), mean_of([5] * 15))
    assert change.z == -inf
    assert not change.within_chance


@given(counts_on(NPS), counts_on(NPS))
def test_a_change_turns_with_its_sides(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    there, back = nps_change(nps_of(one), nps_of(other)), nps_change(nps_of(other), nps_of(one))
    assert there.within_chance == back.within_chance
    if there.z is not None and back.z is not None and there.value is not None:
        assert there.z == pytest.approx(-back.z)
        assert there.value == pytest.approx(-(back.value or 0))
    means = mean_change(mean_of_counts(enumerate(one)), mean_of_counts(enumerate(other)))
    assert (
        means.within_chance
        == mean_change(mean_of_counts(enumerate(other)), mean_of_counts(enumerate(one))).within_chance
    )


@given(counts_on(NPS))
def test_nothing_differs_from_itself(counted: tuple[int, ...]) -> None:
    assert nps_change(nps_of(counted), nps_of(counted)).within_chance


@given(st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_does_not_differ_from_itself(counted: tuple[int, int]) -> None:
    assert share_change(Share(*counted), Share(*counted)).within_chance

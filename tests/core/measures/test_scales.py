"""Scales, their numbers, and what each score says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.scales import METRICS, NPS, USUAL, Scale, first_scale, metric_of
from app.model.survey import Metric
from tests.core.measures.counted import any_counts, counts

ALL = [
    Scale(metric, low, high, turned)
    for metric in METRICS
    for low in range(10)
    for high in range(low + 1, 11)
    for turned in (True, False)
]
EFFORT = Scale("ces", 1, 5, high_is_good=False)
GOOD = [
    (NPS, {9, 10}, {0, 1, 2, 3, 4, 5, 6}),
    (Scale("csat", 1, 5), {4, 5}, {1, 2}),
    (Scale("csat", 1, 7), {6, 7}, {1, 2}),
    (Scale("csat", 1, 10), {9, 10}, {1, 2}),
    (Scale("ces", 1, 5), {4, 5}, {1, 2}),
    (Scale("ces", 1, 7), {5, 6, 7}, {1, 2}),
    (EFFORT, {1, 2}, {4, 5}),
    (Scale("ces", 1, 7, high_is_good=False), {1, 2, 3}, {6, 7}),
]


def test_every_scale_has_a_number_of_its_own_that_leads_back_to_it() -> None:
    numbers = [scale.number for scale in ALL]
    assert len(set(numbers)) == len(ALL)
    assert [Scale.of_number(number) for number in numbers] == ALL
    assert [metric_of(number) for number in numbers] == [scale.metric for scale in ALL]
    assert all(0 < number < 2**15 for number in numbers)


def test_numbers_stay_what_they_are_for_files_hold_them() -> None:
    assert [scale.number for scale in USUAL] == [21, 555, 559, 565, 1067, 1071, 1066, 1070]


@pytest.mark.parametrize("number", [-1, 0, 3 * 512, 10**6, NPS.number + 2])
def test_a_number_that_no_scale_has_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no scale"):
        Scale.of_number(number)


def test_metrics_are_called_as_rows_call_them() -> None:
    assert {str(metric) for metric in Metric} == set(METRICS)


@pytest.mark.parametrize(
    ("metric", "low", "high"), [("nps", 5, 5), ("nps", 0, 11), ("x", 0, 5), ("ces", -1, 4)]
)
def test_what_is_no_scale_is_refused(metric: str, low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no scale"):
        Scale(metric, low, high)


@pytest.mark.parametrize(("scale", "good", "bad"), GOOD)
def test_good_and_bad_scores_are_the_usual_ones(scale: Scale, good: set[int], bad: set[int]) -> None:
    assert {score for score in scale.scores if scale.is_good(score)} == good
    assert {score for score in scale.scores if scale.is_bad(score)} == bad
    assert {score for score in scale.scores if scale.is_passive(score)} == set(scale.scores) - good - bad


@pytest.mark.parametrize("scale", ALL)
def test_no_score_is_both_good_and_bad(scale: Scale) -> None:
    assert not any(scale.is_good(score) and scale.is_bad(score) for score in scale.scores)
    assert scale.metric == "nps" or scale.is_good(scale.best_first[0])


def test_ease_runs_from_the_worst_to_the_best_either_way_round() -> None:
    assert [Scale("ces", 1, 5).ease(score) for score in range(1, 6)] == [0, 0.25, 0.5, 0.75, 1]
    assert [EFFORT.ease(score) for score in range(1, 6)] == [1, 0.75, 0.5, 0.25, 0]
    assert EFFORT.best_first == (1, 2, 3, 4, 5)
    assert NPS.best_first == (10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)


def test_a_scale_of_ten_steps_called_net_promoter_score_is_not_usual() -> None:
    assert not Scale("nps", 1, 10).is_usual
    assert Scale("csat", 1, 10).is_usual
    assert [first_scale(metric) for metric in METRICS] == [NPS, Scale("csat", 1, 5), Scale("ces", 1, 5)]


def test_only_whole_numbers_within_the_scale_are_scores() -> None:
    offered = (-1, 11, "", 9, 9.0, None, True, 0)
    assert [value for value in offered if NPS.holds(value)] == [9, 0]
    assert NPS.tally([-1, 11, "", 9]) == (counts(s9=1), 3)


@given(any_counts())
def test_parts_add_up_to_all(case: tuple[Scale, tuple[int, ...]]) -> None:
    scale, counted = case
    assert sum(scale.parts(counted)) == scale.n(counted) == sum(counted)


@given(st.sampled_from(ALL), st.data())
def test_ease_rises_with_every_rank(scale: Scale, data: st.DataObject) -> None:
    score = data.draw(st.sampled_from(list(scale.scores)))
    assert scale.ease(score) * scale.steps == pytest.approx(scale.rank(score))
    assert scale.best_first[scale.steps - scale.rank(score)] == score

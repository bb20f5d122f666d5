"""Satisfaction and effort."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from app.core.measures.ces import ces_of
from app.core.measures.csat import csat_of
from app.core.measures.evidence import Evidence
from app.core.measures.means import mean_of
from app.core.measures.scales import Scale
from app.core.measures.shares import Share
from tests.core.measures.counted import any_counts, counts

FIVE, SEVEN, TEN = Scale("csat", 1, 5), Scale("csat", 1, 7), Scale("csat", 1, 10)


@pytest.mark.parametrize(
    ("scale", "counted", "satisfied"),
    [
        (FIVE, counts(s3=2, s4=3, s5=5), Share(8, 10)),
        (SEVEN, counts(s5=2, s6=3, s7=5), Share(8, 10)),
        (TEN, counts(s8=2, s9=3, s10=5), Share(8, 10)),
    ],
)
def test_the_satisfied_are_the_top_two(scale: Scale, counted: tuple[int, ...], satisfied: Share) -> None:
    assert csat_of(counted, scale).satisfied == satisfied
    interval = satisfied.interval
    assert interval is not None
    assert (100 * interval.low, 100 * interval.high) == pytest.approx((49.02, 94.33), abs=0.005)


def test_the_average_is_a_figure_of_its_own() -> None:
    csat = csat_of(counts(s1=1, s4=1, s5=2), FIVE)
    assert (csat.satisfied.value, csat.average.value, csat.n) == (0.75, 3.75, 4)
    assert csat.evidence is Evidence.FEW


def test_no_answers_are_nothing_and_not_zero() -> None:
    csat, ces = csat_of(counts(), FIVE), ces_of(counts(), Scale("ces", 1, 5))
    assert (csat.satisfied.value, csat.average.value, csat.evidence) == (None, None, Evidence.NOTHING)
    assert (ces.mean.value, ces.ease.value, ces.easy.value, ces.evidence) == (
        None,
        None,
        None,
        Evidence.NOTHING,
    )


def test_ease_is_turned_where_high_is_effort() -> None:
    easy, effort = Scale("ces", 1, 5), Scale("ces", 1, 5, high_is_good=False)
    one, other = ces_of(counts(s1=1, s4=2, s5=7), easy), ces_of(counts(s5=1, s2=2, s1=7), effort)
    assert one == other
    assert one.mean.value == pytest.approx(4.4)
    assert one.ease.value == pytest.approx(0.85)
    assert one.easy == Share(9, 10)


def test_one_answer_has_a_mean_without_an_interval() -> None:
    ces = ces_of(counts(s5=1), Scale("ces", 1, 7))
    assert (ces.mean.value, ces.mean.interval, ces.ease.interval) == (5, None, None)


def test_easy_are_the_top_three_of_seven_as_published(corpora: Path) -> None:
    path = corpora / "nps-reference" / "nps_reference.json"
    if not path.exists():
        pytest.skip("the reference figures are not here")
    published = {case["id"]: case for case in json.loads(path.read_text(encoding="utf-8"))["published"]}
    case = published["qualtrics-community-ces"]
    easy = case["responses"]["score_5_6_7"]
    counted = counts(s1=case["responses"]["n"] - easy, s5=easy - 2, s6=1, s7=1)
    assert 100 * (ces_of(counted, Scale("ces", 1, 7)).easy.value or 0) == pytest.approx(case["published"])


@given(any_counts())
def test_means_of_counts_are_those_of_the_answers_one_by_one(case: tuple[Scale, tuple[int, ...]]) -> None:
    scale, counted = case
    scores = [score for score in scale.scores for _ in range(counted[score])]
    average, plain = csat_of(counted, scale).average, mean_of(scores)
    assert average.value == pytest.approx(plain.value)
    assert average.error == pytest.approx(plain.error, abs=1e-12)
    ces, eased = ces_of(counted, scale), mean_of(map(scale.ease, scores))
    assert ces.ease.value == pytest.approx(eased.value)
    if eased.interval is not None and ces.ease.interval is not None and ces.mean.interval is not None:
        assert ces.ease.interval.low == pytest.approx(eased.interval.low)
        assert ces.ease.interval.high == pytest.approx(eased.interval.high)
        low = scale.low + scale.steps * ces.ease.interval.low
        assert ces.mean.interval.low == pytest.approx(low, abs=1e-9)
    if ces.mean.value is not None:
        assert scale.low <= ces.mean.value <= scale.high

"""The net promoter score and its interval."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.evidence import Evidence
from app.core.measures.nps import Nps, nps_of
from app.core.measures.scales import NPS
from tests.core.measures.counted import counts, counts_on

VECTORS = [
    (1, 0, 0, 100, -48.50, 98.50),
    (10, 0, 0, 100, 47.50, 100),
    (0, 5, 0, 0, -30.01, 30.01),
    (5, 3, 2, 30, -19.05, 65.20),
    (18, 11, 3, 46.88, 20.41, 65.31),
    (50, 30, 20, 30, 14.05, 44.20),
    (60, 25, 15, 45, 29.34, 58.04),
]


@pytest.mark.parametrize("vector", VECTORS)
def test_score_and_interval_are_the_published_ones(vector: tuple[int, int, int, float, float, float]) -> None:
    promoters, passives, detractors, value, low, high = vector
    score = Nps(promoters, passives, detractors)
    assert score.value == pytest.approx(value, abs=0.0051)
    assert score.interval is not None
    assert score.interval.low == pytest.approx(low, abs=0.005)
    assert score.interval.high == pytest.approx(high, abs=0.005)


def test_nine_and_ten_promote_and_up_to_six_detract() -> None:
    assert nps_of(counts(s0=1, s6=2, s7=4, s8=8, s9=16, s10=32)) == Nps(48, 12, 3)


def test_no_answers_are_no_score_and_not_zero() -> None:
    nothing = nps_of(counts())
    assert (nothing.value, nothing.shown, nothing.interval, nothing.evidence) == (None,) * 3 + (
        Evidence.NOTHING,
    )


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "shown"),
    [
        (1, 199, 0, 1),
        (0, 199, 1, -1),
        (0, 200, 1, 0),
        (3, 197, 0, 2),
        (0, 197, 3, -2),
        (0, 1000, 1, 0),
        (1, 6, 0, 14),
    ],
)
def test_a_half_is_shown_away_from_zero_and_never_with_a_minus_before_nothing(
    promoters: int, passives: int, detractors: int, shown: int
) -> None:
    score = Nps(promoters, passives, detractors)
    assert score.shown == shown
    assert f"{score.shown}" != "-0"


def test_the_evidence_grows_with_all_answers() -> None:
    assert [Nps(0, n, 0).evidence for n in (9, 10, 30)] == [Evidence.FEW, Evidence.TENTATIVE, Evidence.SOLID]


@given(counts_on(NPS))
def test_the_score_lies_within_its_bounds_and_turns_with_the_answers(counted: tuple[int, ...]) -> None:
    score = nps_of(counted)
    other = Nps(score.detractors, score.passives, score.promoters)
    if score.value is None or other.value is None:
        assert score.n == 0
        return
    assert -100 <= score.value <= 100
    assert other.value == -score.value
    assert other.shown == -(score.shown or 0)
    assert score.interval is not None
    assert other.interval is not None
    assert -100 <= score.interval.low <= score.interval.high <= 100
    assert other.interval.low == pytest.approx(-score.interval.high, abs=1e-9)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_more_answers_alike_narrow_the_interval(promoters: int, passives: int, detractors: int) -> None:
    few = Nps(promoters + 1, passives + 1, detractors + 1)
    many = Nps(10 * few.promoters, 10 * few.passives, 10 * few.detractors)
    assert few.interval is not None
    assert many.interval is not None
    assert many.interval.high - many.interval.low < few.interval.high - few.interval.low


@pytest.fixture(scope="module")
def reference(corpora: Path) -> dict[str, list[dict[str, Any]]]:
    """Figures that others published or computed."""
    path = corpora / "nps-reference" / "nps_reference.json"
    if not path.exists():
        pytest.skip("the reference figures of the net promoter score are not here")
    found: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_computed_references_come_out_the_same(reference: dict[str, list[dict[str, Any]]]) -> None:
    compared = 0
    for case in reference["computed"]:
        expected = case["expected"]
        if not isinstance(expected, dict):
            continue
        score = nps_of([case["scores"].get(str(number), 0) for number in range(11)])
        parts = (score.n, score.promoters, score.passives, score.detractors)
        assert parts == tuple(expected[name] for name in ("n", "promoters", "passives", "detractors")), case
        assert score.value == pytest.approx(expected["nps"]), case
        assert score.shown == expected["nps_rounded"], case
        assert score.interval is not None
        assert [score.interval.low, score.interval.high] == pytest.approx(expected["adj_wald95"], abs=6e-4), (
            case
        )
        compared += 1
    assert compared >= 3


def test_scores_off_the_scale_are_left_out_as_the_references_say(
    reference: dict[str, list[dict[str, Any]]],
) -> None:
    worded = {case["name"]: case for case in reference["computed"] if isinstance(case["expected"], str)}
    given_scores = [
        int(score) if score else "" for score in worded["out of range -1, 11, blank, 9"]["scores"]
    ]
    tally = NPS.tally(given_scores)
    assert (nps_of(tally.counts).value, NPS.n(tally.counts), tally.left_out) == (100, 1, 3)
    assert worded["empty"]["scores"] == {}
    assert nps_of(NPS.tally([]).counts).value is None


def test_published_rules_hold_here_too(reference: dict[str, list[dict[str, Any]]]) -> None:
    published = {case["id"]: case for case in reference["published"]}
    assert "0-6 Detractor, 7-8 Passive, 9-10 Promoter" in published["rocks-categories"]["published"]
    assert "width 10 needs n ~ 1024" in published["cybaea-rule"]["published"]
    # A third each is a width of about 320/√n.
    third = Nps(342, 340, 342)
    assert third.interval is not None
    assert third.interval.high - third.interval.low == pytest.approx(10, abs=0.1)

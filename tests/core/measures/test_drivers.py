"""What goes together with a score."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.measures.drivers import Driver, driver_of, score_of
from app.core.measures.scales import NPS, Scale
from tests.core.measures.counted import any_counts, counts


def test_a_theme_of_detractors_draws_the_score_down() -> None:
    everything, mentioning = counts(s9=60, s7=25, s3=15), counts(s3=10)
    driver = driver_of(everything=everything, mentioning=mentioning, scale=NPS)
    assert (driver.mentions, driver.without) == (10, 90)
    assert driver.effect == pytest.approx(45 - 100 * (60 - 5) / 90)


def test_a_theme_of_promoters_lifts_the_score() -> None:
    driver = driver_of(everything=counts(s10=30, s2=30), mentioning=counts(s10=20), scale=NPS)
    assert driver.effect == pytest.approx(0 - 100 * (10 - 30) / 40)


def test_nine_mentions_are_too_few() -> None:
    driver = driver_of(everything=counts(s9=60), mentioning=counts(s9=9), scale=NPS)
    assert driver == Driver(9, 51, None)


def test_what_everybody_mentions_goes_together_with_nothing() -> None:
    assert driver_of(everything=counts(s9=60), mentioning=counts(s9=60), scale=NPS).effect is None


def test_more_mentions_than_answers_are_refused() -> None:
    with pytest.raises(ValueError, match="than there are"):
        driver_of(everything=counts(s9=1), mentioning=counts(s9=2), scale=NPS)


def test_each_metric_is_headed_by_a_figure_of_its_own() -> None:
    assert score_of(counts(s9=3, s0=1), NPS) == 50
    assert score_of(counts(s5=3, s1=1), Scale("csat", 1, 5)) == 75
    assert score_of(counts(s1=3, s5=1), Scale("ces", 1, 5, high_is_good=False)) == 4
    assert [score_of(counts(), scale) for scale in (NPS, Scale("csat", 1, 5), Scale("ces", 1, 7))] == [
        None
    ] * 3


@given(any_counts(), st.data())
def test_the_score_of_all_is_that_of_the_rest_and_the_effect(
    case: tuple[Scale, tuple[int, ...]], data: st.DataObject
) -> None:
    scale, everything = case
    mentioning = tuple(data.draw(st.integers(0, count)) for count in everything)
    driver = driver_of(everything=everything, mentioning=mentioning, scale=scale)
    assert driver.mentions + driver.without == sum(everything)
    if driver.effect is not None:
        rest = score_of([one - other for one, other in zip(everything, mentioning, strict=True)], scale)
        assert rest is not None
        assert score_of(everything, scale) == pytest.approx(rest + driver.effect)

"""Figures in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.cases.measures.rows import Comparison, Returns
from app.core.measures.intervals import Interval
from app.core.measures.means import Mean
from app.core.measures.quantiles import Spread
from app.core.measures.shares import Share
from app.gestures.kind_words import gesture_kind_words
from app.model.gesture import GestureKind
from app.recovery.measures.compared import comparison_lines
from app.recovery.measures.words import (
    counted_words,
    mean_words,
    percent_words,
    share_note,
    signed_words,
    spread_note,
)
from app.wording.formats import Wording

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")


def test_no_data_is_said_and_never_zero() -> None:
    assert percent_words(Share(0, 0)) == "no data"
    assert share_note(Share(0, 0), WORDING) == spread_note(Spread(), WORDING) == ""
    assert mean_words(Mean()) == "no data"


@pytest.mark.parametrize(
    ("n", "words"), [(0, ""), (9, "of only 9"), (12, "of 12, tentative"), (1500, "of 1,500")]
)
def test_few_data_are_called_few(n: int, words: str) -> None:
    assert counted_words(n, WORDING) == words


def test_a_share_tells_how_sure_it_is() -> None:
    assert percent_words(Share(45, 50)) == "90%"
    assert share_note(Share(45, 50), WORDING) == "of 50, likely 79 to 96%"


def test_a_spread_tells_its_far_end() -> None:
    spread = Spread(40, timedelta(minutes=20), timedelta(hours=3))
    assert spread_note(spread, WORDING) == "9 in 10 within 3 h, of 40"


@pytest.mark.parametrize(("value", "words"), [(1.25, "+1.3"), (-0.5, "−0.5"), (-0.01, "0"), (2.0, "+2")])
def test_a_feeling_has_its_sign(value: float, words: str) -> None:
    assert signed_words(value) == words


def test_a_mean_has_its_interval() -> None:
    assert mean_words(Mean(40, 1.2, Interval(0.94, 1.46))) == "+1.2, likely +0.9 to +1.5"
    assert mean_words(Mean(1, 1.0)) == "+1"


def test_every_kind_of_gesture_has_words() -> None:
    assert len({gesture_kind_words(kind) for kind in GestureKind}) == len(GestureKind)


def test_enough_customers_are_compared_in_words() -> None:
    enough = Returns(40, Share(20, 40), 33, Mean(33, 0.5, Interval(0.1, 0.9)))
    few = Returns(29, None, 1, None)
    heads, recovered, no_failure = comparison_lines(Comparison(180, enough, few), WORDING)
    assert heads[1] == "Came back within 180 days"
    assert recovered[1:] == ("50% of 40, likely 35 to 65%", "+0.5, likely +0.1 to +0.9")
    assert no_failure[1:] == ("not enough data: 29 of 30 needed", "not enough data: 1 of 30 needed")

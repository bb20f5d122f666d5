"""Figures of value in words and bars, with little and with nothing."""

from __future__ import annotations

from app.core.measures.shares import Share
from app.measures.value.rows import (
    GapBand,
    Known,
    LifetimeValue,
    MomentsDelivered,
    Returning,
    Rhythm,
    VisitBand,
)
from app.metrics.state import MetricsState
from app.metrics.value import drawn, scopes
from app.wording.formats import Wording

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")
BANDS = (VisitBand(1, 1, 60, 600_000), VisitBand(2, None, 40, 1_400_000))


def test_who_brings_the_money_is_told_with_what_one_spends() -> None:
    bars = drawn.value_bars(LifetimeValue(100, 2_000_000, 15_000, 60_000, BANDS), WORDING)
    assert [(row.label, row.value, row.n) for row in bars.rows] == [
        ("Stays: 1", 30.0, 60),
        ("Stays: 2 and more", 70.0, 40),
    ]
    assert bars.rows[1].words == (
        "Stays: 2 and more, 40 guests, 70% of all that was spent, CHF\xa0350 each on average"
    )


def test_a_lifetime_value_is_told_without_small_change() -> None:
    value = LifetimeValue(100, 2_000_049, 15_033, 60_000, BANDS)
    lines = drawn.value_lines(value, WORDING)
    assert [line.value for line in lines] == ["CHF\xa0200", "CHF\xa0150"]
    assert lines[1].note == "one in ten spent CHF\xa0600 and more"


def test_without_anybody_there_is_no_data_and_no_bar() -> None:
    nobody = LifetimeValue(0, 0, None, None, (VisitBand(1, None, 0, 0),))
    assert drawn.value_bars(nobody, WORDING).rows == ()
    assert drawn.value_lines(nobody, WORDING)[0].value == "no data"
    assert drawn.rhythm_bars(Rhythm(0, None, ())).rows == ()
    assert drawn.returning_trend(Returning(Share(0, 0), ())).series == ()


def test_a_rhythm_is_told_as_people_say_it() -> None:
    rhythm = Rhythm(40, 152.0, (GapBand(0, 30, 10), GapBand(31, None, 30)))
    assert [row.value for row in drawn.rhythm_bars(rhythm).rows] == [25.0, 75.0]
    assert drawn.rhythm_note(rhythm, WORDING).startswith("In the middle they come back every 5 months; n=40")


def test_few_of_anything_are_counts_and_no_rate() -> None:
    lines = drawn.known_lines(Known(Share(3, 4), 1, 0, 0, Share(40, 50)), WORDING)
    assert (lines[0].value, lines[0].note) == ("3 of 4", "n=4, too few to tell")
    assert lines[-1].value == "80%"


def test_who_came_back_after_a_moment_needs_enough_on_both_sides() -> None:
    few = MomentsDelivered(12, 1, 0, None, None, 4500)
    assert [line.value for line in drawn.moment_lines(few, WORDING)][-1] == "not enough data"
    enough = MomentsDelivered(90, 1, 40, 4.55, None, 4500, Share(30, 60), Share(100, 400))
    lines = drawn.moment_lines(enough, WORDING)
    assert [line.value for line in lines][2:] == ["4.6", "CHF\xa045", "50%", "25%"]


def test_filters_that_say_nothing_to_a_figure_are_named() -> None:
    state = MetricsState(stage_ids=(3,), channels=("desk",), tag_ids=(1,))
    assert (
        scopes.left_aside_words(state, scopes.OF_VISITS, wording=WORDING)
        == "Not narrowed by: stage and channel."
    )
    assert scopes.left_aside_words(MetricsState(), scopes.OF_VISITS, wording=WORDING) == ""

"""What tiles say: never more than the answers carry."""

from __future__ import annotations

import pytest

from app.core.measures.scales import NPS, Scale
from app.core.measures.shares import Share
from app.metrics.tiles.words import metric_tile, share_tile
from app.wording.axes import AxisWording
from app.wording.formats import Wording

AXES = AxisWording(Wording("hotel", "en", "Europe/Zurich", "CHF"))
CSAT, CES, EFFORT = Scale("csat", 1, 5), Scale("ces", 1, 5), Scale("ces", 1, 7, high_is_good=False)


def counts(**of: int) -> tuple[int, ...]:
    """So many answers of each score: ``s9=60``."""
    return tuple(of.get(f"s{score}", 0) for score in range(11))


def test_nps_is_signed_and_told_with_its_interval() -> None:
    tile = metric_tile(counts(s9=60, s7=25, s3=15), None, scale=NPS, wording=AXES)
    assert (tile.value, tile.note) == ("+45", "95% sure: +29 to +58 · n=100")
    assert (tile.change, tile.arrow, tile.tone) == ("", 0, "neutral")


def test_a_change_within_chance_has_neither_arrow_nor_colour() -> None:
    tile = metric_tile(counts(s9=60, s7=25, s3=15), counts(s9=56, s7=26, s3=18), scale=NPS, wording=AXES)
    assert (tile.change, tile.arrow, tile.tone) == ("up 7, could be chance", 0, "neutral")


def test_a_change_beyond_chance_has_both() -> None:
    better = metric_tile(
        counts(s9=600, s7=250, s3=150), counts(s9=400, s7=300, s3=300), scale=NPS, wording=AXES
    )
    assert (better.change, better.arrow, better.tone) == ("35", 1, "good")
    worse = metric_tile(counts(s4=70, s2=30), counts(s4=95, s2=5), scale=CSAT, wording=AXES)
    assert (worse.value, worse.change, worse.arrow, worse.tone) == ("70%", "25", -1, "alert")


def test_fewer_than_ten_answers_are_no_figure() -> None:
    tile = metric_tile(counts(s9=7), counts(s1=500), scale=NPS, wording=AXES)
    assert (tile.value, tile.note, tile.change) == ("7 answers", "too few for a figure", "")


def test_fewer_than_thirty_are_tentative() -> None:
    tile = metric_tile(counts(s5=12), None, scale=CSAT, wording=AXES)
    assert tile.value == "100%"
    assert tile.note.endswith("n=12, tentative")
    assert tile.tentative


def test_nothing_is_no_data_and_never_naught() -> None:
    tile = metric_tile(counts(), counts(), scale=CES, wording=AXES)
    assert (tile.value, tile.note, tile.change) == ("–", "no data", "")


def test_effort_is_turned_so_that_more_is_easier() -> None:
    tile = metric_tile(counts(s1=40, s7=10), None, scale=EFFORT, wording=AXES)
    assert tile.label == "Easy for them (CES, of 7)"
    assert tile.value == "5.8"
    assert "low is easy" in tile.more


def test_answers_on_another_scale_are_said_to_be_left_out() -> None:
    tile = metric_tile(counts(s5=40), None, scale=CSAT, wording=AXES, others=120)
    assert tile.more == "120 answers on other scales are not in this figure"


@pytest.mark.parametrize(("k", "n", "value"), [(0, 0, "–"), (3, 4, "4 answers"), (94, 100, "94%")])
def test_a_share_is_told_as_the_others_are(k: int, n: int, value: str) -> None:
    assert (
        share_tile("promises", "Promises kept on time", share=Share(k, n), before=None, wording=AXES).value
        == value
    )


def test_what_did_not_change_says_so() -> None:
    tile = share_tile("promises", "Promises", share=Share(94, 100), before=Share(94, 100), wording=AXES)
    assert (tile.change, tile.arrow) == ("no change", 0)


def test_all_of_a_tile_is_heard() -> None:
    tile = metric_tile(counts(s9=60, s7=25, s3=15), counts(s9=56, s7=26, s3=18), scale=NPS, wording=AXES)
    assert tile.spoken == (
        "Would recommend us (NPS): +45. up 7, could be chance. 95% sure: +29 to +58 · n=100"
    )

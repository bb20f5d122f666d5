"""Figures are told with how many they are of, and never firmer than they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.ui.charts.data import ChartWording, Unit
from app.ui.charts.figure_words import figure_cells, figure_words, unit_title, value_words
from tests.ui.charts.made import CSAT, NPS, point


@pytest.mark.parametrize(
    ("value", "n", "words"),
    [
        (57.4, 1204, "57, likely 47 to 67, n=1,204"),
        (57.4, 29, "57, likely 47 to 67, n=29, tentative"),
        (57.4, 9, "n=9, too few to tell"),
        (None, 0, "no data"),
    ],
)
def test_a_figure_is_told_as_far_as_it_carries(
    wording: ChartWording, value: float | None, n: int, words: str
) -> None:
    assert figure_words(point(0, value, n), NPS, wording=wording) == words


def test_units_are_written_with_their_sign_and_suffix(wording: ChartWording) -> None:
    signed = Unit("NPS", signed=True)

    assert value_words(14, signed, wording=wording) == "+14"
    assert value_words(-0.4, signed, wording=wording) == "0"
    assert value_words(-17, signed, wording=wording) == "−17"
    assert value_words(91, CSAT, wording=wording) == "91%"
    assert value_words(4.44, Unit(digits=1), wording=wording) == "4.4"
    assert unit_title(CSAT) == "CSAT, %"
    assert unit_title(Unit()) == "Figure"


def test_the_table_has_the_figure_rounded_as_it_is_shown_and_none_of_too_few() -> None:
    assert figure_cells(point(0, 57.5, 40), NPS) == (Decimal(58), Decimal(48), Decimal(68), 40)
    assert figure_cells(point(0, 57.5, 9), NPS) == (None, None, None, 9)

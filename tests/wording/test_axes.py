"""Numbers and marks on charts, in the language of the venue."""

from __future__ import annotations

from datetime import date

import pytest

from app.wording.axes import AxisWording
from app.wording.formats import Wording


def axes(language: str) -> AxisWording:
    return AxisWording(Wording("hotel", language, "Europe/Zurich", "CHF"))


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en-US", ["Mar 12", "Mar", "2026"]),
        ("de", ["12. März", "Mär", "2026"]),
        ("en-GB", ["12 Mar", "Mar", "2026"]),
    ],
)
def test_the_marks_of_a_time_axis_are_in_the_language_of_the_venue(language: str, marks: list[str]) -> None:
    assert [axes(language).tick(date(2026, 3, 12), step) for step in ("day", "month", "year")] == marks


def test_a_number_has_exactly_its_decimals_and_a_true_minus() -> None:
    assert axes("en").decimal(4, 1) == "4.0"
    assert axes("en").decimal(-0.04, 1) == "0.0"
    assert axes("en").decimal(-2.5, 0) == "−3"
    assert axes("de").decimal(-1234.25, 1) == "−1.234,3"


def test_counts_days_and_shares_are_those_of_the_venue() -> None:
    assert axes("en").number(1204) == "1,204"
    assert axes("en-GB").day(date(2025, 11, 29)) == "29 Nov 2025"
    assert axes("en").share(0.614) == "61%"

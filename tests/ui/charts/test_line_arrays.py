"""A line is broken where nothing is known, faint where little is, and loses no peak when it is thinned."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from app.core.measures.evidence import evidence_of
from app.ui.charts.data import TrendPoint, TrendSeries
from app.ui.charts.line_arrays import LineArrays, runs
from tests.ui.charts.made import line

START = date(2000, 1, 1)


def drawn(values: object) -> list[tuple[int, int]]:
    return runs(np.isfinite(np.asarray(values, dtype=float)))


def test_an_empty_period_breaks_the_line() -> None:
    firm, faint = LineArrays.of(line([40, 42, None, 50, 51])).parts()

    assert drawn(firm) == [(0, 2), (3, 5)]
    assert drawn(faint) == []


def test_a_period_of_too_few_breaks_the_line_and_has_a_dot() -> None:
    arrays = LineArrays.of(line([40, 42, 44, 50, 51], n=[30, 30, 9, 30, 30]))

    assert drawn(arrays.y) == [(0, 2), (3, 5)]
    assert drawn(arrays.low) == [(0, 2), (3, 5)]
    assert np.flatnonzero(arrays.few).tolist() == [2]


def test_the_line_is_faint_beside_tentative_and_running_periods() -> None:
    arrays = LineArrays.of(line([40, 42, 44, 50, 51, 52], n=[30, 30, 29, 30, 30, 30], running=True))
    firm, faint = arrays.parts()

    assert drawn(firm) == [(0, 2), (3, 5)]
    assert drawn(faint) == [(1, 6)]
    assert arrays.firm.tolist() == [True, True, False, True, True, False]


def test_a_point_between_gaps_is_lonely() -> None:
    arrays = LineArrays.of(line([40, None, 44, None, 51, 52]))

    assert np.flatnonzero(arrays.lonely()).tolist() == [0, 2]


def test_what_is_out_of_view_is_left_out_but_for_the_points_just_beyond() -> None:
    arrays = LineArrays.of(line([40, 41, 42, 43, 44, 45]))
    march, april = date(2026, 3, 1).toordinal(), date(2026, 4, 1).toordinal()

    assert arrays.seen(march - 1, april + 1, columns=500).y.tolist() == [41, 42, 43, 44]


def test_ten_thousand_points_are_thinned_without_losing_a_peak_a_valley_or_a_gap() -> None:
    values: list[float | None] = [50.0 + (at % 7) for at in range(10_000)]
    values[5_000], values[7_000] = 99.0, 1.0
    values[8_000:8_500] = [None] * 500
    points = tuple(
        TrendPoint(
            START + timedelta(at), value, value, value, 40 if value else 0, evidence_of(40 if value else 0)
        )
        for at, value in enumerate(values)
    )
    arrays = LineArrays.of(TrendSeries("Days", points))
    first, last = float(START.toordinal()), float(START.toordinal() + 9_999)
    seen = arrays.seen(first, last, columns=400)

    assert len(seen.x) <= 2 * 402
    assert np.nanmax(seen.y) == 99
    assert np.nanmin(seen.y) == 1
    assert len(drawn(seen.y)) == 2

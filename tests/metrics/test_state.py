"""Days and filters, in words and as they are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.core.days import Days
from app.metrics.applied import applied_words
from app.metrics.choices import Choice, MetricsChoices
from app.metrics.periods import Span, days_of
from app.metrics.remembered_state import keep_state, remembered_state
from app.metrics.state import BucketChoice, MetricsState, from_definition, to_definition
from app.model.survey import Metric
from app.ui.remembered import Remembered
from app.wording.formats import Wording

TODAY = date(2026, 11, 25)
WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")
NARROWED = MetricsState(
    span=Span.CHOSEN,
    days=Days(date(2026, 1, 1), None),
    rolling=45,
    metric=Metric.CES,
    bucket=BucketChoice.WEEK,
    stage_ids=(3, 0),
    channels=("paper",),
    places=("412", ""),
    tag_ids=(1,),
    segments=("leisure",),
)


@pytest.mark.parametrize(
    ("span", "since"),
    [
        (Span.MONTH, date(2026, 10, 27)),
        (Span.QUARTER, date(2026, 9, 1)),
        (Span.YEAR, date(2025, 12, 1)),
        (Span.TWO_YEARS, date(2024, 12, 1)),
        (Span.ROLLING, date(2026, 8, 28)),
    ],
)
def test_each_span_ends_today(span: Span, since: date) -> None:
    assert days_of(span, TODAY, rolling=90) == Days(since, TODAY)


def test_all_days_are_open_at_both_sides() -> None:
    assert days_of(Span.ALL, TODAY) == Days()


def test_a_state_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    assert from_definition(to_definition(NARROWED)) == NARROWED
    remembered = Remembered(tmp_path / "window.ini")
    keep_state(NARROWED, remembered)
    assert remembered_state(remembered) == NARROWED


@pytest.mark.parametrize(
    "kept", [{}, {"span": "decade", "rolling": -3, "stage_ids": "x", "channels": ["fax"], "since": "soon"}]
)
def test_what_cannot_be_read_counts_as_not_kept(kept: dict[str, object]) -> None:
    assert from_definition(kept) == MetricsState()


def test_a_spoilt_file_is_as_none(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep("metrics_state", "{[")
    assert remembered_state(remembered) == MetricsState()


def test_what_leaves_the_pane_names_days_and_every_filter() -> None:
    choices = MetricsChoices(
        stage_ids=(Choice(3, "Arrival"), Choice(0, "Without a stage")),
        channels=(Choice("paper", "On paper"),),
        tag_ids=(Choice(1, "VIP"),),
    )
    assert applied_words(NARROWED, choices, wording=WORDING, today=TODAY) == (
        "1 Jan 2026 to 25 Nov 2026",
        "Stage: Arrival, Without a stage",
        "Channel: On paper",
        "Place: 412, none",
        "Tag: VIP",
        "Segment: leisure",
    )


def test_without_a_filter_that_is_said_too() -> None:
    assert applied_words(MetricsState(span=Span.ALL), MetricsChoices(), wording=WORDING, today=TODAY) == (
        "all days",
        "No filter",
    )

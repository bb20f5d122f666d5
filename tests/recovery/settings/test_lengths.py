"""Lengths of time and openings, as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.recovery.settings.hours import hours_words, open_words, read_hours
from app.wording.lengths import LONGEST, length_words, read_length


@given(st.integers(1, LONGEST))
def test_every_length_is_read_as_it_is_shown(minutes: int) -> None:
    assert read_length(length_words(minutes), "at") == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("15 min", 15),
        ("90", 90),
        ("4h", 240),
        ("1 h 30", 90),
        ("1:30", 90),
        ("1.5 h", 90),
        ("1,5 h", 90),
        ("1 d", 1440),
        ("2 Tage", 2880),
        (" 1h30m ", 90),
        ("1 d, 2 h", 1560),
    ],
)
def test_a_length_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert read_length(typed, "at") == minutes


@pytest.mark.parametrize("typed", ["", "soon", "3 x", "-5", "30 min 1 h", "0", "61 d", "0.1 min", "1 h 1 h"])
def test_what_is_no_length_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_length(typed, "at")
    assert [problem.field for problem in refused.value.problems] == ["at"]


@pytest.mark.parametrize(
    ("typed", "shown", "told"),
    [
        ("08:00–20:00", "08:00–20:00", "12 h open"),
        ("14-20, 8-12", "08:00–12:00, 14:00–20:00", "10 h open"),
        ("18:00 to 02:00", "18:00–02:00", "8 h open, into the next day"),
        ("0800-1200 and 13.30-24", "08:00–12:00, 13:30–24:00", "14 h 30 min open"),
        ("24 h", "00:00–24:00", "1 d open"),
        ("closed", "", "closed"),
        ("", "", "closed"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, shown: str, told: str) -> None:
    day = read_hours(typed, "hours.0")

    assert hours_words(day) == shown
    assert open_words(day) == told
    assert read_hours(shown, "hours.0") == day


@pytest.mark.parametrize(
    "typed",
    ["8", "8-", "8-8", "8 to 5pm", "8-12, 11-14", "25-26", "24-3", "8-9,9-10,10-11,11-12,12-13,13-14,14-15"],
)
def test_what_is_no_opening_is_refused_at_its_day(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_hours(typed, "hours.0")
    assert refused.value.problems[0].field == "hours.0"

"""When something is due, as people say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.cases.words.due import instant_due_words, is_soon, past_words, span_words
from app.wording.formats import Wording

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_SPANS = (0, 59, 60, 61, 599, 601, 47 * 60 + 59, 48 * 60)
WORDING = Wording("hotel", "en-GB", "Europe/Zurich", "CHF")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-2 * 24 * 60 - 5, "2 days over"),
        (-25 * 60, "25 h over"),
        (-22 * 60 - 10, "22 h over"),
        (-80, "1 h 20 min over"),
        (-38, "38 min over"),
        (-0.5, "1 min over"),
        (0, "now"),
        (0.5, "now"),
        (1, "in 1 min"),
        (80, "in 1 h 20 min"),
        (180, "in 3 h"),
        (12 * 60, "in 12 h"),
        (26 * 60, "tomorrow 12:00"),
        (48 * 60, "Fri 27 Nov"),
    ],
)
def test_what_is_due_is_told_as_seen_from_now(minutes: float, words: str) -> None:
    shown = instant_due_words(NOW + timedelta(minutes=minutes), now=NOW, wording=WORDING)
    assert shown.replace(",", "") == words


def test_shortly_before_midnight_the_next_hours_are_no_tomorrow() -> None:
    late = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    assert instant_due_words(late + timedelta(hours=1), now=late, wording=WORDING) == "in 1 h"


def test_nothing_due_says_nothing() -> None:
    assert instant_due_words(None, now=NOW, wording=WORDING) == ""
    assert not is_soon(None, now=NOW)


def test_a_quarter_of_an_hour_before_it_is_due_it_is_soon() -> None:
    due_at = NOW + timedelta(minutes=15)
    assert is_soon(due_at, now=NOW)
    assert not is_soon(due_at, now=NOW - timedelta(seconds=1))
    assert not is_soon(due_at, now=due_at + timedelta(seconds=1))


def test_spans_have_no_empty_parts() -> None:
    assert [span_words(timedelta(minutes=minutes)) for minutes in _SPANS] == [
        "1 min",
        "59 min",
        "1 h",
        "1 h 1 min",
        "9 h 59 min",
        "10 h",
        "47 h",
        "2 days",
    ]


def test_a_past_instant_is_told_by_day_and_time() -> None:
    told = [past_words(NOW - timedelta(days=days), now=NOW, wording=WORDING) for days in (0, 1, 2)]
    assert told == ["today 10:00", "yesterday 10:00", "23 Nov 2026"]

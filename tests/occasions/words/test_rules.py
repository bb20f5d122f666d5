"""How rules are said."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.partial_dates import LeapDay, PartialDate
from app.core.recurring import LAST, Recurrence, Repeats, Unit
from app.occasions.checking import columns_of
from app.occasions.drafts import OccasionDraft
from app.occasions.words.rules import meaning, rule_words
from app.wording.formats import Wording

WORDING = Wording("hotel", "en-GB", "Europe/Zurich", "CHF")
TODAY = date(2026, 11, 10)
DAY = PartialDate(11, 15)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Recurrence(PartialDate(4, 7, 1990)), "7 Apr 1990"),
        (Recurrence(DAY, Repeats.NTH_WEEKDAY, nth=3, weekday=0), "third Monday of November"),
        (Recurrence(DAY, Repeats.NTH_WEEKDAY, nth=LAST, weekday=6), "last Sunday of November"),
        (Recurrence(DAY, Repeats.KEEP_IN_TOUCH, every=1, unit=Unit.MONTH), "every month"),
        (Recurrence(DAY, Repeats.KEEP_IN_TOUCH, every=6, unit=Unit.WEEK), "every 6 weeks"),
    ],
)
def test_a_rule_is_said_in_words(rule: Recurrence, said: str) -> None:
    assert rule_words(rule, WORDING) == said


@pytest.mark.parametrize(
    ("draft", "leap_day", "said"),
    [
        (
            OccasionDraft(repeats="nth_weekday", month=11, nth=3, weekday=0),
            LeapDay.FEB_28,
            "Next on Monday 16 November 2026.",
        ),
        (
            OccasionDraft(kind="birthday", on=PartialDate(2, 29)),
            LeapDay.FEB_28,
            "Next on Sunday 28 February 2027. Kept on 28 February 2027: there is no 29th.",
        ),
        (
            OccasionDraft(kind="anniversary", on=PartialDate(2, 29, 2024)),
            LeapDay.MAR_1,
            "Next on Monday 1 March 2027. That makes 3 years. Kept on 1 March 2027: there is no 29th.",
        ),
        (
            OccasionDraft(kind="graduation", on=PartialDate(6, 12, 2020), repeats="once"),
            LeapDay.FEB_28,
            "This day is over: it stays on the card and comes up no more.",
        ),
    ],
)
def test_the_form_says_when_it_comes_next(draft: OccasionDraft, leap_day: LeapDay, said: str) -> None:
    columns = columns_of(draft, today=TODAY)
    is_birthday = draft.kind == "birthday"
    words = meaning(columns, WORDING, today=TODAY, leap_day=leap_day, is_birthday=is_birthday)
    assert words.replace(",", "") == said

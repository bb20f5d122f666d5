"""How customers came, in bars and words."""

from __future__ import annotations

from datetime import date

from app.core.measures.shares import Share
from app.measures.value.referral_rows import Behind, MonthCame, Recommended, Recommender, WayCame
from app.metrics.value.came.clicked import CameClicked
from app.metrics.value.came_drawn import people_bars, recommended_note, recommended_trend, ways_bars
from app.wording.formats import Wording

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")
SEPTEMBER = MonthCame(date(2026, 9, 1), date(2026, 9, 30), Share(12, 60), running=False)
OCTOBER = MonthCame(date(2026, 10, 1), date(2026, 10, 31), Share(2, 8), running=False)
WAYS = tuple(
    WayCame((words, words.upper()), 20 - n) for n, words in enumerate(("a", "b", "c", "d", "e", "f"))
)
SHOWN = Recommended(
    share=Share(40, 200),
    months=(SEPTEMBER, OCTOBER),
    ways=WAYS,
    unknown=55,
    people=(Recommender(7, "Maria Keller", 12, 1_894_049),),
)


def test_the_line_shows_the_share_of_each_month_with_how_many_came() -> None:
    (line,) = recommended_trend(SHOWN, WORDING).series
    first, second = line.points
    assert (first.value, first.n, first.label) == (20.0, 60, "September 2026")
    assert (second.n, second.evidence) == (8, "few")
    assert first.key == CameClicked(
        "By recommendation, September 2026", Behind(date(2026, 9, 1), date(2026, 9, 30))
    )
    assert recommended_note(SHOWN, WORDING) == (
        "Of all who came for the first time in these days 20% were recommended; likely 15 to 26%, n=200."
    )


def test_the_ways_are_all_who_came_with_the_rare_ones_together() -> None:
    rows = ways_bars(SHOWN, WORDING).rows
    assert [(row.label, row.n) for row in rows] == [
        ("Recommended", 40),
        ("a", 20),
        ("b", 19),
        ("c", 18),
        ("d", 17),
        ("In other ways", 31),
        ("Not known", 55),
    ]
    assert sum(row.n for row in rows) == SHOWN.share.n
    keys = [row.key for row in rows]
    assert keys[0] == CameClicked("Recommended", Behind())
    assert keys[-2] == CameClicked("In other ways", Behind(spellings=("e", "E", "f", "F")))
    assert keys[-1] == CameClicked("Not known", Behind(spellings=("",)))


def test_whoever_recommends_us_is_told_with_what_the_others_spent() -> None:
    bars = people_bars(SHOWN, WORDING)
    (row,) = bars.rows
    assert (row.label, row.value, row.aside, bars.aside) == (
        "Maria Keller",
        12,
        "CHF\xa018,940",
        "They spent",
    )
    assert row.words == "Maria Keller recommended us to 12 guests, who spent CHF\xa018,940 in all"
    assert row.key == CameClicked("Recommended by Maria Keller", Behind(referrer_id=7))


def test_without_anybody_there_is_no_line_and_no_bar() -> None:
    nobody = Recommended(Share(0, 0), (MonthCame(date(2026, 9, 1), date(2026, 9, 30), Share(0, 0), False),))
    assert recommended_trend(nobody, WORDING).series == ()
    assert ways_bars(nobody, WORDING).rows == ()
    assert people_bars(nobody, WORDING).rows == ()
    assert recommended_note(nobody, WORDING) == ""


def test_ways_that_nobody_came_lead_nowhere() -> None:
    rows = ways_bars(Recommended(Share(0, 40), unknown=40), WORDING).rows
    assert [(row.label, row.n, row.key is None) for row in rows] == [
        ("Recommended", 0, True),
        ("Not known", 40, False),
    ]

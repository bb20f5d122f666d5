"""How a day lies to the visit that is nearest to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.model.codes import VisitStatus
from app.occasions.near_visits import KnownVisit, nearest
from app.occasions.schemas import VisitFit
from app.occasions.words.lines import fit_sentence
from app.wording.formats import Wording

MONDAY = date(2026, 11, 23)
HOTEL = Wording("hotel", "en", "Europe/Zurich", "CHF")


def visit(status: str, first: int, last: int | None, number: int = 1) -> KnownVisit:
    leaves_on = None if last is None else MONDAY + timedelta(days=last)
    return KnownVisit(number, 1, VisitStatus(status), "412", MONDAY + timedelta(days=first), leaves_on)


def near(*visits: KnownVisit, on: int) -> tuple[str, int, int | None] | None:
    found = nearest(visits, MONDAY + timedelta(days=on), today=MONDAY)
    if found is None:
        return None
    instead = found.celebrate_on
    return found.fit.value, found.days, None if instead is None else (instead - MONDAY).days


@pytest.mark.parametrize(
    ("stay", "on", "expected"),
    [
        (visit("here", -1, 4), 0, ("during", 0, None)),
        (visit("here", -1, 4), 4, ("during", 0, None)),
        (visit("here", -1, 4), 6, ("after_leaving", 2, 3)),
        (visit("here", -2, 0), 2, ("after_leaving", 2, 0)),
        (visit("here", -3, -1), 0, ("during", 0, None)),
        (visit("here", -3, None), 1, ("after_leaving", 1, 0)),
        (visit("booked", 5, 8), 3, ("before_arriving", 2, 5)),
        (visit("booked", 5, None), 7, ("after_leaving", 2, 5)),
        (visit("booked", 5, 5), 5, ("during", 0, None)),
        (visit("booked", 5, 6), 36, ("after_leaving", 30, 5)),
        (visit("booked", 5, 6), 37, None),
        (visit("booked", 35, 36), 5, ("before_arriving", 30, 35)),
        (visit("booked", 36, 37), 5, None),
        (visit("here", 0, 4), -3, ("before_arriving", 3, 0)),
    ],
)
def test_a_day_against_a_visit(
    stay: KnownVisit, on: int, expected: tuple[str, int, int | None] | None
) -> None:
    assert near(stay, on=on) == expected


def test_the_nearest_visit_is_told_and_one_under_way_before_one_booked() -> None:
    here, booked = visit("here", -1, 2), visit("booked", 6, 8, number=2)
    assert near(here, booked, on=5) == ("before_arriving", 1, 6)
    assert near(here, booked, on=4) == ("after_leaving", 2, 1)


def test_the_sentence_says_why_and_which_day_instead() -> None:
    found = nearest([visit("here", -1, 4)], MONDAY + timedelta(days=6), today=MONDAY)
    assert (
        fit_sentence(found, HOTEL, today=MONDAY)
        == "They leave on Friday, two days before. Celebrate on Thursday?"
    )
    found = nearest([visit("booked", 5, 8)], MONDAY + timedelta(days=4), today=MONDAY)
    assert (
        fit_sentence(found, HOTEL, today=MONDAY)
        == "They arrive on Saturday, the day after. Celebrate on Saturday?"
    )
    assert found is not None
    assert found.fit is VisitFit.BEFORE_ARRIVING


def test_nothing_is_said_where_the_day_falls_into_the_visit() -> None:
    assert fit_sentence(nearest([visit("here", -1, 4)], MONDAY, today=MONDAY), HOTEL, today=MONDAY) == ""
    assert fit_sentence(None, HOTEL, today=MONDAY) == ""

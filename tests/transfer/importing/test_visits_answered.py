"""Answers without a booking number belong to the visit that they tell of, or to none."""

from __future__ import annotations

from datetime import date

import pytest

from app.transfer.importing.visits_answered import Days, visit_answered
from tests.transfer.importing.imports import BOOKINGS, Imports

MAY = Days(1, date(2026, 5, 1), date(2026, 5, 4))
AFTER = Days(2, date(2026, 5, 4), date(2026, 5, 6))
LATER = Days(3, date(2026, 5, 20), date(2026, 5, 20))
OTHER_ROOM = Days(4, date(2026, 5, 1), date(2026, 5, 4))


@pytest.mark.parametrize(
    ("visits", "on", "expected"),
    [
        ([MAY, LATER], date(2026, 5, 1), 1),
        ([MAY, LATER], date(2026, 5, 4), 1),
        ([MAY, LATER], date(2026, 5, 18), 1),
        ([MAY, LATER], date(2026, 5, 19), None),
        ([MAY, LATER], date(2026, 5, 20), 3),
        ([MAY, LATER], date(2026, 6, 3), 3),
        ([MAY, LATER], date(2026, 6, 4), None),
        ([MAY, LATER], date(2026, 4, 30), None),
        ([MAY, AFTER], date(2026, 5, 4), None),
        ([MAY, AFTER], date(2026, 5, 7), 2),
        ([MAY, OTHER_ROOM], date(2026, 5, 2), None),
        ([MAY, OTHER_ROOM], date(2026, 5, 7), None),
        ([], date(2026, 5, 2), None),
    ],
)
def test_an_answer_belongs_to_the_visit_of_its_day_or_to_the_last_one_before(
    visits: list[Days], on: date, expected: int | None
) -> None:
    assert visit_answered(visits, on) == expected


def test_a_day_of_arrival_names_the_visit() -> None:
    assert visit_answered([MAY, LATER], date(2026, 5, 30), arrived_on=date(2026, 5, 1)) == 1
    assert visit_answered([MAY, OTHER_ROOM], date(2026, 5, 2), arrived_on=date(2026, 5, 1)) is None
    assert visit_answered([MAY], date(2026, 5, 2), arrived_on=date(2026, 5, 2)) is None


def test_answers_find_their_visits_by_whose_they_are_and_their_day(imports: Imports) -> None:
    imports.bring(imports.file("bookings.csv", BOOKINGS))
    content = (
        "date,nps,email\n"
        "2026-01-25,9,lea@example.ch\n"
        "2026-02-09,8,lea@example.ch\n"
        "2026-02-10,7,lea@example.ch\n"
        "2026-02-14,6,ada@example.com\n"
        "2026-01-25,5,\n"
    )
    imports.bring(imports.file("nps.csv", content))
    found = "SELECT a.score, v.reference FROM survey_answer a LEFT JOIN visit v ON v.id = a.visit_id ORDER BY a.id"
    assert imports.rows(found) == [(9, "B1"), (8, "B1"), (7, None), (6, None), (5, None)]
    imports.assert_whole()


def test_the_day_of_an_answer_is_the_day_at_the_venue(imports: Imports) -> None:
    imports.bring(imports.file("bookings.csv", BOOKINGS))
    content = "answered at,nps,email\n2026-02-09T22:30:00Z,9,lea@example.ch\n2026-02-09T23:30:00Z,8,lea@example.ch\n"
    imports.bring(imports.file("nps.csv", content))
    found = "SELECT score, visit_id IS NULL FROM survey_answer ORDER BY id"
    assert imports.rows(found) == [(9, 0), (8, 1)]


def test_a_list_without_days_belongs_to_no_visit(imports: Imports) -> None:
    imports.bring(imports.file("bookings.csv", BOOKINGS))
    imports.bring(imports.file("nps.csv", "nps,email\n9,lea@example.ch\n"))
    assert imports.rows("SELECT score, visit_id FROM survey_answer") == [(9, None)]

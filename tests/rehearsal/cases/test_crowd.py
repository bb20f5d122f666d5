"""What goes wrong with the crowd: enough to measure, and worth measuring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.cases.measures.scope import MeasureScope
from app.cases.measures.service import RecoveryMeasures
from app.rehearsal.builder import build_rehearsal
from tests.rehearsal.cases.opened import opened_at
from tests.rehearsal.conftest import TODAY, Built

WHOLE = MeasureScope()
OF_CROWD = "customer_id > 13"


def test_about_six_in_a_hundred_visits_have_a_case(full: Built) -> None:
    since = (TODAY - timedelta(days=1095)).isoformat()
    visits = full.one(
        f"SELECT count(*) FROM visit WHERE status = 'completed' AND arrives_on >= ? AND {OF_CROWD}", since
    )
    cases = full.one(f"SELECT count(*) FROM recovery_case WHERE {OF_CROWD}")
    assert 0.045 < cases / visits < 0.075


def test_only_a_few_of_them_are_open_and_none_of_those_is_late(full: Built) -> None:
    states = full.all(
        f"SELECT step, count(*) FROM recovery_case WHERE state = 'open' AND {OF_CROWD} GROUP BY step"
    )
    assert {step for step, _count in states} <= {"follow_up"}
    with opened_at(full, "23:55") as opened:
        now = opened.work.now().strftime("%Y-%m-%d %H:%M:%S.%f")
    late = f"SELECT count(*) FROM recovery_case WHERE state = 'open' AND due_at < ? AND {OF_CROWD}"
    assert full.one(late, now) == 0


def test_there_are_enough_to_compare_and_the_recovered_come_back_somewhat_more_often(full: Built) -> None:
    with opened_at(full, "12:00") as opened:
        compared = RecoveryMeasures(opened.work).compare(WHOLE)
    recovered, no_failure = compared.recovered, compared.no_failure
    assert recovered.returned is not None
    assert recovered.feeling is not None
    assert no_failure.returned is not None
    assert no_failure.feeling is not None
    assert 1 < recovered.returned.k / recovered.n / (no_failure.returned.k / no_failure.n) < 2.5
    assert -0.3 < recovered.feeling.value - no_failure.feeling.value < 1


def test_most_was_put_right_in_time_but_not_all(full: Built) -> None:
    with opened_at(full, "12:00") as opened:
        figures = RecoveryMeasures(opened.work).measure(WHOLE).cases
    for share in (
        figures.within_put_right,
        figures.within_acknowledge,
        figures.rated_well,
        figures.recovered,
    ):
        assert 0.7 < share.k / share.n < 0.98
    assert figures.reopened.k >= 1
    assert figures.again.k >= 3
    assert figures.cost_minor > 0


def test_departments_and_places_differ(full: Built) -> None:
    departments = [
        count for (count,) in full.all("SELECT count(*) FROM recovery_case GROUP BY department_id")
    ]
    assert len(departments) >= 3
    assert max(departments) > 2 * min(departments)
    assert full.one("SELECT count(DISTINCT place) FROM recovery_case") >= 3
    assert full.one("SELECT count(DISTINCT kind) FROM recovery_case") >= 4


def test_one_month_was_bad(full: Built) -> None:
    begins, ends = ((TODAY - timedelta(days=days)).isoformat() for days in (425, 395))
    bad = full.one("SELECT count(*) FROM recovery_case WHERE reported_at BETWEEN ? AND ?", begins, ends)
    usual = full.one("SELECT count(*) FROM recovery_case") / 36
    assert bad > 1.4 * usual


def test_most_of_the_bad_month_was_of_one_sort(
    tmp_path: Path, open_built: Callable[[str, Path], Built]
) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=6000, today=TODAY)
    begins, ends = ((TODAY - timedelta(days=days)).isoformat() for days in (425, 395))
    month = (
        "SELECT avg(key = 'heating_water') FROM recovery_case JOIN case_category ON case_category.id = category_id"
        " WHERE reported_at {} ? AND ?"
    )
    hotel = open_built("hotel", path)
    assert hotel.one(month.format("BETWEEN"), begins, ends) > 3 * hotel.one(
        month.format("NOT BETWEEN"), begins, ends
    )


@pytest.mark.parametrize("size", [1, 2, 13, 40])
def test_even_the_smallest_venue_has_cases_and_two_are_late_once_they_are_all_there(
    tmp_path: Path, open_built: Callable[[str, Path], Built], size: int
) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=size, today=TODAY)
    built = open_built("hotel", path)
    assert built.one("SELECT count(*) FROM recovery_case WHERE customer_id IS NULL AND state = 'open'") == 3
    with opened_at(built, "12:00") as opened:
        late = RecoveryMeasures(opened.work).tiles().late_now
    assert late == (2 if size >= 13 else 0)

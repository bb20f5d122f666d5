"""What customers of a rehearsal venue answered: plausible, never of today, and nothing that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.measures.scales import Scale
from app.rehearsal.builder import build_rehearsal
from tests.rehearsal.conftest import TODAY, Built

DIED = ("Edith Blackwood", "Iris Fairclough", "Alma Whitcombe")


def test_nothing_is_asked_or_answered_today_or_before_three_years_ago(built: Built) -> None:
    midnight = datetime.combine(TODAY, datetime.min.time(), ZoneInfo(built.one("SELECT zone FROM venue")))
    today = midnight.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    latest, first = built.all(
        "SELECT max(coalesce(arrived_at, asked_at)), min(coalesce(asked_at, answered_at)) FROM survey_answer"
    )[0]
    assert (TODAY - timedelta(days=1097)).isoformat() < first
    assert latest < today


def test_whoever_answers_does_so_after_being_asked(built: Built) -> None:
    assert built.one("SELECT count(*) FROM survey_answer WHERE asked_at > answered_at") == 0
    assert built.one("SELECT count(*) FROM survey_answer WHERE answered_at > arrived_at") == 0


def test_many_were_asked_and_did_not_answer(built: Built) -> None:
    asked, answered = built.all(
        "SELECT count(*), count(score) FROM survey_answer WHERE asked_at IS NOT NULL AND metric = 'nps'"
    )[0]
    assert 0.3 < answered / asked < 0.55


def test_some_gave_no_name_and_others_did(built: Built) -> None:
    anonymous, all_of_them = built.all("SELECT sum(customer_id IS NULL), count(score) FROM survey_answer")[0]
    assert 0.2 < anonymous / all_of_them < 0.8


def test_answers_stand_on_scales_that_are_known_and_some_on_others_than_the_usual_one(built: Built) -> None:
    scales = {
        Scale(metric, low, high, bool(good))
        for metric, low, high, good in built.all(
            "SELECT DISTINCT metric, scale_min, scale_max, high_is_good FROM survey_answer"
        )
    }
    assert all(scale.is_usual for scale in scales)
    assert {Scale("csat", 1, 7), Scale("ces", 1, 7, high_is_good=False)} <= scales


def test_answers_come_in_many_ways_languages_and_of_every_stage(built: Built) -> None:
    assert built.one("SELECT count(DISTINCT channel) FROM survey_answer") >= 7
    assert built.one("SELECT count(DISTINCT language) FROM survey_answer WHERE comment <> ''") >= 5
    assert built.one("SELECT count(DISTINCT stage_id) FROM survey_answer WHERE metric = 'csat'") == 7
    assert built.one("SELECT count(DISTINCT department_id) FROM survey_answer") >= 3
    assert built.one("SELECT count(*) FROM survey_answer WHERE staff_id IS NOT NULL") > 50


def test_a_visit_that_is_named_is_of_whoever_answered(built: Built) -> None:
    wrong = "SELECT count(*) FROM survey_answer a JOIN visit v ON v.id = visit_id WHERE a.customer_id IS NOT v.customer_id"
    assert built.one(wrong) == 0
    assert built.one("SELECT count(*) FROM survey_answer WHERE visit_id IS NOT NULL") > 50


def test_a_case_that_is_named_is_of_whoever_answered_and_was_closed_before(built: Built) -> None:
    joined = "SELECT count(*) FROM survey_answer a JOIN recovery_case c ON c.id = case_id WHERE {}"
    assert built.one(joined.format("1")) >= 3
    assert built.one(joined.format("a.customer_id IS NOT c.customer_id")) == 0
    assert built.one(joined.format("a.asked_at < c.reported_at")) == 0


def test_nobody_is_asked_at_night(built: Built) -> None:
    zone = ZoneInfo(built.one("SELECT zone FROM venue"))
    hours = {
        datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(zone).hour
        for (at,) in built.all("SELECT answered_at FROM survey_answer WHERE answered_at IS NOT NULL")
    }
    assert not hours & {2, 3, 4, 5}
    assert len(hours) >= 12


def test_hardly_anybody_is_asked_the_same_too_soon(built: Built) -> None:
    asked = built.all(
        "SELECT julianday(asked_at) - julianday(lag(asked_at) OVER (PARTITION BY customer_id ORDER BY asked_at))"
        " FROM survey_answer WHERE metric = 'nps' AND asked_at IS NOT NULL AND customer_id IS NOT NULL"
    )
    gaps = [gap for (gap,) in asked if gap is not None]
    assert len(gaps) > 20
    assert sum(gap < 89 for gap in gaps) < 0.06 * len(gaps)


def test_whoever_died_is_not_asked(built: Built) -> None:
    asked = "SELECT count(*) FROM survey_answer WHERE customer_id = (SELECT id FROM customer WHERE display_name IN (?, ?, ?))"
    assert built.one("SELECT count(*) FROM customer WHERE deceased_at IS NOT NULL") == 1
    assert built.one(asked, *DIED) == 0


def test_answers_of_tests_and_staff_are_kept_apart(built: Built) -> None:
    assert built.all(
        "SELECT left_out, count(*) FROM survey_answer WHERE left_out <> '' GROUP BY 1 ORDER BY 1"
    ) == [
        ("staff", 1),
        ("test", 1),
    ]


def test_every_bad_answer_and_no_other_made_a_promise(built: Built) -> None:
    promised = {
        answer for (answer,) in built.all("SELECT answer_id FROM promise WHERE answer_id IS NOT NULL")
    }
    bad = {
        number
        for number, metric, low, high, good, score in built.all(
            "SELECT id, metric, scale_min, scale_max, high_is_good, score FROM survey_answer"
            " WHERE score IS NOT NULL AND left_out = ''"
        )
        if Scale(metric, low, high, bool(good)).is_bad(score)
    }
    assert promised == bad
    assert len(bad) > 20


def test_most_were_answered_in_time_a_few_late_and_hardly_any_never(built: Built) -> None:
    settled, in_time, broken = built.all(
        "SELECT count(*), sum(state = 'kept' AND settled_at <= due_at), sum(state = 'broken') FROM promise"
        " WHERE answer_id IS NOT NULL AND state <> 'open'"
    )[0]
    assert 0.7 < in_time / settled < 0.97
    assert broken < 0.1 * settled


def test_a_few_are_to_be_answered_today_and_one_is_late(built: Built) -> None:
    zone = ZoneInfo(built.one("SELECT zone FROM venue"))
    due = [
        datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(zone).date()
        for (at,) in built.all("SELECT due_at FROM promise WHERE answer_id IS NOT NULL AND state = 'open'")
    ]
    assert due.count(TODAY) >= 3
    assert sum(day < TODAY for day in due) == 1


@pytest.mark.parametrize("size", [1, 13])
def test_a_tiny_venue_has_a_handful_of_answers(
    tmp_path: Path, open_built: Callable[[str, Path], Built], size: int
) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=size, today=TODAY)
    assert 5 <= open_built("hotel", path).one("SELECT count(score) FROM survey_answer") < 150

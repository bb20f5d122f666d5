"""The story that a rehearsal venue's answers tell is really in them."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import pytest

from app.core.measures.changing import nps_change
from app.core.measures.csat import csat_of
from app.core.measures.nps import Nps, nps_of
from app.core.measures.scales import Scale
from app.core.paths import program_folder
from tests.rehearsal.conftest import TODAY, Built

COUNTED = "survey_answer.score IS NOT NULL AND survey_answer.left_out = ''"
FIVE = Scale("csat", 1, 5)


def _scores(built: Built, metric: str, high: int, where: str = "", *values: object) -> list[int]:
    counts = [0] * 11
    asked = f"SELECT score, count(*) FROM survey_answer WHERE {COUNTED} AND metric = ? AND scale_max = ? {where} GROUP BY 1"
    for score, count in built.all(asked, metric, high, *values):
        counts[score] = count
    return counts


def _nps(built: Built, first: int, last: int) -> Nps:
    days = (f"{_day(first)} 12:00", f"{_day(last)} 12:00")
    return nps_of(_scores(built, "nps", 10, "AND answered_at BETWEEN ? AND ?", *days))


def _day(number: int) -> date:
    return TODAY + timedelta(days=number)


def test_there_is_enough_of_every_metric_in_two_years(full: Built) -> None:
    since = _day(-730).isoformat()
    answers = dict(
        full.all(
            f"SELECT metric, count(*) FROM survey_answer WHERE {COUNTED} AND answered_at > ? GROUP BY 1",
            since,
        )
    )
    assert 1000 < answers["nps"] < 1600
    assert 2000 < answers["csat"] < 3400
    assert 700 < answers["ces"] < 1300


@pytest.mark.parametrize(("metric", "most"), [("nps", 1), ("csat", 0), ("ces", 6)])
def test_nearly_every_month_can_stand_alone(full: Built, metric: str, most: int) -> None:
    months = full.all(
        f"SELECT strftime('%Y-%m', answered_at), count(*) FROM survey_answer WHERE {COUNTED} AND metric = ?"
        " AND answered_at BETWEEN '2024-12-01' AND '2026-11-01' GROUP BY 1",
        metric,
    )
    assert len(months) == 23
    assert sum(count < 30 for _month, count in months) <= most


def test_what_was_changed_helped_beyond_chance(full: Built) -> None:
    changed = _changed(full)
    after, before = _nps(full, changed, 0), _nps(full, -700, -430)
    assert after.value is not None
    assert before.value is not None
    assert after.value > before.value
    assert not nps_change(after, before).within_chance


def test_one_month_was_bad_and_says_why(full: Built) -> None:
    bad, before, after = _nps(full, -425, -395), _nps(full, -700, -430), _nps(full, -390, -335)
    assert bad.n >= 30
    for usual in (before, after):
        assert not nps_change(bad, usual).within_chance
        assert bad.value is not None
        assert usual.value is not None
        assert bad.value < usual.value - 20
    reasons = {"hotel": "%boiler%", "restaurant": "%oven%", "boutique": "%tailor%"}
    told = "SELECT count(*) FROM survey_answer WHERE comment LIKE ? AND answered_at {} BETWEEN ? AND ?"
    month = (reasons[full.kind], _day(-425).isoformat(), _day(-395).isoformat())
    assert full.one(told.format(""), *month) > 5 * full.one(told.format("NOT"), *month)


def test_problems_drag(full: Built) -> None:
    stage = "AND stage_id = (SELECT id FROM journey_stage WHERE key = ?)"
    problem = csat_of(_scores(full, "csat", 5, stage, "problem"), FIVE)
    for other in ("booking", "arrival", "stay", "departure"):
        elsewhere = csat_of(_scores(full, "csat", 5, stage, other), FIVE)
        assert problem.n >= 30
        assert problem.satisfied.interval is not None
        assert elsewhere.satisfied.interval is not None
        assert problem.satisfied.interval.high < elsewhere.satisfied.interval.low


def test_what_was_celebrated_and_what_was_broken_show_in_the_scores(full: Built) -> None:
    mean = (
        "SELECT avg(score) FROM survey_answer WHERE metric = 'nps' AND score IS NOT NULL AND visit_id {} IN"
        " (SELECT visit_id FROM moment WHERE state = 'delivered' AND visit_id IS NOT NULL)"
    )
    assert full.one(mean.format("")) > full.one(mean.format("NOT"))


def test_its_notes_stand_on_the_days_of_the_story(full: Built) -> None:
    notes = dict(full.all("SELECT text, on_day FROM annotation"))
    assert len(notes) == 4
    assert _day(_changed(full)).isoformat() in notes.values()
    assert {_day(-425).isoformat(), _day(-395).isoformat()} <= set(notes.values())
    if full.kind == "hotel":
        assert "Welcome calls began" in notes


def _changed(built: Built) -> int:
    with (program_folder() / "resources" / "demo" / f"{built.kind}_answers.toml").open("rb") as file:
        changed: int = tomllib.load(file)["changes"][0]["day"]
    return changed


def test_answers_come_at_all_hours_of_the_day_and_tell_a_department(full: Built) -> None:
    told = full.all(
        "SELECT hour % 24, count(*) FROM answer_line WHERE line IN"
        " (SELECT line FROM answer_line JOIN survey_answer ON id = answer_id WHERE metric = 'nps') GROUP BY 1"
    )
    hours, total = dict(told), sum(count for _hour, count in told)
    assert max(hours.values()) < 0.2 * total
    assert sum(count > 0.015 * total for count in hours.values()) >= 10
    untold = "SELECT count(*) FROM survey_answer WHERE score IS NOT NULL AND department_id IS NULL"
    assert full.one(untold) < 0.05 * full.one("SELECT count(*) FROM survey_answer WHERE score IS NOT NULL")

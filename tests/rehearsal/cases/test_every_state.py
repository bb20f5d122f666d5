"""What every rehearsal venue offers to practise on in its recovery log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.cases.schemas.rows import CaseRow
from app.cases.schemas.views import CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.cases.service.reading import CaseReader
from app.model.case import CaseEnding, CaseEntryKind, CaseState, CaseStep
from app.model.gesture import Decision, GivenState
from app.model.promise import PromiseState
from app.rehearsal.builder import build_rehearsal
from tests.rehearsal.cases.opened import Opened, opened_at
from tests.rehearsal.conftest import TODAY, Built

HOURS = ["00:05", "06:40", "12:00", "23:55"]


def _rows(opened: Opened, view: CaseView) -> tuple[CaseRow, ...]:
    return CaseLog(opened.work).list_cases(CaseQuery(view=view), limit=1000).rows


@pytest.mark.parametrize("clock", HOURS)
def test_two_cases_are_late_whenever_it_is_opened(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened:
        late = _rows(opened, CaseView.LATE)
    assert [row.late for row in late] == [True, True]
    assert all(row.due_at is not None and opened.day_of(row.due_at) < TODAY for row in late)


@pytest.mark.parametrize("clock", HOURS)
def test_no_view_is_empty_for_the_owner(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened:
        counts = CaseLog(opened.work).count_views()
    assert counts.open > counts.late == 2
    assert counts.follow_up >= 2
    assert counts.approval == 1
    assert counts.all > counts.open


def test_the_first_at_the_desk_has_cases_of_her_own(built: Built) -> None:
    with opened_at(built, "12:00", staff_id=1) as opened:
        assert CaseLog(opened.work).count_views().mine >= 1


def test_an_open_case_stands_at_each_of_the_steps(built: Built) -> None:
    with opened_at(built, "00:05") as opened:
        steps = {row.step for row in _rows(opened, CaseView.OPEN)}
    assert steps == set(CaseStep) - {CaseStep.DONE}


def test_what_waits_was_asked_for_at_the_desk_above_the_limit(built: Built) -> None:
    with opened_at(built, "12:00") as opened:
        (row,) = _rows(opened, CaseView.APPROVAL)
        (asked,) = [
            gesture
            for gesture in CaseReader(opened.work).get_case(row.id).gestures
            if gesture.state is GivenState.WAITING
        ]
    role = built.one(
        "SELECT role FROM staff JOIN given_gesture ON planned_by = staff.id WHERE state = 'waiting'"
    )
    assert role == "desk"
    assert asked.above_limit
    assert row.waiting


def test_a_second_failure_counts_as_worse_and_a_manager_is_to_speak_with_them(built: Built) -> None:
    again = built.all("SELECT id FROM recovery_case WHERE again AND state = 'open'")
    assert len(again) == 1
    with opened_at(built, "12:00") as opened:
        detail = CaseReader(opened.work).get_case(again[0][0])
    told = detail.entries[-1] if detail.entries[-1].kind is CaseEntryKind.OPENED else detail.entries[0]
    assert told.kind is CaseEntryKind.OPENED
    assert told.details["raised_from"] == detail.row.severity - 1
    names = [promise.what for promise in detail.promises if promise.state is PromiseState.OPEN]
    assert f"Speak with {detail.row.who}" in names


def test_a_restricted_case_is_hidden_from_the_desk(built: Built) -> None:
    restricted = built.all("SELECT id FROM recovery_case WHERE restricted AND state = 'open'")
    assert len(restricted) >= 1
    with opened_at(built, "12:00", staff_id=1) as opened:
        seen = {row.id for row in _rows(opened, CaseView.OPEN)}
    assert seen.isdisjoint(number for (number,) in restricted)


def test_one_event_struck_several_who_have_a_case_each(built: Built) -> None:
    linked = built.all(
        "SELECT count(*), count(DISTINCT state) FROM recovery_case GROUP BY incident_id HAVING incident_id"
    )
    assert linked == [(3, 2)]


@pytest.mark.parametrize(
    "condition",
    [
        f"ending = '{CaseEnding.VERIFIED}' AND rating = 5",
        f"ending = '{CaseEnding.UNREACHABLE}' AND walk_in <> ''",
        "reopened_count = 1",
        "is_story AND story <> ''",
        "walk_in <> '' AND state = 'open'",
        "id IN (SELECT case_id FROM attachment JOIN attachment_content ON attachment_id = id)",
        f"id IN (SELECT case_id FROM given_gesture WHERE state = '{GivenState.PLANNED}') OR state = '{CaseState.OPEN}'",
        f"id IN (SELECT case_id FROM promise WHERE state = '{PromiseState.OPEN}') AND state = '{CaseState.OPEN}'",
    ],
)
def test_there_is_one_of_each_sort(built: Built, condition: str) -> None:
    assert built.one(f"SELECT count(*) FROM recovery_case WHERE {condition}") >= 1


def test_managers_have_approved_changed_and_declined(built: Built, hotel: Built) -> None:
    decisions = {decision for (decision,) in hotel.all("SELECT DISTINCT decision FROM given_gesture")}
    assert {Decision.APPROVED, Decision.CHANGED} <= decisions
    own = "SELECT count(*) FROM given_gesture WHERE decided_by = planned_by"
    assert built.one(own) == 0


def test_only_when_something_is_due_lies_ahead(built: Built) -> None:
    with opened_at(built, "00:05") as opened:
        now = opened.work.now().strftime("%Y-%m-%d %H:%M:%S.%f")
    columns = {
        "recovery_case": "happened_at reported_at opened_at acknowledged_at resolved_at reopened_at closed_at",
        "case_step": "at",
        "case_entry": "at added_at",
        "given_gesture": "planned_at decided_at given_at",
        "promise": "settled_at",
        "incident": "happened_at added_at",
        "attachment": "added_at",
    }
    for table, names in columns.items():
        for name in names.split():
            mine = "AND case_id IS NOT NULL" if table == "promise" else ""
            assert built.one(f"SELECT count(*) FROM {table} WHERE {name} > ? {mine}", now) == 0, (table, name)


@pytest.mark.parametrize(
    "day",
    [date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25), date(2026, 10, 26), date(2028, 2, 29)],
    ids=str,
)
def test_the_same_two_are_late_when_the_clocks_change(
    tmp_path: Path, open_built: Callable[[str, Path], Built], day: date
) -> None:
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, "hotel", size=60, today=day)
    for clock in HOURS:
        with opened_at(open_built("hotel", path), clock, day=day) as opened:
            late = _rows(opened, CaseView.LATE)
        assert sorted(row.who for row in late) == ["Ines Duarte", "Piotr Mülke"]

"""Every rehearsal case is as the program itself would have left it."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, make_transient

from app.cases.progressing import REPEATED, first_pending, settle_due
from app.cases.service.settings import read_settings
from app.model.case import Case, CaseEntry, CaseEntryKind, CaseStep, CaseStepTaken
from app.model.gesture import GivenGesture, GivenState
from app.model.staff import Staff
from app.model.visit import Visit
from tests.rehearsal.cases.opened import opened_at
from tests.rehearsal.conftest import Built

DUE = ("acknowledge_due_at", "put_right_due_at", "follow_up_due_at", "due_at")
Steps = dict[int, list[CaseStepTaken]]


def _steps(session: Session) -> Steps:
    steps: Steps = defaultdict(list)
    for step in session.scalars(select(CaseStepTaken).order_by(CaseStepTaken.id)):
        steps[step.case_id].append(step)
    return steps


def test_targets_and_what_is_due_are_as_the_program_works_them_out(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        settings = read_settings(session)
        cases = session.scalars(select(Case)).all()
        assert len(cases) > 20
        for case in cases:
            kept = {key: getattr(case, key) for key in DUE}
            session.expunge(case)
            make_transient(case)
            settle_due(case, settings, zone=opened.work.venue.zone)
            assert {key: getattr(case, key) for key in kept} == kept, case.id


def test_the_step_is_the_first_that_is_pending_in_this_round(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        steps = _steps(session)
        for case in session.scalars(select(Case)):
            settled = {
                taken.step
                for taken in steps[case.id]
                if taken.round == case.reopened_count or taken.step not in REPEATED
            }
            assert case.step == first_pending(settled), case.id
            assert (case.state == "closed") == (case.step == CaseStep.DONE)
            assert max((taken.round for taken in steps[case.id]), default=0) <= case.reopened_count


def test_the_columns_tell_what_the_steps_tell(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        steps = _steps(session)
        for case in session.scalars(select(Case)):
            done = [taken for taken in steps[case.id] if not taken.skipped]
            resolved = [taken for taken in done if taken.step == CaseStep.RESOLVE]
            latest = [taken.at for taken in resolved if taken.round == case.reopened_count]
            assert case.acknowledged_at == (done[0].at if done else None), case.id
            assert case.first_resolved_at == (resolved[0].at if resolved else None)
            assert case.resolved_at == (latest[0] if latest else None)


def test_times_are_in_order(built: Built) -> None:
    with opened_at(built, "00:05") as opened, opened.work.read() as session:
        now, steps = opened.work.now(), _steps(session)
        for case in session.scalars(select(Case)):
            assert case.happened_at <= case.reported_at <= case.opened_at <= now, case.id
            instants = [case.reported_at, *(taken.at for taken in steps[case.id])]
            assert instants == sorted(instants), case.id
            if case.reopened_at is not None:
                assert case.reopened_at >= case.reported_at
            if case.closed_at is not None:
                assert instants[-1] == case.closed_at <= now


def test_the_log_begins_with_the_opening_and_is_in_order(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        entries: dict[int, list[CaseEntry]] = defaultdict(list)
        for entry in session.scalars(select(CaseEntry).order_by(CaseEntry.id)):
            entries[entry.case_id].append(entry)
        for case in session.scalars(select(Case)):
            lines = entries[case.id]
            assert lines[0].kind == CaseEntryKind.OPENED
            assert lines[0].text == case.what
            assert lines[0].at == case.opened_at
            kinds = [line.kind for line in lines]
            assert kinds.count(CaseEntryKind.REOPENED) == case.reopened_count
            assert kinds.count(CaseEntryKind.CLOSED) == case.reopened_count + (case.state == "closed")
            assert all(line.customer_id == case.customer_id and line.added_at >= line.at for line in lines)


def test_again_is_whoever_had_a_case_within_ninety_days(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        last: dict[int, Case] = {}
        for case in session.scalars(select(Case).order_by(Case.reported_at)):
            earlier = last.get(case.customer_id or 0)
            near = earlier is not None and case.reported_at - earlier.reported_at <= timedelta(days=90)
            assert case.again == near, case.id
            if case.customer_id is not None:
                last[case.customer_id] = case


def test_the_visit_is_one_of_the_customer_and_the_case_happened_in_or_after_it(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        for case, visit in session.execute(select(Case, Visit).join(Visit, Visit.id == Case.visit_id)):
            assert visit.customer_id == case.customer_id
            if visit.started_at is not None:
                assert case.happened_at >= visit.started_at, case.id


def test_gestures_above_a_limit_were_signed_and_no_other_was_asked_for(built: Built) -> None:
    with opened_at(built, "12:00") as opened, opened.work.read() as session:
        settings, currency = read_settings(session), opened.work.venue.currency
        staff = {one.id: one for one in session.scalars(select(Staff))}
        used: dict[int, int] = defaultdict(int)
        of_cases = select(GivenGesture).where(GivenGesture.case_id.is_not(None))
        for gift in session.scalars(of_cases.order_by(GivenGesture.id)):
            giver, case_id = staff[gift.planned_by or 0], gift.case_id or 0
            usual = settings.limit_of(giver.role, currency)
            limit = usual if giver.limit_minor is None else giver.limit_minor
            asked = gift.cost_minor if gift.asked_cost_minor is None else gift.asked_cost_minor
            assert gift.above_limit == (limit is not None and used[case_id] + asked > limit), gift.id
            assert bool(gift.decision) == (gift.above_limit and gift.state != GivenState.WAITING)
            used[case_id] += 0 if gift.decision else gift.cost_minor
            assert (gift.state == GivenState.GIVEN) == (gift.given_at is not None)


@pytest.mark.parametrize("name", ["customer_id", "visit_id"])
def test_a_promise_of_a_case_is_to_whom_the_case_is_of(built: Built, name: str) -> None:
    wrong = (
        f"SELECT count(*) FROM promise JOIN recovery_case ON recovery_case.id = case_id"
        f" WHERE promise.{name} IS NOT recovery_case.{name}"
    )
    assert built.one(wrong) == 0

"""Steps: in order, stamped once, skipped with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.cases.schemas.drafts import StepDraft
from app.core.errors import Conflict, InvalidInput, NotFound
from app.model.case import CaseEntryKind, CaseStep
from tests.cases.case_desk import TO_RESOLVE, CaseDesk
from tests.venues import NOON

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def refused(desk: CaseDesk, case_id: int, **fields: Any) -> str:
    before = desk.everything()
    with pytest.raises(InvalidInput) as caught:
        desk.services.steps.take_step(case_id, StepDraft(**fields))
    assert desk.everything() == before
    (problem,) = caught.value.problems
    assert problem.message
    return problem.field


def test_the_first_step_acknowledges_and_resolving_starts_the_follow_up(desk: CaseDesk) -> None:
    case_id = desk.log().value
    desk.clock.forward(minutes=10)
    outcome = desk.take(case_id, CaseStep.LISTEN, note="Let her finish")
    case = desk.case(case_id)
    assert (case.acknowledged_at, case.step) == (NOON + 10 * MINUTE, CaseStep.EMPATHISE)
    assert case.due_at == case.put_right_due_at
    assert outcome.said == f"Case {case_id:04d}: “Listen” done"
    desk.clock.forward(minutes=10)
    desk.take(case_id, CaseStep.EMPATHISE, CaseStep.APOLOGISE, CaseStep.RESOLVE)
    case = desk.case(case_id)
    assert case.acknowledged_at == NOON + 10 * MINUTE
    assert case.resolved_at == case.first_resolved_at == NOON + 20 * MINUTE
    assert case.due_at == case.follow_up_due_at == NOON + 20 * MINUTE + 24 * HOUR
    assert case.step == CaseStep.FOLLOW_UP
    assert desk.kinds(case_id) == [CaseEntryKind.OPENED, *[CaseEntryKind.STEP] * 4]
    assert (desk.entries(case_id)[1].text, desk.entries(case_id)[1].details["step"]) == (
        "Let her finish",
        "listen",
    )
    assert [(step.step, step.staff_id) for step in desk.steps(case_id)] == [
        (step, desk.work.staff_id) for step in TO_RESOLVE
    ]


def test_a_step_before_its_turn_names_the_one_that_comes_first(desk: CaseDesk) -> None:
    case_id = desk.log().value
    with pytest.raises(InvalidInput, match="“Listen” comes first"):
        desk.take(case_id, CaseStep.RESOLVE)
    assert refused(desk, case_id, step=CaseStep.RESOLVE) == "step"


def test_skipping_needs_a_reason_and_is_no_response(desk: CaseDesk) -> None:
    case_id = desk.log().value
    assert refused(desk, case_id, step=CaseStep.LISTEN, skipped=True) == "note"
    outcome = desk.take(case_id, CaseStep.LISTEN, skipped=True, note="Came by email")
    case = desk.case(case_id)
    assert (case.acknowledged_at, case.step, case.due_at) == (
        None,
        CaseStep.EMPATHISE,
        case.acknowledge_due_at,
    )
    assert desk.kinds(case_id)[-1] == CaseEntryKind.SKIP
    assert outcome.said.endswith("“Listen” skipped")


def test_resolving_that_was_skipped_resolves_nothing_but_is_followed_up(desk: CaseDesk) -> None:
    case_id = desk.log(listened=True).value
    desk.take(case_id, CaseStep.EMPATHISE, CaseStep.APOLOGISE)
    desk.take(case_id, CaseStep.RESOLVE, skipped=True, note="Nothing to put right")
    case = desk.case(case_id)
    assert (case.resolved_at, case.first_resolved_at) == (None, None)
    assert case.due_at == case.follow_up_due_at == NOON + 24 * HOUR


@pytest.mark.parametrize("step", [CaseStep.FOLLOW_UP, CaseStep.DONE])
def test_the_follow_up_is_stamped_by_closing_alone(desk: CaseDesk, step: CaseStep) -> None:
    assert refused(desk, desk.resolved(), step=step) == "step"


def test_two_desks_do_not_stamp_the_same_step_twice(desk: CaseDesk) -> None:
    case_id = desk.log().value
    desk.take(case_id, CaseStep.LISTEN)
    before = desk.everything()
    with pytest.raises(Conflict, match="done already"):
        desk.of(1).take(case_id, CaseStep.LISTEN)
    assert desk.everything() == before


def test_no_step_of_a_case_that_is_closed_or_never_was(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.close(case_id)
    with pytest.raises(Conflict, match="closed already"):
        desk.take(case_id, CaseStep.RESOLVE)
    with pytest.raises(NotFound):
        desk.take(999, CaseStep.LISTEN)


@pytest.mark.parametrize("ago", [HOUR + MINUTE, -3 * MINUTE])
def test_a_step_before_the_report_or_still_to_come_is_refused(desk: CaseDesk, ago: timedelta) -> None:
    case_id = desk.log(reported_at=NOON - HOUR).value
    assert refused(desk, case_id, step=CaseStep.LISTEN, at=NOON - ago) == "at"


def test_no_step_before_the_one_before_it(desk: CaseDesk) -> None:
    case_id = desk.log(reported_at=NOON - HOUR).value
    desk.take(case_id, CaseStep.LISTEN, at=NOON - 20 * MINUTE)
    assert refused(desk, case_id, step=CaseStep.EMPATHISE, at=NOON - 21 * MINUTE) == "at"
    desk.take(case_id, CaseStep.EMPATHISE, at=NOON - 20 * MINUTE)
    assert desk.entries(case_id)[-1].at == NOON - 20 * MINUTE
    assert desk.entries(case_id)[-1].added_at == NOON


def test_a_desk_whose_clock_is_behind_stamps_no_negative_span(desk: CaseDesk) -> None:
    case_id = desk.log().value
    desk.clock.at = NOON - timedelta(seconds=40)
    desk.take(case_id, CaseStep.LISTEN)
    assert desk.case(case_id).acknowledged_at == NOON


@pytest.mark.parametrize("note", ["x" * 10_001, "card 4111 1111 1111 1111"])
def test_what_must_not_be_kept_is_refused_beside_the_note(desk: CaseDesk, note: str) -> None:
    assert refused(desk, desk.log().value, step=CaseStep.LISTEN, note=note) == "note"


def test_undo_and_redo_of_a_step_leave_the_same(desk: CaseDesk) -> None:
    case_id = desk.log().value
    for step in TO_RESOLVE:
        before = desk.everything()
        reversal = desk.take(case_id, step).reversal
        after = desk.everything()
        assert reversal is not None
        reversal.undo()
        assert desk.everything() == before
        assert desk.entries(case_id)[-1].removed_at is not None
        reversal.redo()
        assert desk.everything() == after


def test_a_step_that_others_have_built_on_is_not_undone(desk: CaseDesk) -> None:
    case_id = desk.log().value
    reversal = desk.take(case_id, CaseStep.LISTEN).reversal
    desk.of(1).take(case_id, CaseStep.EMPATHISE)
    before = desk.everything()
    assert reversal is not None
    with pytest.raises(Conflict):
        reversal.undo()
    assert desk.everything() == before

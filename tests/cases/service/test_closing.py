"""Nothing closes before the customer was asked; reopening starts the clock anew."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.cases.schemas.drafts import ReopeningDraft, UnreachableDraft
from app.core.errors import Conflict, InvalidInput
from app.model.case import CaseEnding, CaseEntryKind, CaseState, CaseStep
from app.model.gesture import GivenGesture, GivenState
from app.promises.schemas import PromiseDraft, PromiseSettling
from app.promises.service import PromiseService
from tests.cases.case_desk import CaseDesk
from tests.venues import NOON

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def refused(desk: CaseDesk, case_id: int, **fields: Any) -> str:
    before = desk.everything()
    with pytest.raises(InvalidInput) as caught:
        desk.close(case_id, **fields)
    assert desk.everything() == before
    (problem,) = caught.value.problems
    assert problem.message
    return problem.field


def test_a_verified_ending_tells_how_by_whom_and_how_they_feel(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.clock.forward(hours=2)
    outcome = desk.close(case_id, through="phone", feeling_after=2, rating=5, reason="Room changed")
    case = desk.case(case_id)
    assert (case.state, case.step, case.due_at) == (CaseState.CLOSED, CaseStep.DONE, None)
    assert (case.ending, case.verified_through, case.verified_by) == ("verified", "phone", desk.work.staff_id)
    assert (case.feeling_after, case.rating, case.closing_reason) == (2, 5, "Room changed")
    assert (case.closed_at, case.closed_by) == (NOON + 2 * HOUR, desk.work.staff_id)
    assert outcome.said == f"Case {case_id:04d} closed"
    entry = desk.entries(case_id)[-1]
    assert (entry.kind, entry.text) == (CaseEntryKind.CLOSED, "Room changed")
    assert (entry.details["ending"], entry.details["through"], entry.details["rating"]) == (
        "verified",
        "phone",
        5,
    )
    follow_up = desk.steps(case_id)[-1]
    assert (follow_up.step, follow_up.skipped, follow_up.at) == (CaseStep.FOLLOW_UP, False, NOON + 2 * HOUR)


def test_whoever_could_not_be_reached_was_tried(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.give_up(case_id, attempts="Called twice, wrote once", reason="Gone home")
    case = desk.case(case_id)
    assert (case.ending, case.verified_by, case.rating) == (CaseEnding.UNREACHABLE, None, None)
    assert desk.entries(case_id)[-1].details["attempts"] == "Called twice, wrote once"
    assert (desk.steps(case_id)[-1].skipped, desk.steps(case_id)[-1].note) == (
        True,
        "Called twice, wrote once",
    )


def test_a_case_that_was_not_put_right_does_not_close(desk: CaseDesk) -> None:
    case_id = desk.log(listened=True).value
    assert refused(desk, case_id) == "step"
    desk.take(case_id, CaseStep.EMPATHISE, CaseStep.APOLOGISE)
    with pytest.raises(InvalidInput, match="“Resolve” is still to be done"):
        desk.give_up(case_id)
    desk.take(case_id, CaseStep.RESOLVE, skipped=True, note="Nothing to do")
    desk.close(case_id)
    assert desk.case(case_id).state == CaseState.CLOSED


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 10_001}, "reason"),
        ({"reason": "card 4111 1111 1111 1111"}, "reason"),
        ({"rating": 0}, "rating"),
        ({"rating": 6}, "rating"),
        ({"feeling_after": None}, "feeling_after"),
        ({"at": NOON - MINUTE}, "at"),
        ({"at": NOON + 3 * MINUTE}, "at"),
    ],
)
def test_an_ending_that_cannot_be_is_refused_beside_its_field(
    desk: CaseDesk, fields: dict[str, Any], field: str
) -> None:
    assert refused(desk, desk.resolved(), **fields) == field


@pytest.mark.parametrize("field", ["attempts", "reason"])
def test_giving_up_needs_attempts_and_a_reason(field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        UnreachableDraft(**{"version": 1, "attempts": "Called", "reason": "Left", field: ""})
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_gesture_that_waits_for_a_manager_comes_first(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    with desk.work.write() as session:
        waits = GivenGesture(case_id=case_id, what="Spa day", state=GivenState.WAITING, planned_at=NOON)
        session.add(waits)
    assert refused(desk, case_id) == "gestures"
    with desk.work.write() as session:
        session.get_one(GivenGesture, waits.id).state = GivenState.DECLINED
    desk.close(case_id)


def test_an_open_promise_is_named_and_stays_open(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.resolved(customer_id)
    promises = PromiseService(desk.work)
    with desk.work.write() as session:
        promises.put_promise(session, customer_id, draft=PromiseDraft(what="Letter")).case_id = case_id
    assert desk.close(case_id).said == f"Case {case_id:04d} closed; 1 promise is still open"
    assert [row.what for row in promises.list_open(customer_id)] == ["Letter"]


def test_two_desks_close_the_same_case_and_nothing_is_lost(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    seen = desk.case(case_id).version
    desk.close(case_id, version=seen, reason="Room changed", rating=5)
    before = desk.everything()
    with pytest.raises(Conflict) as caught:
        desk.of(1).close(case_id, version=seen, reason="She is happy", rating=4)
    assert desk.everything() == before
    assert (caught.value.theirs["closing_reason"], caught.value.theirs["rating"]) == ("Room changed", 5)
    assert (caught.value.yours["closing_reason"], caught.value.yours["rating"]) == ("She is happy", 4)
    with pytest.raises(Conflict, match="closed already"):
        desk.of(1).close(case_id)
    assert desk.everything() == before


def test_two_desks_reopen_the_same_case_once(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.close(case_id)
    seen = desk.case(case_id).version
    desk.reopen(case_id)
    with pytest.raises(Conflict):
        desk.of(1).reopen(case_id, version=seen)
    with pytest.raises(Conflict, match="open already"):
        desk.of(1).reopen(case_id)
    assert desk.case(case_id).reopened_count == 1


def test_reopening_restarts_the_clock_and_keeps_the_first_resolution(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.clock.forward(hours=1)
    desk.close(case_id, rating=5, reason="Warm again")
    desk.clock.forward(hours=1)
    outcome = desk.reopen(case_id, reason="Cold again")
    case = desk.case(case_id)
    assert (case.state, case.step, case.reopened_count) == (CaseState.OPEN, CaseStep.RESOLVE, 1)
    assert (case.acknowledged_at, case.first_resolved_at, case.resolved_at) == (NOON, NOON, None)
    assert case.reopened_at == NOON + 2 * HOUR
    assert case.due_at == case.put_right_due_at == NOON + 10 * HOUR
    assert case.follow_up_due_at is None
    assert (case.closed_at, case.closed_by, case.ending, case.verified_through) == (None, None, "", "")
    assert (case.verified_by, case.feeling_after, case.rating, case.closing_reason) == (None, None, None, "")
    entry = desk.entries(case_id)[-1]
    assert (entry.kind, entry.text) == (CaseEntryKind.REOPENED, "Cold again")
    was = entry.details["was"]
    assert (was["closing_reason"], was["rating"], was["ending"]) == ("Warm again", 5, "verified")
    assert outcome.said == f"Case {case_id:04d} is open again"


def test_what_is_done_again_is_resolving_and_following_up(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    for turn in (1, 2):
        desk.close(case_id)
        desk.clock.forward(hours=1)
        desk.reopen(case_id)
        assert desk.case(case_id).reopened_count == turn
        with pytest.raises(Conflict):
            desk.take(case_id, CaseStep.LISTEN)
        with pytest.raises(InvalidInput):
            desk.close(case_id)
        desk.take(case_id, CaseStep.RESOLVE)
    case = desk.case(case_id)
    assert (case.first_resolved_at, case.resolved_at) == (NOON, NOON + 2 * HOUR)
    assert [(step.step, step.round) for step in desk.steps(case_id)][4:] == [
        ("follow_up", 0),
        ("resolve", 1),
        ("follow_up", 1),
        ("resolve", 2),
    ]


@pytest.mark.parametrize("reason", ["", "x" * 10_001, "card 4111 1111 1111 1111"])
def test_reopening_needs_a_reason_that_can_be_kept(reason: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        ReopeningDraft(version=1, reason=reason)
    assert [problem.field for problem in caught.value.problems] == ["reason"]


def test_a_case_all_of_whose_steps_were_skipped_is_acknowledged_by_asking(desk: CaseDesk) -> None:
    case_id = desk.log().value
    steps = (CaseStep.LISTEN, CaseStep.EMPATHISE, CaseStep.APOLOGISE, CaseStep.RESOLVE)
    desk.take(case_id, *steps, skipped=True, note="Not ours")
    reversal = desk.give_up(case_id).reversal
    assert desk.case(case_id).acknowledged_at is None
    assert reversal is not None
    reversal.undo()
    desk.close(case_id)
    assert desk.case(case_id).acknowledged_at == NOON


def test_undo_and_redo_of_closing_and_reopening_leave_the_same(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    for act in (desk.close, desk.reopen):
        before = desk.everything()
        reversal = act(case_id).reversal
        after = desk.everything()
        assert reversal is not None
        reversal.undo()
        assert desk.everything() == before
        assert desk.entries(case_id)[-1].removed_at is not None
        reversal.redo()
        assert desk.everything() == after


def test_what_was_promised_to_a_walk_in_is_settled_first_because_no_card_shows_it(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    promised = desk.services.promises.make_promise(case_id, PromiseDraft(what="Send the scarf")).value
    assert refused(desk, case_id) == "promises"
    desk.services.promises.keep(promised, PromiseSettling(version=1))
    desk.close(case_id)
    version = desk.promises(case_id)[0].version
    with pytest.raises(Conflict):
        desk.services.promises.reopen(promised, version=version)
    with pytest.raises(Conflict):
        desk.services.promises.make_promise(case_id, PromiseDraft(what="Send the other scarf"))
    assert [promise.what for promise in desk.promises(case_id)] == ["Send the scarf"]


def test_what_was_promised_to_a_customer_stays_open_on_the_card(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    case_id = desk.resolved(lea)
    desk.services.promises.make_promise(case_id, PromiseDraft(what="Send the scarf"))
    assert desk.close(case_id).said == "Case 0001 closed; 1 promise is still open"
    assert [promise.what for promise in PromiseService(desk.work).list_open(lea)] == ["Send the scarf"]

"""Undoing and doing again while other desks work on the same case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from app.cases.schemas.drafts import CaseEdit, EntryDraft
from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.customers.schemas.drafts import CustomerDraft
from app.customers.schemas.visits import VisitDraft
from app.customers.service.customers import CustomerService
from app.customers.service.visits import VisitService
from app.gestures.schemas import DecisionDraft, GiveDraft
from app.model.case import Case, CaseState
from app.model.customer import Customer
from app.model.gesture import Decision, GivenGesture, GivenState
from app.model.promise import Promise
from app.promises.schemas import PromiseDraft
from tests.cases.case_desk import CaseDesk

OWNER = 1
DEAR = GiveDraft(what="A week on the house", cost_minor=1_000_000)
Act = Callable[[CaseDesk, int], Outcome[int] | Outcome[None]]


def ask(desk: CaseDesk, case_id: int) -> int:
    """Something above the limit, which waits for a manager."""
    return desk.services.gestures.plan(case_id, DEAR).value


def decline(desk: CaseDesk, case_id: int) -> Outcome[None]:
    draft = DecisionDraft(version=1, decision=Decision.DECLINED, note="Not for this")
    return desk.of(OWNER).services.gestures.decide(case_id, ask(desk, case_id), draft=draft)


def drop(desk: CaseDesk, case_id: int) -> Outcome[None]:
    return desk.services.gestures.drop(case_id, ask(desk, case_id), version=1, note="Not wanted")


def waiting_in_closed_cases(desk: CaseDesk) -> list[int]:
    wanted = select(GivenGesture.id).join(Case, Case.id == GivenGesture.case_id)
    wanted = wanted.where(GivenGesture.state == GivenState.WAITING, Case.state == CaseState.CLOSED)
    with desk.work.read() as session:
        return list(session.scalars(wanted))


@pytest.mark.parametrize("act", [decline, drop])
def test_no_gesture_waits_again_in_a_case_that_was_closed_meanwhile(desk: CaseDesk, act: Act) -> None:
    case_id = desk.resolved()
    outcome = act(desk, case_id)
    desk.close(case_id)
    before = desk.everything()
    with pytest.raises(Conflict, match="closed meanwhile"):
        outcome.reversal.undo()
    assert (waiting_in_closed_cases(desk), desk.everything()) == ([], before)
    desk.reopen(case_id)
    outcome.reversal.undo()
    assert desk.services.log_view.count_views().approval == 1


def test_what_was_asked_for_is_not_asked_again_once_the_case_is_closed(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    outcome = desk.services.gestures.plan(case_id, DEAR)
    outcome.reversal.undo()
    desk.close(case_id)
    with pytest.raises(Conflict, match="closed meanwhile"):
        outcome.reversal.redo()
    assert waiting_in_closed_cases(desk) == []


def test_a_reopening_stays_while_something_waits_in_the_case(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    desk.close(case_id)
    outcome = desk.reopen(case_id)
    given_id = ask(desk, case_id)
    with pytest.raises(Conflict, match="waits for a manager"):
        outcome.reversal.undo()
    assert desk.case(case_id).state == CaseState.OPEN
    desk.services.gestures.drop(case_id, given_id, version=1, note="Not wanted")
    outcome.reversal.undo()
    assert desk.case(case_id).state == CaseState.CLOSED


def test_a_case_is_not_closed_again_over_something_that_waits(desk: CaseDesk) -> None:
    case_id = desk.resolved()
    outcome = desk.close(case_id)
    outcome.reversal.undo()
    ask(desk, case_id)
    with pytest.raises(Conflict, match="waits for a manager"):
        outcome.reversal.redo()
    assert desk.case(case_id).state == CaseState.OPEN


def promise(desk: CaseDesk, case_id: int) -> Outcome[int]:
    return desk.services.promises.make_promise(case_id, PromiseDraft(what="Call on Friday"))


def remark(desk: CaseDesk, case_id: int) -> Outcome[int]:
    return desk.services.log.add_entry(case_id, EntryDraft(text="Called twice"))


def give(desk: CaseDesk, case_id: int) -> Outcome[int]:
    return desk.services.gestures.plan(case_id, GiveDraft(what="A card"))


@pytest.mark.parametrize("act", [promise, remark, give])
def test_nothing_is_done_again_in_a_case_that_was_taken_back(desk: CaseDesk, act: Act) -> None:
    opened = desk.log()
    outcome = act(desk.of(OWNER), opened.value)
    with pytest.raises(Conflict, match="written in this case"):
        opened.reversal.undo()
    outcome.reversal.undo()
    opened.reversal.undo()
    with pytest.raises(Conflict, match="not there any more"):
        outcome.reversal.redo()
    opened.reversal.redo()
    outcome.reversal.redo()
    with desk.work.read() as session:
        assert len(session.scalars(select(Promise)).all()) == (act is promise)


def test_a_new_customer_with_a_case_is_taken_back_step_by_step_and_done_again(desk: CaseDesk) -> None:
    added = CustomerService(desk.work).add_customer(CustomerDraft(display_name="Nina Roth"))
    opened = desk.log(added.value)
    held = desk.everything()
    with pytest.raises(Conflict):
        added.reversal.undo()
    opened.reversal.undo()
    added.reversal.undo()
    with desk.work.read() as session:
        assert session.get(Customer, added.value) is None
    with pytest.raises(Conflict):
        opened.reversal.redo()
    added.reversal.redo()
    opened.reversal.redo()
    assert desk.everything() == held
    assert [entry.customer_id for entry in desk.entries(opened.value)] == [added.value]


def test_a_walk_in_whose_card_was_taken_back_is_a_walk_in_again(desk: CaseDesk) -> None:
    case_id = desk.log().value
    added = CustomerService(desk.work).add_customer(CustomerDraft(display_name="Nina Roth"))
    edit = CaseEdit(version=desk.case(case_id).version, customer_id=added.value)
    recognised = desk.services.editing.edit_case(case_id, edit)
    recognised.reversal.undo()
    added.reversal.undo()
    case = desk.case(case_id)
    assert (case.customer_id, case.walk_in) == (None, "man in a grey coat")
    added.reversal.redo()
    recognised.reversal.redo()
    assert desk.case(case_id).customer_id == added.value


def test_a_visit_is_taken_back_after_the_case_that_began_in_it(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    draft = VisitDraft(arrives_on=date(2026, 11, 24), place="412", status="here")
    arrived = VisitService(desk.work).add_visit(customer_id, draft)
    opened = desk.log(customer_id)
    assert desk.case(opened.value).visit_id == arrived.value
    with pytest.raises(Conflict):
        arrived.reversal.undo()
    opened.reversal.undo()
    arrived.reversal.undo()
    arrived.reversal.redo()
    opened.reversal.redo()
    assert desk.case(opened.value).visit_id == arrived.value

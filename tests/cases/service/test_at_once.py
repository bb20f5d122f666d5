"""Several desks that work on the same cases at the same moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from app.cases.schemas.drafts import CaseEdit, EntryDraft, HandOverDraft, StepDraft
from app.core.errors import Conflict, InvalidInput
from app.gestures.schemas import DecisionDraft, GiveDraft
from app.model.case import Case, CaseState, CaseStep
from app.model.codes import Role
from app.model.gesture import Decision, GivenGesture, GivenState
from tests.at_once import ON_BOTH, at_once, several_desks
from tests.cases.case_desk import TO_RESOLVE, CaseDesk


@pytest.fixture(params=ON_BOTH)
def desks(request: pytest.FixtureRequest) -> Iterator[list[CaseDesk]]:
    """Desks of managers."""
    yield from several_desks(request, Role.MANAGER, at=CaseDesk)


def test_of_several_edits_at_once_one_is_saved_and_the_others_see_it(desks: list[CaseDesk]) -> None:
    case_id = desks[0].log().value
    version = desks[0].case(case_id).version
    saved, refused = at_once(
        desks,
        lambda desk, number: desk.services.editing.edit_case(
            case_id, CaseEdit(version=version, place=f"Room {number}")
        ),
    )
    assert (saved, {type(error) for error in refused}) == (1, {Conflict})
    assert desks[0].kinds(case_id) == ["opened", "change"]


def test_a_step_is_taken_once_and_a_case_closed_once(desks: list[CaseDesk]) -> None:
    case_id = desks[0].log().value
    for step in TO_RESOLVE:
        taken, refused = at_once(
            desks,
            lambda desk, _number, step=step: desk.services.steps.take_step(case_id, StepDraft(step=step)),
        )
        assert (taken, {type(error) for error in refused}) == (1, {Conflict})
    closed, refused = at_once(desks, lambda desk, _number: desk.close(case_id))
    assert (closed, {type(error) for error in refused}) == (1, {Conflict})
    steps = [row.step for row in desks[0].steps(case_id)]
    assert steps == [*TO_RESOLVE, CaseStep.FOLLOW_UP]
    assert desks[0].kinds(case_id) == ["opened", *["step"] * len(TO_RESOLVE), "closed"]


def test_remarks_and_hand_overs_of_all_desks_are_in_the_log(desks: list[CaseDesk]) -> None:
    case_id = desks[0].log().value

    def act(desk: CaseDesk, number: int) -> None:
        for turn in range(5):
            desk.services.log.add_entry(case_id, EntryDraft(text=f"{number}-{turn}"))

    assert at_once(desks, act)[0] == len(desks)
    texts = [entry.text for entry in desks[0].entries(case_id) if entry.kind == "remark"]
    assert sorted(texts) == [f"{number}-{turn}" for number in range(len(desks)) for turn in range(5)]
    takers = [desk.work.staff_id or 0 for desk in desks]
    given, refused = at_once(
        desks,
        lambda desk, number: desk.services.editing.hand_over(
            [case_id], HandOverDraft(owner_id=takers[number])
        ),
    )
    assert {type(error) for error in refused} <= {Conflict, InvalidInput}
    assert desks[0].kinds(case_id).count("hand_over") == given >= 1


def test_together_nobody_gives_more_than_one_could_alone(desks: list[CaseDesk]) -> None:
    case_id = desks[0].log().value
    cost = 60_000  # Of 1,000 francs that a manager may give.
    assert at_once(
        desks,
        lambda desk, number: desk.services.gestures.plan(
            case_id, GiveDraft(what=f"No {number}", cost_minor=cost)
        ),
    )[0] == len(desks)
    with desks[0].work.read() as session:
        states = sorted(session.scalars(select(GivenGesture.state)))
    assert states == [GivenState.PLANNED, *[GivenState.WAITING] * (len(desks) - 1)]


def test_one_decides_and_the_others_are_told(desks: list[CaseDesk]) -> None:
    asking, *others = desks
    case_id = asking.log().value
    given_id = asking.services.gestures.plan(case_id, GiveDraft(what="A week", cost_minor=10**7)).value
    draft = DecisionDraft(version=1, decision=Decision.APPROVED, note="Right")
    decided, refused = at_once(
        others, lambda desk, _number: desk.services.gestures.decide(case_id, given_id, draft=draft)
    )
    assert (decided, {type(error) for error in refused}) == (1, {Conflict})


def test_nothing_waits_in_a_case_that_is_closed_at_the_same_moment(desks: list[CaseDesk]) -> None:
    for _turn in range(3):
        case_id = desks[0].resolved()

        def act(desk: CaseDesk, number: int, case_id: int = case_id) -> None:
            if number == 0:
                desk.close(case_id)
            else:
                desk.services.gestures.plan(case_id, GiveDraft(what=f"No {number}", cost_minor=10**7))

        _done, refused = at_once(desks, act)
        assert {type(error) for error in refused} <= {Conflict, InvalidInput}
        with desks[0].work.read() as session:
            waiting = session.scalar(
                select(func.count())
                .select_from(GivenGesture)
                .join(Case, Case.id == GivenGesture.case_id)
                .where(Case.state == CaseState.CLOSED, GivenGesture.state == GivenState.WAITING)
            )
        assert waiting == 0


def test_of_cases_logged_at_once_for_one_customer_all_but_the_first_are_again(desks: list[CaseDesk]) -> None:
    customer_id = desks[0].add_customer()
    assert at_once(desks, lambda desk, _number: desk.log(customer_id))[0] == len(desks)
    with desks[0].work.read() as session:
        again = sorted(session.scalars(select(Case.again)))
    assert again == [False, *[True] * (len(desks) - 1)]

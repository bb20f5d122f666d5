"""Gestures of a case: one transaction with its log."""

from __future__ import annotations

import pytest

from app.core.errors import Conflict, InvalidInput, NotFound
from app.customers.schemas.drafts import PreferenceDraft
from app.customers.service.preferences import PreferenceService
from app.gestures.schemas import ClashKind, DecisionDraft, GiveDraft
from app.model.codes import Role
from app.model.gesture import Decision
from app.model.preference import Evidence, MustKind, Strength
from tests.cases.case_desk import CaseDesk

OWNER = 1


def give(desk: CaseDesk, case_id: int, cost: int = 5_800, **fields: object) -> int:
    """Plan a breakfast; gives its id."""
    draft = GiveDraft(what="Breakfast on us", cost_minor=cost, **fields)
    return desk.services.gestures.plan(case_id, draft).value


def decide(desk: CaseDesk, case_id: int, given_id: int, decision: Decision, **fields: object) -> None:
    """The owner's word."""
    draft = DecisionDraft(version=1, decision=decision, note="Fair", **fields)
    desk.of(OWNER).services.gestures.decide(case_id, given_id, draft=draft)


def told(desk: CaseDesk, case_id: int) -> list[tuple[str, dict[str, object], str]]:
    """What the log says of gestures, without ids."""
    return [
        (entry.kind, {key: value for key, value in entry.details.items() if key != "given_id"}, entry.text)
        for entry in desk.entries(case_id)
        if entry.kind in ("gesture", "approval") and entry.removed_at is None
    ]


def test_the_log_tells_every_act_with_its_amount(desk: CaseDesk) -> None:
    case_id = desk.log(desk.add_customer()).value
    gestures = desk.services.gestures
    first, second = give(desk, case_id), give(desk, case_id, 30_000, asked_note="Third time")
    gestures.mark_given(case_id, first, version=1)
    decide(desk, case_id, second, Decision.CHANGED, cost_minor=20_000)
    gestures.drop(case_id, second, version=2, note="Left early")
    gift = {"what": "Breakfast on us", "cost_minor": 5_800}
    assert told(desk, case_id) == [
        ("gesture", {"act": "planned", **gift}, ""),
        ("gesture", {"act": "asked", **gift, "cost_minor": 30_000}, "Third time"),
        ("gesture", {"act": "given", **gift}, ""),
        (
            "approval",
            {**gift, "decision": "changed", "cost_minor": 20_000, "asked_cost_minor": 30_000},
            "Fair",
        ),
        ("gesture", {"act": "dropped", **gift, "cost_minor": 20_000}, "Left early"),
    ]
    detail = desk.services.reader.get_case(case_id)
    assert [row.state for row in detail.gestures] == ["given", "dropped"]
    assert detail.limit.used_minor == 5_800


def test_what_was_refused_leaves_no_line(desk: CaseDesk) -> None:
    lea = desk.add_customer()
    must = PreferenceDraft(
        text="Gluten-free", strength=Strength.MUST, must_kind=MustKind.DIET, evidence=Evidence.TOLD
    )
    PreferenceService(desk.work).add_preference(lea, must)
    case_id = desk.log(lea).value
    draft = GiveDraft(what="Pastries", cost_minor=500)
    assert [clash.kind for clash in desk.services.gestures.check(case_id, draft).clashes] == [ClashKind.MUST]
    with pytest.raises(InvalidInput, match="Gluten-free"):
        desk.services.gestures.plan(case_id, draft)
    assert told(desk, case_id) == []
    reasoned = draft.model_copy(update={"clash_reason": "For his wife"})
    desk.of(OWNER).services.gestures.plan(case_id, reasoned)
    assert told(desk, case_id)[0][1]["clash_reason"] == "For his wife"


def test_undo_takes_the_gesture_and_its_line_back_and_redo_brings_both(desk: CaseDesk) -> None:
    case_id = desk.log().value
    outcome = desk.services.gestures.plan(case_id, GiveDraft(what="Taxi", cost_minor=2_000))
    before = desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert told(desk, case_id) == []
    assert desk.services.gestures.limit_for(case_id).used_minor == 0
    outcome.reversal.redo()
    assert desk.everything() == before
    assert desk.services.gestures.limit_for(case_id).used_minor == 2_000


def test_a_walk_in_is_given_something_and_nothing_is_known(desk: CaseDesk) -> None:
    case_id = desk.log().value
    report = desk.services.gestures.check(case_id, GiveDraft(what="Cake"))
    assert (report.clashes, report.unknown) == ((), ("allergies", "diet"))
    give(desk, case_id)
    assert desk.services.reader.get_case(case_id).gestures[0].customer_id is None


def test_a_reason_with_half_a_letter_is_kept_whole_in_the_log(desk: CaseDesk) -> None:
    case_id = desk.log(desk.add_customer()).value
    planned = give(desk, case_id)
    desk.services.gestures.mark_given(case_id, planned, version=1, clash_reason=" asked twice \ud83d ")
    assert told(desk, case_id)[-1][2] == "asked twice \ufffd"


def test_a_case_that_is_over_gets_no_new_gesture(desk: CaseDesk) -> None:
    case_id = desk.resolved(desk.add_customer())
    planned = give(desk, case_id)
    desk.close(case_id)
    with pytest.raises(Conflict, match="closed already"):
        give(desk, case_id)
    desk.services.gestures.mark_given(case_id, planned, version=1)


def test_a_gesture_that_waits_keeps_the_case_open(desk: CaseDesk) -> None:
    case_id = desk.resolved(desk.add_customer())
    waiting = give(desk, case_id, 30_000)
    with pytest.raises(InvalidInput):
        desk.close(case_id)
    decide(desk, case_id, waiting, Decision.DECLINED)
    desk.close(case_id)


def test_two_desks_do_not_decide_twice(desk: CaseDesk) -> None:
    case_id = desk.log().value
    waiting = give(desk, case_id, 30_000)
    decide(desk, case_id, waiting, Decision.APPROVED)
    with pytest.raises(Conflict):
        decide(desk, case_id, waiting, Decision.APPROVED)
    assert [kind for kind, _details, _text in told(desk, case_id)] == ["gesture", "approval"]


def test_a_restricted_case_is_not_there_for_others(desk: CaseDesk) -> None:
    case_id = desk.log(restricted=True).value
    given_id = give(desk, case_id)
    other = desk.of(desk.add_staff("Aaron", role=Role.HOST)).services.gestures
    for act in (
        lambda: other.limit_for(case_id),
        lambda: other.check(case_id, GiveDraft(what="Cake")),
        lambda: other.plan(case_id, GiveDraft(what="Cake")),
        lambda: other.mark_given(case_id, given_id, version=1),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_gesture_of_another_case_is_not_found_in_this_one(desk: CaseDesk) -> None:
    first, second = desk.log().value, desk.log().value
    given_id = give(desk, first)
    with pytest.raises(NotFound):
        desk.services.gestures.drop(second, given_id, version=1, note="No")


def test_what_a_recovery_offers(desk: CaseDesk) -> None:
    rows = desk.services.gestures.list_offered()
    assert len(rows) >= 14
    assert all(row.for_recovery and row.active for row in rows)

"""Planning and giving, and deciding on what is above somebody's limit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.core.errors import Conflict, InvalidInput, NotFound
from app.gestures.schemas import DecisionDraft, GiveDraft, LimitBasis
from app.model.codes import Role
from app.model.customer import Customer
from app.model.gesture import Decision, Gesture, GestureKind, GivenState
from app.model.staff import Staff
from tests.gestures.gift_desk import OWNER, GiftDesk


def problem_of(caught: pytest.ExceptionInfo[InvalidInput]) -> str:
    """The field that is wrong."""
    return caught.value.problems[0].field


@pytest.mark.parametrize(
    ("cost", "state"),
    [(0, "planned"), (9_999, "planned"), (10_000, "planned"), (10_001, "waiting"), (10**11, "waiting")],
)
def test_the_limit_itself_is_still_within_it(desk: GiftDesk, cost: int, state: str) -> None:
    assert desk.state(desk.give(cost=cost, case=desk.case())) == state


@pytest.mark.parametrize(
    ("role", "limit"), [(Role.DESK, 10_000), (Role.HOST, 20_000), (Role.MANAGER, 100_000), (Role.OWNER, None)]
)
def test_each_role_has_its_usual_limit(desk: GiftDesk, role: Role, limit: int | None) -> None:
    other = desk.of(desk.add_staff("Aaron", role))
    row = other.giving.limit_for(desk.case(), None)
    assert (row.limit_minor, row.staff_name) == (limit, "Aaron")
    assert row.allows(10**10) is (limit is None)


def test_the_venue_and_the_person_may_have_another_limit(desk: GiftDesk) -> None:
    desk.limits(limits={Role.DESK: 500, Role.OWNER: 700})
    case = desk.case()
    assert desk.giving.limit_for(case, None).limit_minor == 500
    assert desk.of(OWNER).giving.limit_for(case, None).limit_minor == 700
    own = desk.of(desk.add_staff("Aaron", limit_minor=0))
    assert own.giving.limit_for(case, None).limit_minor == 0
    assert own.state(own.give(cost=1, case=case)) == "waiting"


def test_two_staff_share_what_a_case_may_cost(desk: GiftDesk) -> None:
    case, aaron = desk.case(), desk.of(desk.add_staff("Aaron"))
    assert desk.state(desk.give(cost=6_000, case=case)) == "planned"
    assert aaron.giving.limit_for(case, None).used_minor == 6_000
    assert aaron.state(aaron.give(cost=4_001, case=case)) == "waiting"


def test_what_waits_counts_and_what_was_declined_or_dropped_does_not(desk: GiftDesk) -> None:
    case, owner = desk.case(), desk.of(OWNER)
    waiting = desk.give(cost=12_000, case=case).value
    assert desk.giving.limit_for(case, None).used_minor == 12_000
    owner.decide(waiting, Decision.DECLINED)
    planned = desk.give(cost=3_000, case=case).value
    desk.giving.drop(planned, version=1, note="Left early")
    assert desk.giving.limit_for(case, None).used_minor == 0


def test_what_a_manager_signed_leaves_the_limit_as_it_was(desk: GiftDesk) -> None:
    case, owner = desk.case(), desk.of(OWNER)
    desk.give(cost=4_000, case=case)
    owner.decide(desk.give(cost=50_000, case=case).value, Decision.APPROVED)
    owner.decide(desk.give("Dinner", cost=40_000, case=case).value, Decision.CHANGED, cost_minor=30_000)
    assert desk.giving.limit_for(case, None).used_minor == 4_000
    assert desk.state(desk.give("Taxi", cost=6_000, case=case)) == "planned"


def test_what_costs_nothing_never_waits(desk: GiftDesk) -> None:
    case = desk.case()
    desk.give(cost=99_999, case=case)
    assert desk.state(desk.give("Handwritten note", case=case)) == "planned"


def test_the_day_of_a_customer_ends_at_midnight_at_the_venue(desk: GiftDesk) -> None:
    desk.limits(limit_basis=LimitBasis.CUSTOMER_DAY)
    lea = desk.add_customer()
    first, second = desk.case(lea), desk.case(lea)
    desk.clock.at = datetime(2026, 11, 25, 22, 59, 59, tzinfo=UTC)
    assert desk.state(desk.give("Dinner", cost=9_000, to=lea, case=first)) == "planned"
    assert desk.giving.limit_for(second, lea).used_minor == 9_000
    assert desk.state(desk.give("Taxi", cost=2_000, to=lea, case=second)) == "waiting"
    desk.clock.forward(seconds=1)
    assert desk.giving.limit_for(second, lea).used_minor == 0
    assert desk.state(desk.give("Lunch", cost=10_000, to=lea, case=second)) == "planned"


def test_by_case_another_case_of_the_same_customer_starts_anew(desk: GiftDesk) -> None:
    lea = desk.add_customer()
    first, second = desk.case(lea), desk.case(lea)
    desk.give("Dinner", cost=9_000, to=lea, case=first)
    assert desk.giving.limit_for(second, lea).used_minor == 0


def test_a_walk_in_is_counted_by_case_whatever_the_venue_sets(desk: GiftDesk) -> None:
    desk.limits(limit_basis=LimitBasis.CUSTOMER_DAY)
    first, second = desk.case(), desk.case()
    desk.give(cost=9_000, case=first)
    row = desk.giving.limit_for(first, None)
    assert (row.used_minor, row.basis) == (9_000, LimitBasis.CASE)
    assert desk.giving.limit_for(second, None).used_minor == 0


def test_nobody_signed_in_gives_nothing_that_costs(desk: GiftDesk) -> None:
    nobody = desk.of(0)
    case = desk.case()
    assert nobody.state(nobody.give("Note", case=case)) == "planned"
    assert nobody.state(nobody.give(cost=1, case=case)) == "waiting"


def test_what_was_given_on_the_spot_is_given_at_once(desk: GiftDesk) -> None:
    outcome = desk.give("Coffee", cost=300, case=desk.case(), done=True)
    row = desk.row(outcome.value)
    assert (row.state, row.given_at, row.given_by) == ("given", desk.clock.at, desk.work.staff_id)
    assert outcome.said == "“Coffee” was given"


def test_above_the_limit_nothing_is_given_before_a_manager_said_so(desk: GiftDesk) -> None:
    outcome = desk.give(cost=20_000, case=desk.case(), done=True, asked_note="Third time")
    row = desk.row(outcome.value)
    assert (row.state, row.above_limit, row.asked_note, row.given_at) == ("waiting", True, "Third time", None)
    with pytest.raises(InvalidInput) as caught:
        desk.giving.mark_given(outcome.value, version=1)
    assert problem_of(caught) == "state"


def test_a_manager_approves_and_then_it_is_given(desk: GiftDesk) -> None:
    given_id = desk.give(cost=20_000, case=desk.case()).value
    boss = desk.of(desk.add_staff("Ines", Role.MANAGER))
    boss.decide(given_id, Decision.APPROVED)
    row = desk.row(given_id)
    assert (row.state, row.decision, row.decided_by) == ("planned", "approved", boss.work.staff_id)
    desk.giving.mark_given(given_id, version=row.version)
    assert desk.row(given_id).state == GivenState.GIVEN


def test_a_manager_gives_less_or_something_else(desk: GiftDesk) -> None:
    given_id = desk.give("Dinner for four", cost=20_000, case=desk.case()).value
    owner = desk.of(OWNER)
    with pytest.raises(InvalidInput) as caught:
        owner.decide(given_id, Decision.CHANGED)
    assert problem_of(caught) == "cost_minor"
    owner.decide(given_id, Decision.CHANGED, cost_minor=9_000, what="Dinner for two")
    row = desk.row(given_id)
    assert (row.what, row.cost_minor, row.asked_cost_minor) == ("Dinner for two", 9_000, 20_000)
    assert (row.state, row.decision) == ("planned", "changed")


def test_nobody_decides_on_what_they_asked_for(desk: GiftDesk) -> None:
    boss = desk.of(desk.add_staff("Ines", Role.MANAGER))
    given_id = boss.give(cost=100_001, case=desk.case()).value
    with pytest.raises(InvalidInput) as caught:
        boss.decide(given_id, Decision.APPROVED)
    assert problem_of(caught) == "decision"
    desk.of(OWNER).decide(given_id, Decision.DECLINED)
    assert desk.row(given_id).state == GivenState.DECLINED


@pytest.mark.parametrize("role", [Role.DESK, Role.HOST])
def test_only_managers_decide(desk: GiftDesk, role: Role) -> None:
    given_id = desk.give(cost=20_000, case=desk.case()).value
    with pytest.raises(InvalidInput) as caught:
        desk.of(desk.add_staff("Aaron", role)).decide(given_id, Decision.APPROVED)
    assert problem_of(caught) == "decision"


def test_whoever_left_neither_gives_nor_decides(desk: GiftDesk) -> None:
    case = desk.case()
    given_id = desk.give(cost=20_000, case=case).value
    gone = desk.of(desk.add_staff("Ines", Role.MANAGER, active=False))
    with pytest.raises(InvalidInput, match="Ines does not work here any more"):
        gone.decide(given_id, Decision.APPROVED)
    with pytest.raises(InvalidInput) as caught:
        gone.give(case=case)
    assert problem_of(caught) == "staff_id"


def test_the_wish_of_somebody_who_left_is_still_decided_on(desk: GiftDesk) -> None:
    aaron = desk.of(desk.add_staff("Aaron"))
    given_id = aaron.give(cost=20_000, case=desk.case()).value
    with desk.work.write() as session:
        session.get_one(Staff, aaron.work.staff_id).active = False
    desk.of(OWNER).decide(given_id, Decision.APPROVED)
    assert desk.row(given_id).state == GivenState.PLANNED


@pytest.mark.parametrize("second", [Decision.APPROVED, Decision.DECLINED])
def test_two_desks_do_not_decide_on_the_same(desk: GiftDesk, second: Decision) -> None:
    given_id = desk.give(cost=20_000, case=desk.case()).value
    desk.of(OWNER).decide(given_id, Decision.APPROVED)
    boss = desk.of(desk.add_staff("Ines", Role.MANAGER))
    with pytest.raises(Conflict) as caught:
        boss.decide(given_id, second, version=1)
    assert caught.value.theirs["state"] == "planned"
    with pytest.raises(Conflict):
        boss.decide(given_id, second)


def test_what_ended_is_neither_given_nor_dropped(desk: GiftDesk) -> None:
    case = desk.case()
    given_id = desk.give(case=case, done=True).value
    with pytest.raises(Conflict):
        desk.giving.drop(given_id, version=1, note="No")
    with pytest.raises(Conflict):
        desk.giving.mark_given(given_id, version=1)
    dropped = desk.give("Taxi", case=case).value
    with pytest.raises(InvalidInput) as caught:
        desk.giving.drop(dropped, version=1, note="  ")
    assert problem_of(caught) == "note"
    desk.giving.drop(dropped, version=1, note="Walked")
    assert desk.row(dropped).dropped_note == "Walked"


def test_every_act_is_undone_and_done_again(desk: GiftDesk) -> None:
    case, owner = desk.case(), desk.of(OWNER)
    outcomes = [desk.give(cost=20_000, case=case)]
    given_id = outcomes[0].value
    states = ["waiting", "planned", "given"]
    outcomes.append(owner.decide(given_id, Decision.APPROVED))
    outcomes.append(desk.giving.mark_given(given_id, version=2))
    for outcome, before in zip(reversed(outcomes[1:]), ("planned", "waiting"), strict=True):
        assert outcome.reversal is not None
        outcome.reversal.undo()
        assert desk.row(given_id).state == before
    assert outcomes[0].reversal is not None
    outcomes[0].reversal.undo()
    assert desk.giving.limit_for(case, None).used_minor == 0
    for outcome, after in zip(outcomes, states, strict=True):
        assert outcome.reversal is not None
        outcome.reversal.redo()
        assert desk.row(given_id).state == after


def test_the_catalogue_fills_what_is_left_out_and_history_stays(desk: GiftDesk) -> None:
    cake = next(row for row in desk.catalogue.list_gestures() if row.name == "Small cake")
    lea = desk.add_customer()
    given_id = desk.giving.plan(GiveDraft(gesture_id=cake.id), customer_id=lea).value
    with desk.work.write() as session:
        session.get_one(Gesture, cake.id).cost_minor = 1
    row = desk.row(given_id)
    assert (row.what, row.kind, row.cost_minor) == ("Small cake", GestureKind.FOOD_DRINK, cake.cost_minor)
    assert tuple(row.contains) == cake.contains
    other = GiveDraft(gesture_id=cake.id, what="Large cake", cost_minor=2_000, contains=())
    row = desk.row(desk.giving.plan(other, customer_id=lea).value)
    assert (row.what, row.cost_minor, row.contains) == ("Large cake", 2_000, [])


def test_bad_input_names_its_field(desk: GiftDesk) -> None:
    case, lea = desk.case(), desk.add_customer()
    gone = desk.add_customer("Old", archived_at=desk.clock.at)
    with desk.work.write() as session:
        first = session.get_one(Gesture, 1)
        first.active = False
    tries = [
        ("what", GiveDraft(), lea, case),
        ("gesture_id", GiveDraft(gesture_id=9_999), lea, case),
        ("gesture_id", GiveDraft(gesture_id=1), lea, case),
        ("customer_id", GiveDraft(what="Taxi"), None, None),
        ("customer_id", GiveDraft(what="Taxi"), gone, None),
    ]
    for field, draft, customer_id, case_id in tries:
        with pytest.raises(InvalidInput) as caught:
            desk.giving.plan(draft, customer_id=customer_id, case_id=case_id)
        assert problem_of(caught) == field
    for values in (
        {"cost_minor": -1},
        {"cost_minor": "much"},
        {"what": " "},
        {"what": "4111 1111 1111 1111"},
    ):
        with pytest.raises(InvalidInput):
            GiveDraft(**values)
    with pytest.raises(InvalidInput) as caught:
        DecisionDraft(version=1, decision=Decision.APPROVED, note="")
    assert problem_of(caught) == "note"
    with pytest.raises(NotFound):
        desk.give(to=9_999)
    with pytest.raises(NotFound):
        desk.giving.drop(9_999, version=1, note="No")


def test_an_archived_customer_may_still_be_given_something_in_a_case(desk: GiftDesk) -> None:
    gone = desk.add_customer("Old", archived_at=desk.clock.at)
    assert desk.state(desk.give(to=gone, case=desk.case(gone))) == "planned"


def test_a_merged_card_gives_and_counts_with_the_one_it_went_into(desk: GiftDesk) -> None:
    desk.limits(limit_basis=LimitBasis.CUSTOMER_DAY)
    lea, twin = desk.add_customer(), desk.add_customer("L. Muller")
    desk.give("Dinner", cost=9_000, to=twin)
    with desk.work.write() as session:
        session.get_one(Customer, twin).merged_into_id = lea
    second = desk.give("Taxi", cost=2_000, to=twin)
    assert (desk.row(second.value).customer_id, desk.state(second)) == (lea, "waiting")

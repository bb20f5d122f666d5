"""A plan is made once for each day, with everything or nothing, and can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import AppError, Conflict, InvalidInput
from app.gestures.schemas import GiveDraft
from app.model.clue import Clue, SortedAs
from app.model.consent import Consent
from app.model.customer import Customer
from app.model.moment import MomentState
from app.model.staff import Staff
from app.moments.schemas.drafts import MomentEdit, TaskDraft
from app.occasions.services import OccasionServices
from tests.moments.moment_desk import SUNDAY, MomentDesk


def refused(desk: MomentDesk, **fields: Any) -> str:
    """The field for which a plan is refused; nothing may be written."""
    before = desk.counts()
    with pytest.raises(InvalidInput) as told:
        desk.plan(**fields)
    assert desk.counts() == before
    [problem] = told.value.problems
    assert problem.message
    return problem.field


def test_a_birthday_is_planned_for_its_day(desk: MomentDesk) -> None:
    moment = desk.moment(desk.planned_birthday())
    assert (moment.kind, moment.occurs_on, moment.celebrate_on) == ("birthday", SUNDAY, SUNDAY)
    assert moment.state is MomentState.PLANNED
    assert moment.person == "Léa Müller"


def test_a_child_is_celebrated_on_the_card_of_the_parent(desk: MomentDesk) -> None:
    parent = desk.add_customer()
    child = desk.add_child(parent)
    occasion = desk.add_birthday(parent, companion_id=child)
    moment = desk.moment(desk.plan(parent, occasion_id=occasion, occurs_on=SUNDAY).value)
    assert (moment.person, moment.customer) == ("Louis", "Léa Müller")


def test_the_same_day_is_planned_only_once(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    first = desk.moment(moment_id)
    with pytest.raises(Conflict, match="Giraffe cake") as told:
        desk.plan(first.customer_id, occasion_id=first.occasion_id, occurs_on=SUNDAY, title="Another")
    assert told.value.theirs == {"moment_id": moment_id}


def test_next_year_is_another_plan(desk: MomentDesk) -> None:
    first = desk.moment(desk.planned_birthday())
    following = SUNDAY.replace(year=2027)
    second = desk.plan(first.customer_id, occasion_id=first.occasion_id, occurs_on=following).value
    assert second != first.id


def test_a_surprise_needs_no_day(desk: MomentDesk) -> None:
    moment = desk.moment(desk.plan(desk.add_customer(), title="Tickets for the lighthouse").value)
    assert (moment.kind, moment.occurs_on, moment.celebrate_on) == ("surprise", None, None)


def test_a_clue_that_becomes_a_surprise_is_sorted(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    clue = desk.add(
        Clue(customer_id=customer, text="Asked how the cake was made", noticed_at=desk.clock.now())
    )
    moment_id = desk.plan(customer, clue_id=clue, title="").value
    assert desk.moment(moment_id).clue == "Asked how the cake was made"
    with desk.work.read() as session:
        row = session.get(Clue, clue)
        assert row is not None
        assert (row.sorted_as, row.sorted_into_id) == (SortedAs.MOMENT, moment_id)


def test_a_surprise_without_a_reason_is_refused(desk: MomentDesk) -> None:
    assert refused(desk, customer_id=desk.add_customer(), title="") == "title"


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("celebrate_on", date(2026, 11, 24)),
        ("celebrate_on", date(2031, 1, 1)),
        ("occurs_on", date(2026, 11, 1)),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(desk: MomentDesk, field: str, day: date) -> None:
    assert refused(desk, customer_id=desk.add_customer(), **{field: day}) == field


def test_what_was_missed_this_week_is_made_good_today(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    day = desk.work.today() - timedelta(days=3)
    occasion = desk.add_birthday(customer, on=day)
    moment = desk.moment(desk.plan(customer, occasion_id=occasion, occurs_on=day).value)
    assert (moment.occurs_on, moment.celebrate_on) == (day, desk.work.today())


@pytest.mark.parametrize("gone", ["archived_at", "deceased_at"])
def test_nobody_who_is_gone_is_planned_for(desk: MomentDesk, gone: str) -> None:
    customer = desk.add_customer()
    with desk.work.write() as session:
        row = session.get(Customer, customer)
        setattr(row, gone, desk.clock.now())
    assert refused(desk, customer_id=customer) == "customer_id"


def test_nobody_who_does_not_want_moments_is_planned_for(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    desk.add(Consent(customer_id=customer, purpose="moments", given=False, decided_on=date(2026, 1, 1)))
    assert refused(desk, customer_id=customer) == "customer_id"


def test_whoever_left_cannot_own_a_plan(desk: MomentDesk) -> None:
    left = desk.add_staff("Tomás Example")
    with desk.work.write() as session:
        row = session.get(Staff, left)
        assert row is not None
        row.active = False
    assert refused(desk, customer_id=desk.add_customer(), owner_id=left) == "owner_id"


def test_a_plan_with_one_task_after_the_day_is_not_made_at_all(desk: MomentDesk) -> None:
    late = TaskDraft(what="Bake", due_at=desk.clock.now() + timedelta(days=20))
    fields = {"celebrate_on": SUNDAY, "gestures": (GiveDraft(what="Balloon"),), "tasks": (late,)}
    assert refused(desk, customer_id=desk.add_customer(), **fields) == "due_at"


def test_another_day_moves_what_counts_back_from_it(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_task(moment_id, lead_minutes=2 * 24 * 60)
    desk.add_task(moment_id, what="Fixed", due_at=desk.clock.now() + timedelta(days=3))
    version = desk.moment(moment_id).version
    thursday = SUNDAY - timedelta(days=3)
    desk.services.planning.edit(moment_id, MomentEdit(version=version, celebrate_on=thursday))
    by_name = {task.what: task for task in desk.moment(moment_id).tasks}
    assert by_name["Order the sponge"].due_at is not None
    assert desk.work.wording.local(by_name["Order the sponge"].due_at).date() == thursday - timedelta(days=2)
    assert by_name["Order the sponge"].late
    fixed = by_name["Fixed"].due_at
    assert fixed is not None
    assert desk.work.wording.local(fixed).date() == thursday


def test_two_desks_never_overwrite_each_other(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    version = desk.moment(moment_id).version
    desk.services.planning.edit(moment_id, MomentEdit(version=version, note="Ask Léa"))
    with pytest.raises(Conflict) as told:
        desk.services.planning.edit(moment_id, MomentEdit(version=version, note="Ask nobody"))
    assert told.value.theirs == {"note": "Ask Léa"}
    assert desk.moment(moment_id).note == "Ask Léa"


def test_a_plan_is_taken_back_and_made_again_whole(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    cake = desk.offer("Sponge", lead_minutes=600, cost_minor=900)
    before = desk.counts()
    outcome = desk.plan(customer, celebrate_on=SUNDAY, gestures=(GiveDraft(gesture_id=cake),))
    made = desk.moment(outcome.value)
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.counts() == before
    with pytest.raises(AppError):
        desk.moment(outcome.value)
    outcome.reversal.redo()
    again = desk.moment(outcome.value)
    assert [gift.what for gift in again.gestures] == [gift.what for gift in made.gestures] == ["Sponge"]
    assert [task.what for task in again.tasks] == ["Prepare: Sponge"]


def test_a_server_keeps_the_same_plans(server_desk: MomentDesk) -> None:
    moment_id = server_desk.planned_birthday()
    server_desk.give(moment_id, cost_minor=500)
    server_desk.add_task(moment_id, lead_minutes=60)
    server_desk.deliver(moment_id, said="Wonderful")
    moment = server_desk.moment(moment_id)
    assert (moment.state, moment.reaction, moment.said) == (MomentState.DELIVERED, 5, "Wonderful")
    assert moment.budget.month_used_minor == 500


def test_a_day_on_which_it_does_not_fall_is_not_planned(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    occasion = desk.add_birthday(customer)
    monday = SUNDAY + timedelta(days=1)
    assert refused(desk, customer_id=customer, occasion_id=occasion, occurs_on=monday) == "occurs_on"
    desk.plan(customer, occasion_id=occasion, occurs_on=SUNDAY, celebrate_on=monday)


def test_a_planned_day_is_not_taken_off_the_card(desk: MomentDesk) -> None:
    moment = desk.moment(desk.planned_birthday())
    assert moment.occasion_id is not None
    with pytest.raises(Conflict, match="A moment was planned for this day"):
        OccasionServices.at(desk.work).occasions.remove_occasion(moment.occasion_id)
    assert desk.moment(moment.id).occasion_id == moment.occasion_id

"""What is given for a moment: guarded, within its budget, with a task for the time it needs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.errors import InvalidInput
from app.gestures.schemas import GiveDraft
from app.gestures.service.giving import GivingService
from app.model.codes import Role
from app.model.gesture import GivenState
from app.moments.schemas.drafts import MomentEdit
from app.moments.settings import MomentSettings
from tests.moments.moment_desk import SUNDAY, MomentDesk


def fields_of(error: InvalidInput) -> list[str]:
    """The fields that were refused."""
    return [problem.field for problem in error.problems]


def test_a_gesture_that_needs_time_brings_its_task(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    cake = desk.offer("Sponge with a tower", lead_minutes=48 * 60, cost_minor=3800)
    desk.give(moment_id, cake)
    moment = desk.moment(moment_id)
    [task] = moment.tasks
    assert task.what == "Prepare: Sponge with a tower"
    assert task.due_at is not None
    assert desk.work.wording.local(task.due_at).date() == SUNDAY - timedelta(days=2)
    assert not task.late
    assert moment.budget.planned_minor == 3800


def test_a_lead_time_longer_than_what_is_left_is_late_at_once(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.give(moment_id, desk.offer("Ice tower", lead_minutes=10 * 24 * 60))
    assert [task.late for task in desk.moment(moment_id).tasks] == [True]


def test_dropping_a_gesture_takes_its_open_task_along(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    given_id = desk.give(moment_id, desk.offer("Sponge", lead_minutes=600)).value
    [gift] = desk.moment(moment_id).gestures
    desk.services.gestures.drop_gesture(given_id, version=gift.version, note="They will be out")
    moment = desk.moment(moment_id)
    assert moment.tasks == ()
    assert [gift.state for gift in moment.gestures] == [GivenState.DROPPED]
    assert moment.budget.planned_minor == 0


def test_a_must_blocks_until_a_manager_says_why(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_must(desk.moment(moment_id).customer_id, "No nuts: severe allergy", must_kind="allergy")
    nuts = desk.offer("Walnut parfait", contains=("nuts",))
    with pytest.raises(InvalidInput, match="No nuts") as told:
        desk.give(moment_id, nuts)
    assert fields_of(told.value) == ["clash_reason"]
    host = desk.of(desk.add_staff("Tomás Example", role=Role.HOST))
    with pytest.raises(InvalidInput, match="Only a manager"):
        host.give(moment_id, nuts, clash_reason="They asked for it")
    desk.of(desk.add_staff("Ines Example", role=Role.MANAGER)).give(
        moment_id, nuts, clash_reason="Made without, checked with the chef"
    )
    assert [gift.what for gift in desk.moment(moment_id).gestures] == ["Walnut parfait"]


def test_the_limit_of_a_recovery_does_not_count_here_nor_moments_there(desk: MomentDesk) -> None:
    staff = desk.add_staff("Tomás Example", role=Role.DESK)
    moment_id = desk.planned_birthday()
    customer_id = desk.moment(moment_id).customer_id
    own = desk.of(staff)
    own.give(moment_id, cost_minor=900_000)
    assert [gift.state for gift in desk.moment(moment_id).gestures] == [GivenState.PLANNED]
    assert GivingService(own.work).limit_for(None, customer_id).used_minor == 0


@pytest.mark.parametrize("budget", ["budget_moment_minor", "budget_month_minor"])
def test_only_a_manager_goes_above_a_budget_and_says_why(desk: MomentDesk, budget: str) -> None:
    desk.of(1).services.settings.save(MomentSettings(**{budget: 5_000}))
    moment_id = desk.planned_birthday()
    desk.give(moment_id, cost_minor=5_000)
    own = desk.of(desk.add_staff("Tomás Example", role=Role.DESK))
    with pytest.raises(InvalidInput, match="50") as told:
        own.give(moment_id, cost_minor=1)
    assert fields_of(told.value) == ["budget_minor"]
    manager = desk.of(desk.add_staff("Ines Example", role=Role.MANAGER))
    with pytest.raises(InvalidInput) as told:
        manager.give(moment_id, what="Another", cost_minor=1)
    assert fields_of(told.value) == ["budget_reason"]
    manager.services.gestures.add_gesture(
        moment_id, GiveDraft(what="Another", cost_minor=1), budget_reason="Tenth stay"
    )
    moment = desk.moment(moment_id)
    assert moment.budget.planned_minor == 5_001
    assert moment.budget_reason == "Tenth stay"


def test_the_month_is_that_of_the_day_it_is_done(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.give(moment_id, cost_minor=700)
    december = SUNDAY + timedelta(days=4)
    version = desk.moment(moment_id).version
    desk.services.planning.edit(moment_id, MomentEdit(version=version, celebrate_on=december))
    budgets = desk.services.budgets
    assert budgets.for_month(SUNDAY).month_used_minor == 0
    assert budgets.for_month(december).month_used_minor == 700


def test_the_same_twice_is_said_over_moments_and_cases(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    customer_id = desk.moment(moment_id).customer_id
    desk.give(moment_id, what="Giraffe cake")
    desk.deliver(moment_id)
    report = GivingService(desk.work).check_clashes(customer_id, GiveDraft(what="giraffe CAKE"))
    assert any("was given on" in clash.sentence for clash in report.clashes)


def test_only_a_manager_changes_a_budget(desk: MomentDesk) -> None:
    own = desk.of(desk.add_staff("Tomás Example", role=Role.DESK))
    with pytest.raises(InvalidInput, match="Only a manager") as told:
        own.services.settings.save(MomentSettings(budget_month_minor=1))
    assert fields_of(told.value) == ["budget_month_minor"]
    own.services.settings.save(MomentSettings(agenda_days=30))
    assert own.services.settings.get().agenda_days == 30


def test_no_reason_keeps_a_payment_card_number(desk: MomentDesk) -> None:
    card = "paid with 4111 1111 1111 1111"
    moment_id = desk.planned_birthday()
    given = desk.give(moment_id).value
    gestures = desk.services.gestures
    with pytest.raises(InvalidInput, match="payment card number"):
        gestures.add_gesture(moment_id, GiveDraft(what="Balloon"), budget_reason=card)
    with pytest.raises(InvalidInput, match="payment card number"):
        gestures.drop_gesture(given, version=1, note=card)
    with pytest.raises(InvalidInput, match="payment card number"):
        GivingService(desk.work).mark_given(given, version=1, clash_reason=card)
    assert [row.state for row in desk.moment(moment_id).gestures] == [GivenState.PLANNED]

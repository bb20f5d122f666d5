"""What happens to a plan on its way: reopened, moved, dropped, taken up, written down afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.core.errors import Conflict, InvalidInput
from app.gestures.schemas import GiveDraft
from app.gestures.service.giving import GivingService
from app.model.codes import Role
from app.model.moment import MomentState, MomentTask
from app.model.staff import Staff
from app.moments.schemas.drafts import (
    MOST_TASKS,
    MomentEdit,
    PlaybookDefinition,
    PlaybookDraft,
    PlaybookEdit,
    TaskEdit,
)
from app.moments.settings import MomentSettings
from tests.moments.moment_desk import SUNDAY, MomentDesk

DAY = 24 * 60


@pytest.fixture
def statements(desk: MomentDesk) -> Iterator[list[str]]:
    """Everything that the database is asked."""
    seen: list[str] = []

    def remember(*args: object) -> None:
        seen.append(str(args[2]))

    engine = desk.work.database.engine
    event.listen(engine, "before_cursor_execute", remember)
    yield seen
    event.remove(engine, "before_cursor_execute", remember)


def prepared(desk: MomentDesk) -> int:
    """A plan of which everything is ready."""
    moment_id = desk.planned_birthday()
    task_id = desk.add_task(moment_id, lead_minutes=60).value
    desk.services.tasks.do_task(task_id, version=1)
    desk.services.states.set_prepared(moment_id, version=desk.moment(moment_id).version)
    return moment_id


def test_something_more_to_do_makes_it_planned_again(desk: MomentDesk) -> None:
    moment_id = prepared(desk)
    desk.add_task(moment_id, what="Fetch balloons")
    assert desk.moment(moment_id).state is MomentState.PLANNED


def test_a_task_that_is_opened_again_makes_it_planned_again(desk: MomentDesk) -> None:
    moment_id = prepared(desk)
    [task] = desk.moment(moment_id).tasks
    outcome = desk.services.tasks.undo_task(task.id, version=task.version)
    assert desk.moment(moment_id).state is MomentState.PLANNED
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.moment(moment_id).state is MomentState.PREPARED


def test_a_task_of_what_is_over_stays_as_it_was(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    task_id = desk.add_task(moment_id).value
    desk.deliver(moment_id)
    with pytest.raises(InvalidInput, match="delivered already"):
        desk.services.tasks.edit_task(task_id, TaskEdit(version=1, what="Eat the sponge"))


def test_without_a_day_nothing_counts_back(desk: MomentDesk) -> None:
    moment_id = desk.plan(desk.add_customer(), celebrate_on=SUNDAY).value
    desk.add_task(moment_id, lead_minutes=DAY)
    version = desk.moment(moment_id).version
    desk.services.planning.edit(moment_id, MomentEdit(version=version, celebrate_on=None))
    assert [task.due_at for task in desk.moment(moment_id).tasks] == [None]
    version = desk.moment(moment_id).version
    desk.services.planning.edit(moment_id, MomentEdit(version=version, celebrate_on=SUNDAY))
    [task] = desk.moment(moment_id).tasks
    assert task.due_at is not None
    assert desk.work.wording.local(task.due_at).date() == SUNDAY - timedelta(days=1)


def test_a_birthday_without_another_day_is_done_on_its_own(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    for day in (SUNDAY - timedelta(days=2), None):
        version = desk.moment(moment_id).version
        desk.services.planning.edit(moment_id, MomentEdit(version=version, celebrate_on=day))
    assert desk.moment(moment_id).celebrate_on == SUNDAY


def test_an_owner_who_left_since_stops_nothing_else(desk: MomentDesk) -> None:
    owner = desk.add_staff("Tomás Example")
    moment_id = desk.planned_birthday(owner_id=owner)
    with desk.work.write() as session:
        row = session.get(Staff, owner)
        assert row is not None
        row.active = False
    version = desk.moment(moment_id).version
    desk.services.planning.edit(moment_id, MomentEdit(version=version, owner_id=owner, note="Ask Léa"))
    assert desk.moment(moment_id).note == "Ask Léa"


def test_a_skipped_moment_is_taken_up_without_what_was_to_do_for_its_gestures(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.give(moment_id, desk.offer("Sponge", lead_minutes=600))
    desk.add_task(moment_id, what="Ask the parents")
    desk.skip(moment_id)
    states = desk.services.states
    states.take_up_again(moment_id, version=desk.moment(moment_id).version)
    assert [task.what for task in desk.moment(moment_id).tasks] == ["Ask the parents"]


def test_what_was_skipped_and_missed_is_made_good_today_for_a_week(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_task(moment_id, lead_minutes=0)
    desk.skip(moment_id)
    desk.clock.forward(days=4 + 7)
    states, version = desk.services.states, desk.moment(moment_id).version
    outcome = states.take_up_again(moment_id, version=version)
    moment = desk.moment(moment_id)
    assert moment.celebrate_on == desk.work.today() == SUNDAY + timedelta(days=7)
    [task] = moment.tasks
    assert task.due_at is not None
    assert desk.work.wording.local(task.due_at).date() == desk.work.today()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.moment(moment_id).celebrate_on == SUNDAY
    desk.clock.forward(days=1)
    with pytest.raises(InvalidInput, match="day is over"):
        states.take_up_again(moment_id, version=desk.moment(moment_id).version)


@pytest.mark.parametrize("back", [0, 1, 7])
def test_what_was_done_this_week_is_written_down_afterwards(desk: MomentDesk, back: int) -> None:
    moment_id = desk.plan(desk.add_customer()).value
    day = desk.work.today() - timedelta(days=back)
    desk.deliver(moment_id, on=day)
    assert desk.moment(moment_id).celebrate_on == day


@pytest.mark.parametrize("ahead", [-8, 1])
def test_nothing_is_said_to_be_done_tomorrow_or_long_ago(desk: MomentDesk, ahead: int) -> None:
    moment_id = desk.plan(desk.add_customer()).value
    with pytest.raises(InvalidInput, match="last seven days"):
        desk.deliver(moment_id, on=desk.work.today() + timedelta(days=ahead))
    assert desk.moment(moment_id).state is MomentState.PLANNED


def test_a_gesture_of_a_case_is_dropped_in_the_case_alone(desk: MomentDesk) -> None:
    given = GivingService(desk.work).plan(GiveDraft(what="Balloon"), customer_id=desk.add_customer()).value
    with pytest.raises(InvalidInput, match="not part of a moment"):
        desk.services.gestures.drop_gesture(given, version=1, note="They are out")


def test_the_notice_says_when_time_is_too_short(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    late = desk.give(moment_id, desk.offer("Ice tower", lead_minutes=10 * DAY))
    assert "more time than is left" in late.said
    assert "more time" not in desk.give(moment_id, desk.offer("Sponge", lead_minutes=60)).said


def test_a_month_that_is_spent_leaves_room_for_what_costs_nothing(desk: MomentDesk) -> None:
    first = desk.planned_birthday()
    desk.give(first, cost_minor=5_000)
    desk.of(1).services.settings.save(MomentSettings(budget_month_minor=4_000))
    own = desk.of(desk.add_staff("Tomás Example", role=Role.DESK))
    second = own.plan(own.add_customer("Noor Example"), celebrate_on=SUNDAY).value
    own.give(second)
    own.give(first, what="A song")
    with pytest.raises(InvalidInput, match="A manager may allow more"):
        own.give(second, what="A drum", cost_minor=1)
    with pytest.raises(InvalidInput, match="A manager may allow more"):
        own.plan(
            own.add_customer("Mia Example"), celebrate_on=SUNDAY, gestures=({"what": "A", "cost_minor": 1},)
        )


def test_moving_a_plan_into_a_spent_month_needs_a_manager(desk: MomentDesk) -> None:
    desk.of(1).services.settings.save(MomentSettings(budget_month_minor=5_000))
    november, december = desk.planned_birthday(), date(2026, 12, 3)
    desk.give(november, cost_minor=3_000)
    other = desk.plan(desk.add_customer("Noor Example"), celebrate_on=december).value
    desk.give(other, cost_minor=3_000)
    own = desk.of(desk.add_staff("Tomás Example", role=Role.DESK))
    edit = MomentEdit(version=desk.moment(other).version, celebrate_on=SUNDAY)
    with pytest.raises(InvalidInput, match="month would cost"):
        own.services.planning.edit(other, edit)
    assert desk.moment(other).celebrate_on == december


def test_a_playbook_applied_twice_doubles_nothing(desk: MomentDesk) -> None:
    cake = desk.offer("Sponge")
    definition = PlaybookDefinition(gesture_ids=(cake,), tasks=({"what": "Ask the parents"},))
    draft = PlaybookDraft(name="Harvest supper", kind="birthday", definition=definition)
    playbook = desk.services.playbooks.add_playbook(draft).value
    moment_id = desk.planned_birthday(playbook_id=playbook)
    desk.services.planning.apply_playbook(moment_id, playbook)
    moment = desk.moment(moment_id)
    assert (len(moment.gestures), len(moment.tasks)) == (1, 1)


def test_a_playbook_that_is_out_of_use_is_refused(desk: MomentDesk) -> None:
    playbooks = desk.services.playbooks
    playbook = playbooks.add_playbook(PlaybookDraft(name="Harvest supper", kind="birthday")).value
    playbooks.edit_playbook(playbook, PlaybookEdit(version=1, active=False))
    moment_id = desk.planned_birthday()
    with pytest.raises(InvalidInput, match="not used any more"):
        desk.services.planning.apply_playbook(moment_id, playbook)


def test_two_desks_that_change_a_playbook_are_told(desk: MomentDesk) -> None:
    playbooks = desk.services.playbooks
    playbook = playbooks.add_playbook(PlaybookDraft(name="Harvest supper", kind="birthday")).value
    mine, theirs = (PlaybookDefinition(dos=words) for words in ("Sing", "Do not sing"))
    outcome = playbooks.edit_playbook(playbook, PlaybookEdit(version=1, definition=theirs))
    with pytest.raises(Conflict) as told:
        playbooks.edit_playbook(playbook, PlaybookEdit(version=1, definition=mine))
    assert told.value.theirs == {"definition": theirs}
    assert len(playbooks.list_versions(playbook)) == 2
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert len(playbooks.list_versions(playbook)) == 1


def test_a_moment_is_read_in_few_steps_however_much_is_planned(
    desk: MomentDesk, statements: list[str]
) -> None:
    moment_id = desk.planned_birthday()
    counts = []
    for _round in range(2):
        for number in range(5):
            desk.give(moment_id, what=f"Balloon {number}")
            desk.add_task(moment_id)
        statements.clear()
        desk.moment(moment_id)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 12


def test_tasks_taken_out_leave_room_for_others(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    with desk.work.write() as session:
        session.add_all(
            MomentTask(customer_id=1, moment_id=moment_id, what="Ring", position=position)
            for position in range(50, MOST_TASKS)
        )
    for _again in range(MOST_TASKS // 2):
        desk.add_task(moment_id)
    with pytest.raises(InvalidInput, match="too many tasks"):
        desk.add_task(moment_id)

"""From planned to delivered or skipped, and what is refused on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core.errors import Conflict, InvalidInput
from app.model.gesture import GivenState
from app.model.moment import MomentState
from app.moments.schemas.drafts import DeliveryDraft, MomentStoryDraft, TaskEdit
from tests.moments.moment_desk import MomentDesk


def test_a_moment_is_prepared_when_every_task_is_done(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    task_id = desk.add_task(moment_id, lead_minutes=60).value
    version = desk.moment(moment_id).version
    with pytest.raises(InvalidInput, match="1 task is still open"):
        desk.services.states.set_prepared(moment_id, version=version)
    desk.services.tasks.do_task(task_id, version=desk.moment(moment_id).tasks[0].version)
    desk.services.states.set_prepared(moment_id, version=desk.moment(moment_id).version)
    assert desk.moment(moment_id).state is MomentState.PREPARED


def test_delivering_gives_what_was_planned_and_keeps_how_they_took_it(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.give(moment_id)
    desk.deliver(moment_id, reaction=4, said="“A giraffe!”", story="He hugged the chef.")
    moment = desk.moment(moment_id)
    assert moment.state is MomentState.DELIVERED
    assert [gift.state for gift in moment.gestures] == [GivenState.GIVEN]
    assert (moment.reaction, moment.said, moment.story) == (4, "“A giraffe!”", "He hugged the chef.")
    assert moment.is_story
    assert moment.celebrate_on == desk.work.today()


def test_a_must_noted_since_stops_the_delivery(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.give(moment_id, desk.offer("Walnut parfait", contains=("nuts",)))
    desk.clock.forward(hours=1)
    desk.add_must(desk.moment(moment_id).customer_id, "Nut allergy", must_kind="allergy")
    with pytest.raises(InvalidInput, match="Nut allergy"):
        desk.deliver(moment_id)
    assert desk.moment(moment_id).state is MomentState.PLANNED


def test_skipping_says_why_and_drops_what_was_planned(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.give(moment_id)
    with pytest.raises(InvalidInput, match="needed"):
        desk.skip(moment_id, reason=" ")
    desk.skip(moment_id)
    moment = desk.moment(moment_id)
    assert (moment.state, moment.skipped_reason) == (MomentState.SKIPPED, "They are away")
    assert [gift.state for gift in moment.gestures] == [GivenState.DROPPED]
    desk.services.states.take_up_again(moment_id, version=moment.version)
    assert desk.moment(moment_id).state is MomentState.PLANNED


def test_what_is_over_is_planned_no_further(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.deliver(moment_id)
    for act in (
        lambda: desk.give(moment_id),
        lambda: desk.add_task(moment_id),
        lambda: desk.skip(moment_id),
        lambda: desk.deliver(moment_id),
    ):
        with pytest.raises(InvalidInput, match="delivered already"):
            act()


def test_two_desks_that_end_it_are_told(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    version = desk.moment(moment_id).version
    desk.skip(moment_id)
    with pytest.raises(Conflict):
        desk.services.states.deliver(moment_id, DeliveryDraft(version=version, reaction=5))
    assert desk.moment(moment_id).state is MomentState.SKIPPED


def test_a_story_goes_onto_the_wall_and_off_it(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    version = desk.moment(moment_id).version
    with pytest.raises(InvalidInput, match="delivered"):
        desk.services.states.tell_story(moment_id, MomentStoryDraft(version=version, story="Lovely"))
    desk.deliver(moment_id)
    for words in ("He hugged the chef.", ""):
        version = desk.moment(moment_id).version
        desk.services.states.tell_story(moment_id, MomentStoryDraft(version=version, story=words))
        assert desk.moment(moment_id).is_story == bool(words)


def test_a_task_never_moves_behind_the_day(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    task_id = desk.add_task(moment_id).value
    version = desk.moment(moment_id).tasks[0].version
    late = desk.clock.now() + timedelta(days=9)
    with pytest.raises(InvalidInput, match="after the day"):
        desk.services.tasks.edit_task(task_id, TaskEdit(version=version, due_at=late))
    desk.services.tasks.edit_task(task_id, TaskEdit(version=version, lead_minutes=120))
    assert desk.moment(moment_id).tasks[0].lead_minutes == 120


def test_every_act_can_be_taken_back_and_done_again(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    states, tasks = desk.services.states, desk.services.tasks
    task_id = desk.add_task(moment_id).value
    acts = [
        lambda: desk.give(moment_id),
        lambda: tasks.do_task(task_id, version=desk.moment(moment_id).tasks[0].version),
        lambda: states.set_prepared(moment_id, version=desk.moment(moment_id).version),
        lambda: states.set_planned(moment_id, version=desk.moment(moment_id).version),
        lambda: desk.deliver(moment_id, story="He hugged the chef."),
    ]
    seen = [_essence(desk, moment_id)]
    reversals = []
    for act in acts:
        outcome = act()
        assert outcome.reversal is not None
        reversals.append(outcome.reversal)
        seen.append(_essence(desk, moment_id))
    for reversal, before in zip(reversed(reversals), reversed(seen[:-1]), strict=True):
        reversal.undo()
        assert _essence(desk, moment_id) == before
    for reversal, after in zip(reversals, seen[1:], strict=True):
        reversal.redo()
        assert _essence(desk, moment_id) == after


def _essence(desk: MomentDesk, moment_id: int) -> tuple[object, ...]:
    moment = desk.moment(moment_id)
    gifts = tuple((gift.what, gift.state) for gift in moment.gestures)
    done = tuple((task.what, task.done_at) for task in moment.tasks)
    return moment.state, moment.reaction, moment.said, moment.story, moment.is_story, gifts, done

"""Ideas become a plan, and the plan is worked on, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from app.core.acting import Desk
from app.gestures.schemas import Clash, ClashKind, ClashReport
from app.model.codes import Role
from app.model.gesture import GivenState
from app.model.moment import MomentState
from app.moments.schemas.drafts import (
    DeliveryDraft,
    MomentEdit,
    PlaybookDefinition,
    PlaybookDraft,
    PlaybookTask,
    SkipDraft,
)
from app.moments.service.settings import MomentSettingsService
from app.moments.settings import MomentSettings
from app.occasions.schemas import MomentKey
from app.planner.plan.delivered_form import DeliveredForm
from app.planner.plan.gesture_form import GestureForm
from app.planner.plan.idea_row import IdeaLine
from app.planner.plan.task_line import TaskLine
from app.planner.plan.use_form import UseForm
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField, TextField
from app.ui.shared_form import MINE, THEIRS, SharedForm
from tests.planner.plan.plan_desk import SUNDAY, PlanDesk

BLOCKED = ClashReport((Clash(ClashKind.MUST, "Coeliac", "Léa", blocking=True, needs_manager=True),), ())


def fill(form: DraftForm, **texts: str) -> None:
    for name, text in texts.items():
        field = form.fields[name]
        assert isinstance(field, LineField | TextField)
        field.set_text(text)
        field.edited.emit()


def idea_lines(desk: PlanDesk) -> list[IdeaLine]:
    lines = desk.panel.body.ideas.lines.widgets
    assert all(isinstance(line, IdeaLine) for line in lines)
    return lines  # type: ignore[return-value]  # each was looked at


def task_lines(desk: PlanDesk) -> list[TaskLine]:
    lines = desk.panel.body.plan.tasks.lines.widgets
    assert all(isinstance(line, TaskLine) for line in lines)
    return lines  # type: ignore[return-value]  # each was looked at


def birthday(desk: PlanDesk) -> MomentKey:
    """Louis turns 9 on Sunday, and they leave on Friday."""
    return desk.birthday(desk.add_customer())


def surprise(desk: PlanDesk, **fields: object) -> MomentKey:
    """A plan on Sunday with nothing in it."""
    customer_id = desk.add_customer()
    return desk.surprise_key(customer_id, desk.plan(customer_id, celebrate_on=SUNDAY, **fields))


def test_the_first_idea_is_used_with_one_key_and_makes_the_plan(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.ideas = (desk.idea("A seat on the terrace"), desk.idea("A walk"))
    panel = desk.show(key)
    panel.take_focus()
    desk.press(Qt.Key.Key_Return)
    assert desk.shown.title == "A seat on the terrace"
    assert desk.shown.state is MomentState.PLANNED
    assert desk.shown.owner_id == desk.work.staff_id
    assert desk.shown.celebrate_on == SUNDAY
    assert [row.what for row in desk.shown.gestures] == ["A seat on the terrace"]
    desk.runner.undo()
    assert desk.view_model.moment_id == 0
    assert desk.panel.body.plan.none.isVisibleTo(panel)


def test_a_second_idea_joins_the_plan_and_both_say_so(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.ideas = (desk.idea("A seat on the terrace"), desk.idea("A walk"))
    desk.show(key)
    idea_lines(desk)[0].use.click()
    idea_lines(desk)[1].use.click()
    assert [row.what for row in desk.shown.gestures] == ["A seat on the terrace", "A walk"]
    assert [line.chip.isVisibleTo(line) for line in idea_lines(desk)] == [True, True]


def test_the_head_says_whose_day_it_is_and_leads_to_the_card(desk: PlanDesk) -> None:
    key = birthday(desk)
    panel = desk.show(key)
    assert panel.head.title.accessibleName() == "Louis turns 9"
    assert panel.head.line is not None
    said = "Sunday 29 November · son of Léa Müller-Odermatt, room 412 until Friday"
    assert panel.head.line.words.spoken == said
    wanted: list[int] = []
    panel.customer_wanted.connect(wanted.append)
    panel.head.line.click()
    assert wanted == [key.customer_id]


def test_a_day_after_they_leave_is_said_and_moved_with_one_press(desk: PlanDesk) -> None:
    panel = desk.show(birthday(desk))
    assert "They leave on Friday, two days before." in panel.bands.band.accessibleName()
    desk.ideas = (desk.idea("A walk"),)
    panel.bands.moving.click()
    assert not panel.bands.moving.isVisibleTo(panel)
    idea_lines(desk)[0].use.click()
    assert desk.shown.celebrate_on == SUNDAY - timedelta(days=3)


def test_a_plan_is_moved_to_the_better_day_with_its_tasks(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.ideas = (desk.idea("A walk"),)
    panel = desk.show(key)
    idea_lines(desk)[0].use.click()
    desk.panel.body.plan.tasks.adding.setText("Ask the porter")
    desk.panel.body.plan.tasks.adding.returnPressed.emit()
    before = desk.shown.tasks[0].due_at
    panel.bands.moving.click()
    after = desk.shown.tasks[0].due_at
    assert before is not None
    assert after is not None
    assert before - after == timedelta(days=3)


def test_musts_are_always_in_sight_and_silence_is_said(desk: PlanDesk) -> None:
    key = birthday(desk)
    panel = desk.show(key)
    assert "Nothing recorded about allergies" in panel.bands.quiet.accessibleName()
    desk.add_must(key.customer_id)
    desk.view_model.refresh()
    assert "Must: Coeliac, no gluten" in panel.bands.band.accessibleName()
    assert not panel.bands.quiet.isVisibleTo(panel)


def test_a_blocked_idea_asks_for_a_reason_and_says_who_may(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.add_must(key.customer_id)
    idea = desk.idea("Croissant tower", contains=("gluten",), clashes=BLOCKED)
    desk.ideas = (idea,)
    desk.show(key)
    idea_lines(desk)[0].use.click()
    form = desk.panel.body.ideas.slot.form
    assert isinstance(form, UseForm)
    assert "Owner" in form.who.accessibleName()
    form.submit()
    assert form.reason.error
    fill(form, clash_reason="Without the tower")
    form.submit()
    assert "manager" in (form.reason.error or form._homeless.text()).casefold()
    assert desk.view_model.moment_id == 0


def test_a_manager_may_use_what_is_blocked_with_a_reason(
    new_desk: Callable[..., PlanDesk], desk: PlanDesk
) -> None:
    key = birthday(desk)
    desk.add_must(key.customer_id)
    manager = new_desk("Anna Weiss", Role.MANAGER)
    manager.rows = desk.rows
    manager.ideas = (desk.idea("Croissant tower", contains=("gluten",), clashes=BLOCKED),)
    manager.show(key)
    idea_lines(manager)[0].use.click()
    form = manager.panel.body.ideas.slot.form
    assert isinstance(form, UseForm)
    fill(form, clash_reason="Baked with rice flour, I asked")
    form.submit()
    assert manager.shown.gestures[0].clash_reason == "Baked with rice flour, I asked"


def test_what_nobody_knew_when_the_idea_came_up_still_asks_for_a_reason(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.ideas = (desk.idea("Croissant tower", contains=("gluten",)),)
    desk.show(key)
    desk.add_must(key.customer_id)
    idea_lines(desk)[0].use.click()
    form = desk.panel.body.ideas.slot.form
    assert isinstance(form, UseForm)
    assert form.clashes.isVisibleTo(desk.panel)


def test_going_above_the_budget_asks_a_manager_why(new_desk: Callable[..., PlanDesk], desk: PlanDesk) -> None:
    MomentSettingsService(replace(desk.work, desk=Desk(1))).save(MomentSettings(budget_moment_minor=3000))
    key = birthday(desk)
    manager = new_desk("Anna Weiss", Role.MANAGER)
    manager.rows = desk.rows
    manager.ideas = (desk.idea("A boat for an hour", cost_minor=5000),)
    manager.show(key)
    idea_lines(manager)[0].use.click()
    form = manager.panel.body.ideas.slot.form
    assert isinstance(form, UseForm)
    assert form.budget.isVisibleTo(manager.panel)
    fill(form, budget_reason="Tenth year in a row")
    form.submit()
    assert manager.shown.budget_reason == "Tenth year in a row"
    assert manager.shown.budget.over_moment


def test_a_playbook_makes_the_plan(desk: PlanDesk, choose: Callable[[str], None]) -> None:
    tasks = (PlaybookTask(what="Ask the kitchen", lead_minutes=1440),)
    draft = PlaybookDraft(name="Ours", kind="birthday", definition=PlaybookDefinition(tasks=tasks))
    desk.services.playbooks.add_playbook(draft)
    panel = desk.show(birthday(desk))
    panel.body.plan.playbook.click()
    choose("Ours, version 1")
    assert (desk.shown.playbook, desk.shown.playbook_number) == ("Ours", 1)
    assert [task.what for task in desk.shown.tasks] == ["Ask the kitchen"]
    assert "playbook “Ours”, version 1" in panel.body.plan.facts.accessibleName()


def test_a_task_is_added_ticked_and_opened_again_by_keys(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    desk.run("Moment: add a task")
    desk.type("Two sugar giraffes")
    desk.press(Qt.Key.Key_Return)
    assert panel.body.plan.tasks.adding.text() == ""
    task_lines(desk)[0].tick.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.shown.tasks[0].done_at is not None
    assert "done" in task_lines(desk)[0].tick.accessibleName()
    assert task_lines(desk)[0].tick.hasFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.shown.tasks[0].done_at is None


def test_a_late_task_is_said_in_the_colour_of_alert(desk: PlanDesk) -> None:
    desk.show(surprise(desk))
    desk.panel.doing._add_task("Order sponge")
    desk.clock.forward(days=5)
    desk.view_model.refresh()
    spans = task_lines(desk)[0].tick.words.spans
    assert "late: was due" in spans[1].text
    assert spans[1].colour == "alert"


def test_a_task_due_after_the_day_is_refused_beside_its_field(desk: PlanDesk) -> None:
    desk.show(surprise(desk))
    desk.panel.doing._add_task("Order sponge")
    desk.panel.forms.edit_task(desk.shown.tasks[0])
    form = desk.panel.body.plan.tasks.slot.form
    assert isinstance(form, SharedForm)
    form.fields["due_at"].set_value(SUNDAY + timedelta(days=2))  # type: ignore[attr-defined]  # a day with a time
    form.submit()
    assert "after the day itself" in form.fields["due_at"].error


def test_words_for_a_task_wait_while_another_moment_is_looked_at(desk: PlanDesk) -> None:
    first, second = surprise(desk), surprise(desk)
    second = desk.surprise_key(desk.add_customer("Tom"), desk.plan(second.customer_id))
    panel = desk.show(first)
    panel.body.plan.tasks.adding.setText("Half a thought")
    panel.show_key(second)
    assert panel.body.plan.tasks.adding.text() == ""
    panel.show_key(first)
    assert panel.body.plan.tasks.adding.text() == "Half a thought"


def test_a_form_half_filled_waits_for_its_moment(desk: PlanDesk) -> None:
    first = surprise(desk)
    other_id = desk.add_customer("Tom")
    second = desk.surprise_key(other_id, desk.plan(other_id))
    panel = desk.show(first)
    desk.run("Moment: not this time")
    form = panel.body.slot.form
    assert isinstance(form, DraftForm)
    fill(form, reason="They said no")
    panel.show_key(second)
    assert panel.body.slot.form is None
    panel.show_key(first)
    assert panel.body.slot.form is form


def test_not_this_time_needs_a_reason_and_can_be_taken_up_again(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    panel.foot.skip.click()
    form = panel.body.slot.form
    assert isinstance(form, DraftForm)
    desk.press(Qt.Key.Key_Return)
    assert form.fields["reason"].error
    desk.type("She asked for no fuss")
    desk.press(Qt.Key.Key_Return)
    assert desk.shown.state is MomentState.SKIPPED
    assert "She asked for no fuss" in panel.body.ending.said.accessibleName()
    assert panel.foot.main.accessibleName() == "Take it up again"
    panel.foot.main.click()
    assert desk.shown.state is MomentState.PLANNED


def test_what_nobody_planned_is_left_out_in_one_step_and_taken_back_in_one(desk: PlanDesk) -> None:
    panel = desk.show(birthday(desk))
    panel.foot.skip.click()
    form = panel.body.slot.form
    assert isinstance(form, DraftForm)
    fill(form, reason="They are away")
    form.submit()
    assert desk.shown.state is MomentState.SKIPPED
    desk.runner.undo()
    assert desk.view_model.moment_id == 0


def test_delivered_takes_the_reaction_from_the_keys_one_to_five(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.ideas = (desk.idea("A walk"),)
    panel = desk.show(key)
    idea_lines(desk)[0].use.click()
    desk.run("Moment: delivered")
    form = panel.page.slot.form
    assert isinstance(form, DeliveredForm)
    desk.press(Qt.Key.Key_4)
    assert form.reaction.value == "4"
    form.said.setFocus()
    desk.type("Best 5 ever")
    assert form.reaction.value == "4"
    form.submit()
    assert desk.shown.state is MomentState.DELIVERED
    assert (desk.shown.reaction, desk.shown.said) == (4, "Best 5 ever")
    assert desk.shown.gestures[0].state is GivenState.GIVEN
    assert "4 – gladly" in panel.body.ending.said.accessibleName()


def being_told(desk: PlanDesk) -> DeliveredForm:
    """The form on how it was, with a word typed, and the panel about a surprise."""
    panel = desk.show(surprise(desk))
    desk.run("Moment: delivered")
    form = panel.page.slot.form
    assert isinstance(form, DeliveredForm)
    assert form.ended.isHidden()
    fill(form, said="She cried")
    return form


def test_what_was_skipped_elsewhere_is_said_beside_the_form_and_can_be_taken_up_again(
    desk: PlanDesk,
) -> None:
    form = being_told(desk)
    detail = desk.shown
    desk.services.states.skip(detail.id, SkipDraft(version=detail.version, reason="They left early"))
    desk.view_model.refresh()
    assert "They left early" in form.ended.accessibleName()
    assert form.save_button.isHidden()
    form.submit()
    assert desk.shown.state is MomentState.SKIPPED
    form.again.click()
    assert desk.shown.state is MomentState.PLANNED
    assert form.ended.isHidden()
    assert form.said.text == "She cried"
    form.submit()
    assert (desk.shown.state, desk.shown.said) == (MomentState.DELIVERED, "She cried")


def test_what_was_delivered_elsewhere_is_put_right_and_keeps_what_is_left_empty(desk: PlanDesk) -> None:
    form = being_told(desk)
    detail = desk.shown
    desk.services.states.deliver(detail.id, DeliveryDraft(version=detail.version, reaction=3, said="Nice"))
    desk.view_model.refresh()
    assert "3 – kindly" in form.ended.accessibleName()
    assert form.save_button.accessibleName() == "Put it right"
    fill(form, story="The lamp was his")
    form.submit()
    assert (desk.shown.reaction, desk.shown.said, desk.shown.story) == (3, "She cried", "The lamp was his")
    desk.runner.undo()
    assert (desk.shown.said, desk.shown.story) == ("Nice", "")


def test_a_story_is_told_afterwards(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    desk.view_model.acts.deliver(desk.shown.id, version=desk.shown.version)
    panel.foot.main.click()
    form = panel.body.ending.slot.form
    assert isinstance(form, SharedForm)
    fill(form, story="He named the giraffe Bernard")
    form.submit()
    assert desk.shown.is_story
    assert "Bernard" in panel.body.ending.story.accessibleName()


def test_prepared_is_offered_once_every_task_is_done(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    desk.panel.doing._add_task("Order sponge")
    assert panel.foot.main.accessibleName() == "Delivered"
    desk.run("Moment: everything is prepared")
    assert "1 task is still open" in desk.said
    task_lines(desk)[0].tick.click()
    assert panel.foot.main.accessibleName() == "Prepared"
    panel.foot.main.click()
    assert desk.shown.state is MomentState.PREPARED


def test_two_people_change_the_same_words_and_see_both(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    panel.forms.edit()
    form = panel.page.slot.form
    assert isinstance(form, SharedForm)
    now = desk.shown
    desk.services.planning.edit(now.id, MomentEdit(version=now.version, dos="Whisper"))
    fill(form, dos="Sing", donts="No candles")
    form.submit()
    assert list(form.differences) == ["dos"]
    form.differences["dos"].pick.choose(THEIRS)
    form.differences["dos"].chosen.emit(THEIRS)
    form.submit()
    kept = desk.detail(now.id)
    assert (kept.dos, kept.donts) == ("Whisper", "No candles")
    assert MINE != THEIRS


def test_a_budget_that_is_no_money_is_said_beside_it(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    panel.forms.edit()
    form = panel.page.slot.form
    assert isinstance(form, SharedForm)
    fill(form, budget_minor="a lot")
    form.submit()
    assert form.fields["budget_minor"].error == "This is not an amount, such as 58.50."


def test_something_else_is_guarded_while_it_is_typed(desk: PlanDesk) -> None:
    key = birthday(desk)
    desk.add_must(key.customer_id)
    panel = desk.show(key)
    desk.run("Moment: add something to give")
    form = panel.body.plan.gestures.slot.form
    assert isinstance(form, GestureForm)
    fill(form, what="Croissants", contains="gluten")
    form.check()
    assert form.clashes.isVisibleTo(panel)
    form.submit()
    assert form.reason.error


def test_escape_leaves_the_form_first_and_then_the_panel(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    left: list[bool] = []
    panel.closed_panel.connect(lambda: left.append(True))
    panel.foot.skip.click()
    desk.press(Qt.Key.Key_Escape)
    assert panel.body.slot.form is None
    assert left == []
    panel.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert left == [True]


def test_the_card_and_the_task_sheet_are_asked_for(desk: PlanDesk) -> None:
    panel = desk.show(surprise(desk))
    asked: list[tuple[str, int]] = []
    panel.card_wanted.connect(lambda moment_id, _words: asked.append(("card", moment_id)))
    panel.task_sheet_wanted.connect(lambda moment_id: asked.append(("sheet", moment_id)))
    panel.foot.card.click()
    desk.run("Moment: print the task sheet")
    assert asked == [("card", desk.shown.id), ("sheet", desk.shown.id)]


def test_the_panel_says_what_to_do_while_nothing_is_chosen(desk: PlanDesk) -> None:
    panel = desk.panel
    panel.show()
    assert panel.empty.isVisibleTo(panel)
    panel.show_key(MomentKey(999, None, moment_id=999))
    assert panel.empty.isVisibleTo(panel)

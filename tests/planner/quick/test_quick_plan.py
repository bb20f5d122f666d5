"""A plan in a few keys: for a coming day, or for something they mentioned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.moment import SURPRISE, MomentState
from app.moments.schemas.drafts import MomentDraft, SkipDraft
from app.occasions.schemas import MomentKey
from app.planner.quick.fields import NEW_DATE, NO_IDEA
from app.planner.quick.fields import SURPRISE as SURPRISE_CHOICE
from app.planner.quick.sources import Surprise
from tests.planner.quick.conftest import QuickPlanDesk

FEW_KEYS = 20
"""At two keys a second that is well below fifteen seconds with reading."""


def test_one_enter_plans_the_coming_birthday_with_the_best_idea(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_birthday(customer_id)
    desk.quick.open_for(customer_id)
    fields = desk.quick.form.fields
    assert fields.what.editor.hasFocus()
    idea = fields.chosen_idea
    assert idea is not None
    desk.press(Qt.Key.Key_Return)
    made = desk.made
    assert (made.title, made.kind, made.celebrate_on) == (idea.name, "birthday", date(2026, 11, 29))
    assert made.state is MomentState.PLANNED
    assert made.owner_id == desk.work.staff_id
    assert [row.gesture_id for row in made.gestures] == [idea.gesture_id]
    assert not desk.quick.is_open
    assert desk.line.hasFocus()
    assert desk.keys <= FEW_KEYS


def test_somebody_is_found_by_typing_and_enter(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer("Piotr Nowak")
    desk.add_birthday(customer_id)
    desk.quick.open_for(None)
    assert desk.quick.form.fields.who.editor.hasFocus()
    desk.type("nowak")
    desk.press(Qt.Key.Key_Return)
    assert desk.quick.is_open
    assert desk.quick.form.fields.what.editor.hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.made.customer_id == customer_id
    assert desk.made.kind == "birthday"
    assert desk.keys <= FEW_KEYS


def test_a_surprise_needs_no_day_and_keeps_what_they_mentioned(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.quick.open_for(customer_id)
    fields = desk.quick.form.fields
    assert fields.is_surprise
    assert fields.why.editor.hasFocus()
    fields.idea.choose(NO_IDEA)
    desk.type("the old ferry")
    desk.press(Qt.Key.Key_Return)
    made = desk.made
    assert (made.kind, made.celebrate_on, made.title) == (SURPRISE, None, "the old ferry")
    assert "the old ferry" in made.note


def test_a_surprise_without_a_word_is_refused_beside_the_field(desk: QuickPlanDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    desk.quick.form.fields.idea.choose(NO_IDEA)
    desk.press(Qt.Key.Key_Return)
    assert desk.quick.form.fields.why.error
    assert desk.saved == []


def test_nobody_named_is_said_beside_the_name(desk: QuickPlanDesk) -> None:
    desk.quick.open_for(None)
    desk.press(Qt.Key.Key_Return)
    assert desk.quick.form.fields.who.error == "Say for whom it is."


def test_a_clue_becomes_a_surprise_and_is_sorted(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_birthday(customer_id)
    clue_id = desk.add_clue(customer_id, "Her dog loves the lake")
    desk.quick.open_for(customer_id, Surprise(customer_id, clue_id, "Her dog loves the lake"))
    fields = desk.quick.form.fields
    assert fields.what.value == SURPRISE_CHOICE
    assert fields.why.text == "Her dog loves the lake"
    desk.quick.form.submit()
    assert (desk.made.kind, desk.made.clue_id) == (SURPRISE, clue_id)
    assert desk.made.clue == "Her dog loves the lake"


def plan_birthday(desk: QuickPlanDesk, customer_id: int) -> int:
    """Sunday's birthday with a cake."""
    draft = MomentDraft(
        customer_id=customer_id,
        occasion_id=desk.add_birthday(customer_id),
        occurs_on=date(2026, 11, 29),
        title="Cake",
    )
    return desk.services.planning.plan_moment(draft).value


def test_what_is_planned_already_is_said_and_led_to_instead_of_planned_again(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    moment_id = plan_birthday(desk, customer_id)
    led_to: list[MomentKey] = []
    desk.quick.form._view_model.plan_wanted.connect(led_to.append)
    desk.quick.open_for(customer_id)
    form = desk.quick.form
    what = form.fields.what
    assert what.words_of(what.value).endswith("Planned: Cake")
    assert form.save_button.accessibleName() == "Open the plan"
    assert not form.fields.idea.isVisibleTo(form)
    desk.press(Qt.Key.Key_Return)
    assert [key.moment_id for key in led_to] == [moment_id]
    assert desk.saved == []
    assert not desk.quick.is_open


def test_beside_a_planned_day_a_surprise_can_still_be_chosen(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    plan_birthday(desk, customer_id)
    desk.quick.open_for(customer_id)
    form = desk.quick.form
    form.fields.what.choose(SURPRISE_CHOICE)
    form._follow_what()
    assert form.save_button.accessibleName() == "Plan it"
    assert form.fields.idea.isVisibleTo(form)


def test_a_day_that_was_skipped_is_not_what_comes_first(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    moment_id = plan_birthday(desk, customer_id)
    desk.services.states.skip(moment_id, SkipDraft(version=1, reason="They are away"))
    desk.quick.open_for(customer_id)
    assert desk.quick.form.fields.is_surprise


def test_no_blocked_idea_is_chosen_and_one_that_is_asks_why(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_birthday(customer_id)
    desk.add_must(customer_id, "Allergic to gluten, dairy, egg, nuts and alcohol")
    desk.quick.open_for(customer_id)
    form = desk.quick.form
    chosen = form.fields.chosen_idea
    assert chosen is None or not chosen.clashes.blocks
    blocked = next(one for one in form.fields._ideas.values() if one.clashes.blocks)
    form.fields.idea.choose(str(blocked.gesture_id))
    assert form.clashes.isVisibleTo(desk.window)
    form.submit()
    assert form.fields.reason.error
    assert desk.saved == []


def test_what_was_typed_stays_when_the_form_is_left(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.quick.open_for(customer_id)
    desk.type("the old ferry")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.quick.is_open
    assert desk.line.hasFocus()
    desk.quick.open_for(desk.add_customer("Tom"))
    assert desk.quick.form.fields.why.text == "the old ferry"


def test_a_plan_is_taken_back_as_one_step(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_birthday(customer_id)
    desk.quick.open_for(customer_id)
    desk.press(Qt.Key.Key_Return)
    key = desk.saved[-1]
    desk.runner.undo()
    desk.quick.open_for(customer_id)
    assert not desk.quick.form.fields.is_surprise
    assert key.occurs_on == date(2026, 11, 29)


def test_tab_goes_round_inside_the_form(desk: QuickPlanDesk) -> None:
    desk.quick.open_for(desk.add_customer())
    for _step in range(20):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert desk.quick.isAncestorOf(focused)


def choose_new_day(desk: QuickPlanDesk) -> list[int]:
    """Choose a day that is not written down yet; gives for whom the day is asked once it is."""
    asked: list[int] = []
    desk.quick.date_wanted.connect(asked.append)
    form = desk.quick.form
    form.fields.what.setFocus()
    form.fields.what.choose(NEW_DATE)
    assert form.save_button.accessibleName() == "Write the day down"
    assert not any(
        field.isVisibleTo(form) for field in (form.fields.idea, form.fields.title, form.fields.why)
    )
    desk.press(Qt.Key.Key_Return)
    return asked


def test_a_day_that_is_not_written_down_yet_is_asked_for_first(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.quick.open_for(customer_id)
    assert choose_new_day(desk) == [customer_id]
    assert not desk.quick.is_open
    assert desk.saved == []


def test_a_new_day_of_nobody_yet_is_asked_for_nobody(desk: QuickPlanDesk) -> None:
    desk.quick.open_for(None)
    assert choose_new_day(desk) == [0]


def test_the_form_comes_back_with_the_new_day_chosen_and_plans_it(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.quick.open_for(customer_id)
    choose_new_day(desk)
    occasion_id = desk.add_birthday(customer_id)
    desk.quick.go_on_with(customer_id, occasion_id)
    form = desk.quick.form
    assert desk.quick.is_open
    assert form.fields.key_for(customer_id).occasion_id == occasion_id
    assert form.fields.idea.isVisibleTo(form)
    desk.press(Qt.Key.Key_Return)
    assert (desk.made.kind, desk.made.celebrate_on) == ("birthday", date(2026, 11, 29))


def test_what_was_typed_meanwhile_is_still_there_with_the_new_day(desk: QuickPlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.quick.open_for(customer_id)
    form = desk.quick.form
    form.fields.idea.choose(NO_IDEA)
    form.fields.title.editor.setFocus()
    desk.type("Her own boat")
    choose_new_day(desk)
    desk.quick.go_on_with(customer_id, desk.add_birthday(customer_id))
    assert form.fields.title.text == "Her own boat"

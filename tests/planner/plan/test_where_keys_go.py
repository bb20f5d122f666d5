"""The keys stay in the plan when what they were on goes away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gestures.schemas import GiveDraft
from app.planner.plan.idea_row import IdeaLine
from app.planner.plan.use_form import UseForm
from tests.planner.plan.plan_desk import PlanDesk


def test_after_the_day_was_moved_the_keys_are_on_what_comes_next(desk: PlanDesk) -> None:
    panel = desk.show(desk.birthday(desk.add_customer()))
    panel.bands.moving.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert panel.bands.moving.isHidden()
    assert QApplication.focusWidget() is panel.foot.main


def test_after_an_idea_was_used_the_keys_are_on_the_next_one(desk: PlanDesk) -> None:
    key = desk.birthday(desk.add_customer())
    desk.ideas = (desk.idea("A seat on the terrace"), desk.idea("A walk"))
    panel = desk.show(key)
    panel.take_focus()
    desk.press(Qt.Key.Key_Return)
    first, second = panel.body.ideas.lines.widgets
    assert isinstance(first, IdeaLine)
    assert isinstance(second, IdeaLine)
    assert first.in_plan
    assert QApplication.focusWidget() is second.use


def test_a_reason_is_asked_for_below_its_idea_and_escape_leads_back_to_it(desk: PlanDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_must(customer_id)
    key = desk.birthday(customer_id)
    cake = desk.idea("Safari cake", contains=("gluten",))
    report = desk.services.knowing.check(customer_id, GiveDraft(gesture_id=cake.gesture_id))
    desk.ideas = (replace(cake, clashes=report), desk.idea("A walk"))
    desk.plan(customer_id, occasion_id=key.occasion_id, occurs_on=key.occurs_on)
    panel = desk.show(key)
    ideas = panel.body.ideas
    ideas.fold.click()
    first, second = ideas.lines.widgets
    assert isinstance(first, IdeaLine)
    first.use.setFocus()
    desk.press(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert isinstance(ideas.slot.form, UseForm)
    assert first.y() < ideas.slot.y() < second.y()
    desk.view_model.refresh()
    again, below = ideas.lines.widgets
    assert ideas.slot.isAncestorOf(QApplication.focusWidget() or panel)
    QApplication.processEvents()
    assert again.y() < ideas.slot.y() < below.y()
    desk.press(Qt.Key.Key_Escape)
    assert ideas.slot.form is None
    assert isinstance(again, IdeaLine)
    assert QApplication.focusWidget() is again.use

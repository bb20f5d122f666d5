"""The keys stay in the plan when what they were on goes away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.planner.plan.idea_row import IdeaLine
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

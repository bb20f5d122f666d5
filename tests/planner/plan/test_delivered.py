"""How it was is written down afterwards too, by keys, and whatever others do in the meantime."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.model.moment import MomentState
from app.moments.schemas.drafts import DeliveryDraft, SkipDraft
from app.planner.plan.delivered_form import DeliveredForm
from tests.planner.plan.plan_desk import SUNDAY, PlanDesk

TODAY = date(2026, 11, 25)
TUESDAY = TODAY - timedelta(days=1)


def form_for(desk: PlanDesk, celebrate_on: date | None = SUNDAY, *, ago: int = 0) -> DeliveredForm:
    """The form on how a surprise was that was planned so many days ago."""
    desk.clock.forward(days=-ago)
    customer_id = desk.add_customer()
    moment_id = desk.plan(customer_id, celebrate_on=celebrate_on)
    desk.clock.forward(days=ago)
    desk.show(desk.surprise_key(customer_id, moment_id))
    return open_form(desk)


def open_form(desk: PlanDesk) -> DeliveredForm:
    desk.run("Moment: delivered")
    form = desk.panel.page.slot.form
    assert isinstance(form, DeliveredForm)
    return form


def go_to(desk: PlanDesk, part: QWidget) -> None:
    """Tab until the keys are there."""
    for _step in range(20):
        if QApplication.focusWidget() is part:
            return
        desk.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {part.accessibleName()}")


def skip_elsewhere(desk: PlanDesk) -> None:
    detail = desk.shown
    desk.services.states.skip(detail.id, SkipDraft(version=detail.version, reason="They left early"))
    desk.view_model.refresh()


def deliver_elsewhere(desk: PlanDesk, **fields: Any) -> None:
    detail = desk.shown
    desk.services.states.deliver(detail.id, DeliveryDraft(version=detail.version, **fields))
    desk.view_model.refresh()


@pytest.mark.parametrize("planned_for", [SUNDAY, TODAY, None])
def test_it_was_today_unless_something_else_is_said(desk: PlanDesk, planned_for: date | None) -> None:
    form = form_for(desk, planned_for)
    assert (form.when.day, form.when.words_of(form.when.value)) == (TODAY, "Today")
    form.submit()
    assert (desk.shown.state, desk.shown.celebrate_on) == (MomentState.DELIVERED, TODAY)


def test_an_earlier_day_is_chosen_by_keys(desk: PlanDesk) -> None:
    form = form_for(desk)
    desk.press(Qt.Key.Key_5)
    go_to(desk, form.when.editor)
    desk.press(Qt.Key.Key_Down)
    assert form.when.words_of(form.when.value) == "Yesterday"
    desk.press(Qt.Key.Key_Return)
    assert (desk.shown.state, desk.shown.celebrate_on) == (MomentState.DELIVERED, TUESDAY)
    assert desk.shown.reaction == 5


def test_nothing_later_than_today_and_nothing_of_last_week_is_offered(desk: PlanDesk) -> None:
    form = form_for(desk)
    box = form.when.editor
    offered = [box.itemText(at) for at in range(box.count())]  # type: ignore[attr-defined]  # a box
    assert offered[:3] == ["Today", "Yesterday", "Monday 23 November"]
    assert len(offered) == 8
    assert form.when.choose((TODAY - timedelta(days=7)).isoformat())
    form.submit()
    assert desk.shown.celebrate_on == TODAY - timedelta(days=7)


def test_what_was_planned_for_yesterday_was_yesterday(desk: PlanDesk) -> None:
    form = form_for(desk, TUESDAY, ago=1)
    assert form.when.day == TUESDAY
    form.submit()
    assert desk.shown.celebrate_on == TUESDAY


def test_what_was_planned_for_long_ago_stays_on_its_day_or_was_this_week(desk: PlanDesk) -> None:
    long_ago = TODAY - timedelta(days=20)
    form = form_for(desk, long_ago, ago=20)
    assert form.when.words_of(form.when.value) == "Thursday 5 November"
    form.submit()
    assert desk.shown.celebrate_on == long_ago
    desk.runner.undo()
    form = open_form(desk)
    form.when.choose(TUESDAY.isoformat())
    form.submit()
    assert desk.shown.celebrate_on == TUESDAY


def test_the_day_chosen_stays_while_others_change_the_plan(desk: PlanDesk) -> None:
    form = form_for(desk)
    form.when.choose(TUESDAY.isoformat())
    desk.view_model.refresh()
    assert form.when.day == TUESDAY
    assert form.is_touched


def test_looking_at_the_form_is_not_writing_into_it(desk: PlanDesk) -> None:
    form = form_for(desk)
    desk.view_model.refresh()
    assert not form.is_touched


def test_what_was_skipped_elsewhere_is_taken_up_again_and_kept_by_keys(desk: PlanDesk) -> None:
    form = form_for(desk)
    go_to(desk, form.said.editor)
    desk.type("She cried")
    go_to(desk, form.save_button)
    skip_elsewhere(desk)
    assert QApplication.focusWidget() is form.again
    desk.press(Qt.Key.Key_Space)
    assert desk.shown.state is MomentState.PLANNED
    assert QApplication.focusWidget() is form.reaction.focusProxy()
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_Return)
    assert (desk.shown.state, desk.shown.reaction, desk.shown.said) == (MomentState.DELIVERED, 4, "She cried")


def test_what_was_skipped_elsewhere_is_not_kept_by_enter(desk: PlanDesk) -> None:
    form = form_for(desk)
    skip_elsewhere(desk)
    go_to(desk, form.when.editor)
    desk.press(Qt.Key.Key_Return)
    assert desk.shown.state is MomentState.SKIPPED
    go_to(desk, form.again)


def test_what_was_delivered_elsewhere_has_its_day_and_is_put_right_by_keys(desk: PlanDesk) -> None:
    form = form_for(desk)
    go_to(desk, form.when.editor)
    deliver_elsewhere(desk, on=TUESDAY, said="Nice")
    assert form.when.isHidden()
    assert QApplication.focusWidget() is form.save_button
    form.start()
    go_to(desk, form.said.editor)
    desk.type("She cried")
    go_to(desk, form.save_button)
    desk.press(Qt.Key.Key_Space)
    assert (desk.shown.celebrate_on, desk.shown.said) == (TUESDAY, "She cried")
    assert desk.said == "Reaction changed"


def test_escape_leaves_what_was_ended_elsewhere_as_it_is(desk: PlanDesk) -> None:
    form_for(desk)
    deliver_elsewhere(desk, said="Nice")
    desk.press(Qt.Key.Key_Escape)
    assert desk.panel.page.slot.form is None
    assert desk.shown.said == "Nice"

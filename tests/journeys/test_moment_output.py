"""Moments go to paper from the pane, each after a look at the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog

from app.gestures.schemas import GiveDraft
from app.moments.schemas.drafts import MomentDraft, TaskDraft
from app.moments.services import MomentServices
from app.planner.plan.panel import PlanPanel
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest


def with_a_plan(person: Person) -> int:
    """A surprise for somebody in three days; gives its id."""
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    work = desk.session.workplace
    draft = MomentDraft(
        customer_id=desk.guests.shown_id,
        title="Lanterns on the terrace",
        celebrate_on=work.today() + timedelta(days=3),
        gestures=(GiveDraft(what="Lanterns"),),
        tasks=(TaskDraft(what="Ask the gardener", lead_minutes=1440),),
    )
    moment_id = desk.session.runner.do(lambda: MomentServices.at(work).planning.plan_moment(draft))
    assert moment_id is not None
    return moment_id


def test_list_month_task_sheets_and_card_are_shown_before_they_are_printed(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "venue")
    with_a_plan(person)
    pane = person.desk.planning.pane
    person.desk.window.show_pane("moments")
    person.wait(lambda: any(day.rows for day in pane.view_model.days))
    shown: list[str] = []
    monkeypatch.setattr(QPrintPreviewDialog, "open", lambda dialog: shown.append(dialog.windowTitle()))
    head = pane.coming.agenda.head
    for action in head.menu().actions()[:3]:
        action.trigger()
    month = shown[1]
    assert shown[0] == "Moments"
    assert month.startswith("Moments of ")
    assert shown[2] == "Task sheet"
    [row] = [row for day in pane.view_model.days for row in day.rows]
    pane.open_moment(row.key)
    panel = pane.plan.widget
    assert isinstance(panel, PlanPanel)
    person.wait(lambda: panel.view_model.moment_id > 0)
    panel.foot.card.click()
    assert shown[3] == "Card for Ada Okonkwo"


def test_a_template_that_cannot_be_filled_is_told_and_prints_nothing(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "venue")
    moment_id = with_a_plan(person)
    desk = person.desk
    services = MomentServices.at(desk.session.workplace)
    wrong = services.settings.get().model_copy(update={"card_front": "{{ surname }}"})
    desk.session.runner.do(lambda: services.settings.save(wrong))
    shown: list[str] = []
    monkeypatch.setattr(QPrintPreviewDialog, "open", lambda dialog: shown.append(dialog.windowTitle()))
    desk.planning.output.print_card(moment_id)
    assert shown == []
    notice = desk.session.notices.latest
    assert notice is not None
    assert "surname" in notice.text

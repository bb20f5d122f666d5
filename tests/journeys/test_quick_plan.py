"""A moment planned in the whole program: from the card, over the agenda, and worked on beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.moments import MOMENTS
from app.core.partial_dates import PartialDate
from app.model.moment import MomentState
from app.model.occasion import OccasionKind
from app.moments.services import MomentServices
from app.occasions.drafts import OccasionDraft
from app.occasions.service.editing import OccasionService
from app.planner.plan.panel import PlanPanel
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest

Start = Callable[[Path], Person]


def plan_by_keys(person: Person) -> None:
    """Ctrl+M, and Enter as soon as there is an idea."""
    window = person.desk.window
    window.activateWindow()
    person.wait(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    quick = person.desk.planning.quick_form
    person.wait(lambda: quick.is_open and quick.form.fields.chosen_idea is not None)
    person.wait(lambda: not quick.form.fields.is_surprise)
    person.wait(lambda: bool(quick.form.fields.owner.value))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not quick.is_open


def test_a_birthday_on_the_card_is_planned_by_keys_and_delivered_beside_the_agenda(
    start: Start, tmp_path: Path
) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    work = desk.session.workplace
    draft = OccasionDraft(kind=OccasionKind.BIRTHDAY, on=PartialDate(11, 29, 1980))
    occasions = OccasionService(work)
    desk.session.runner.do(lambda: occasions.add_occasion(desk.guests.shown_id, draft))
    plan_by_keys(person)
    assert MomentServices.at(work).reader.get_moment(1).state is MomentState.PLANNED
    QTest.keyClick(
        QApplication.focusWidget() or desk.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier
    )
    person.wait(lambda: desk.window.current_key == MOMENTS)
    pane = desk.planning.pane
    panel = pane.plan.widget
    assert isinstance(panel, PlanPanel)
    person.wait(lambda: panel.view_model.moment_id == 1)
    assert panel.head.title.accessibleName() == "Ada Okonkwo turns 46"
    panel.take_focus()
    panel.forms.deliver()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    person.wait(lambda: panel.head.chip.spec.text == "Delivered")
    assert MomentServices.at(work).reader.get_moment(1).reaction == 5
    desk.session.runner.undo()
    person.wait(lambda: panel.head.chip.spec.text == "Planned")

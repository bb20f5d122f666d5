"""A date added in the whole program: from the agenda, from the palette, and on the way to a plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.desk_window import GUESTS
from app.bootstrap.moments import MOMENTS
from app.moments.services import MomentServices
from app.planner.dates.form import DateForm
from app.planner.quick.fields import NEW_DATE
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest
from tests.journeys.test_recovery_keys import in_front, press

Start = Callable[[Path], Person]


def keep_24_january(form: DateForm) -> None:
    """Tab to the day, type it, and Enter."""
    when = form.fields.when
    when.month.choose("1")
    while not when.day.editor.hasFocus():
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "24")
    press(Qt.Key.Key_Return)


def test_the_button_over_the_agenda_adds_a_date_and_leads_to_it(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    in_front(person)
    desk.window.show_pane(MOMENTS)
    pane = desk.planning.pane
    pane.front.head.date.click()
    quick = desk.planning.date_form
    assert quick.is_open
    form = quick.form
    form.begin_for(None)
    form.start()
    QTest.keyClicks(QApplication.focusWidget(), "okon")
    person.wait(lambda: bool(form.who.found.widgets))
    press(Qt.Key.Key_Return)
    person.wait(lambda: form.who.editor.text() == "Ada Okonkwo")  # type: ignore[attr-defined]  # a line
    keep_24_january(form)
    person.wait(lambda: not quick.is_open)
    person.wait(lambda: [row.on for day in pane.view_model.days for row in day.rows] == [date(2027, 1, 24)])
    assert pane.view_model.days[0].rows[0].person == "Ada Okonkwo"


def test_the_palette_adds_a_date_for_the_card_on_screen_and_leaves_it_there(
    start: Start, tmp_path: Path
) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    in_front(person)
    person.wait(lambda: desk.guests.shown_id > 0)
    (action,) = [one.action for one in desk.actions.listed if one.action.text() == "Add a date"]
    action.trigger()
    quick = desk.planning.date_form
    person.wait(lambda: quick.form.who.editor.text() == "Ada Okonkwo")  # type: ignore[attr-defined]  # a line
    keep_24_january(quick.form)
    person.wait(lambda: not quick.is_open)
    assert desk.session.notices.latest is not None
    assert desk.session.notices.latest.text == "Occasion kept"
    assert desk.window.current_key == GUESTS


def test_a_plan_for_a_new_day_goes_by_the_form_of_the_date_and_back(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    in_front(person)
    person.wait(lambda: desk.guests.shown_id > 0)
    desk.planning.plan_quickly()
    plan = desk.planning.quick_form
    fields = plan.form.fields
    person.wait(lambda: fields.who.editor.text() == "Ada Okonkwo")  # type: ignore[attr-defined]  # a line
    fields.what.setFocus()
    fields.what.choose(NEW_DATE)
    press(Qt.Key.Key_Return)
    quick = desk.planning.date_form
    person.wait(lambda: quick.is_open and quick.form.customer_id == desk.guests.shown_id)
    assert not plan.is_open
    keep_24_january(quick.form)
    person.wait(lambda: plan.is_open and not fields.is_surprise and not fields.is_new_date)
    assert not quick.is_open
    assert fields.what.editor.hasFocus()
    person.wait(lambda: fields.chosen_idea is not None and bool(fields.owner.value))
    press(Qt.Key.Key_Return)
    person.wait(lambda: not plan.is_open)
    made = MomentServices.at(desk.session.workplace).reader.get_moment(1)
    assert (made.kind, made.celebrate_on) == ("birthday", date(2027, 1, 24))

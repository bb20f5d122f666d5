"""The recovery log by keyboard alone, from wherever somebody stands in the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.case_view import CaseBeside
from app.bootstrap.desk_window import DeskWindow
from app.cases.schemas.drafts import CaseDraft
from app.cases.services import CaseServices
from app.model.case import CaseStep
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest

Start = Callable[[Path], Person]
CTRL = Qt.KeyboardModifier.ControlModifier


class Opened(QObject):
    """Notes every widget that comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def in_front(person: Person) -> DeskWindow:
    """The window with the keys."""
    desk = person.desk
    desk.window.activateWindow()
    person.wait(lambda: QApplication.activeWindow() is desk.window)
    return desk


def press(key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press one key wherever the keys go."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, CTRL if ctrl else Qt.KeyboardModifier.NoModifier)


def with_cases(person: Person, *happened: str) -> None:
    opening = CaseServices.at(person.desk.session.workplace).opening
    for what in happened:
        person.desk.session.runner.do(
            lambda what=what: opening.log_case(CaseDraft(walk_in="Table 9", what=what))  # type: ignore[misc]
        )


def test_ctrl_3_brings_the_log_up_in_its_window_and_the_arrows_move_in_it(
    start: Start, tmp_path: Path, qapp: QApplication
) -> None:
    person = start(tmp_path / "place")
    person.set_up()
    with_cases(person, "Soup cold", "Bill wrong")
    desk = in_front(person)
    opened = Opened()
    qapp.installEventFilter(opened)
    press(Qt.Key.Key_3, ctrl=True)
    qapp.removeEventFilter(opened)
    assert opened.windows == []
    pane = desk.recovering.pane
    person.wait(lambda: pane.shown_id != 0)
    first = pane.shown_id
    press(Qt.Key.Key_Down)
    person.wait(lambda: pane.shown_id not in (0, first))


def test_what_the_log_can_do_is_listed_before_it_was_ever_opened(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    assert not desk.window.is_built("recovery")
    measures = next(
        each.action for each in desk.actions.listed if each.action.text() == "Measures of recovery"
    )
    measures.trigger()
    assert desk.window.current_key == "recovery"
    assert desk.recovering.pane.front.current_key == "measures"


def test_nothing_is_done_to_a_case_that_is_out_of_sight(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    with_cases(person, "Soup cold")
    in_front(person)
    press(Qt.Key.Key_3, ctrl=True)
    beside = desk.recovering.pane.case
    assert isinstance(beside, CaseBeside)
    person.wait(lambda: beside.panel.view_model.case_id == 1)
    reader = CaseServices.at(desk.session.workplace).reader
    listed = {each.action.text(): each.action for each in desk.actions.listed}
    step = reader.get_case(1).row.step
    desk.window.show_pane("guests")
    listed["Case: the next step is done"].trigger()
    assert desk.window.current_key == "recovery"
    assert reader.get_case(1).row.step is step is CaseStep.LISTEN
    listed["Case: the next step is done"].trigger()
    assert reader.get_case(1).row.step is CaseStep.EMPATHISE


def test_ctrl_r_right_after_enter_is_for_whoever_was_looked_up(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    add_guest(person, "Piotr Mülke")
    piotr = desk.guests.shown_id
    in_front(person)
    press(Qt.Key.Key_K, ctrl=True)
    target = desk.window.lookup.focusProxy() or desk.window.lookup
    QTest.keyClicks(target, "okonkwo")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_R, ctrl=True)
    QTest.keyClicks(QApplication.focusWidget(), "Soup cold")
    quick = desk.recovering.quick_form
    person.wait(lambda: desk.guests.shown_id not in (0, piotr) and len(quick.form.people.chips) == 1)
    assert quick.is_open
    assert quick.form.people.chips[0].accessibleName().startswith("Ada Okonkwo")
    press(Qt.Key.Key_Return)
    assert not quick.is_open
    row = CaseServices.at(desk.session.workplace).reader.get_case(1).row
    assert (row.who, row.what) == ("Ada Okonkwo", "Soup cold")


def test_enter_that_found_nobody_opens_nobody_later(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    add_guest(person, "Piotr Mülke")
    piotr = desk.guests.shown_id
    in_front(person)
    press(Qt.Key.Key_K, ctrl=True)
    QTest.keyClicks(QApplication.focusWidget(), "zzzzzz")
    press(Qt.Key.Key_Return)
    person.wait(lambda: desk.guests.results.answers == "zzzzzz")
    person.look_up("okonkwo", finds=1)
    assert desk.guests.view_model.at_hand_id == piotr


def test_the_keys_go_back_to_the_list_when_the_case_they_were_in_is_gone(
    start: Start, tmp_path: Path
) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    with_cases(person, "Soup cold")
    with_cases(person, "Bill wrong")
    in_front(person)
    press(Qt.Key.Key_3, ctrl=True)
    pane = desk.recovering.pane
    pane.open_case(2)
    beside = pane.case
    assert isinstance(beside, CaseBeside)
    person.wait(lambda: beside.panel.view_model.case_id == 2)
    pane.case.take_focus()
    press(Qt.Key.Key_Z, ctrl=True)
    person.wait(lambda: pane.front.log.table.hasFocus())
    press(Qt.Key.Key_F, ctrl=True)
    assert pane.front.bar.search.hasFocus()

"""A case opened in the whole program: on the card, in the list and in every window at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.desk_window import DeskWindow
from app.cases.schemas.drafts import CaseDraft, StepDraft
from app.cases.services import CaseServices
from app.model.case import CaseStep
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest

Start = Callable[[Path], Person]
WHAT = "Shower cold"


def bands(desk: DeskWindow) -> list[str]:
    """What the bands of the card say of cases."""
    names = [band.accessibleName() for band in desk.guests.card.bands.bands]
    return [name.replace("\u00a0", " ") for name in names if name.startswith("Case")]


def open_cases(desk: DeskWindow) -> list[int]:
    """How many open cases each row of the list tells of."""
    list_ = desk.guests.results.list
    model = list_.model()
    return [model.row_at(model.index(at, 0)).open_cases for at in range(model.rowCount())]  # type: ignore[attr-defined]


def open_case_by_keys(person: Person, text: str) -> None:
    """Ctrl+R, a line, Enter."""
    window = person.desk.window
    window.activateWindow()
    person.wait(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    quick = person.desk.recovering.quick_form
    person.wait(lambda: quick.is_open and bool(quick.form.people.chips))
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not quick.is_open


def test_a_case_opened_by_keys_is_told_in_both_windows_and_in_another_program(
    start: Start, tmp_path: Path
) -> None:
    one = start(tmp_path / "place")
    first = one.set_up()
    add_guest(one, "Ada Okonkwo")
    customer_id = first.guests.shown_id
    first.another_wanted.emit()
    second = one.desk
    other = start(tmp_path / "place")
    other.start()
    other.wait(lambda: other.desk.session.is_open)
    for desk in (second, other.desk):
        desk.guests.open_customer(customer_id)
        one.wait(lambda desk=desk: desk.guests.shown_id == customer_id)
    open_case_by_keys(one, WHAT)
    for desk in (first, second, other.desk):
        one.wait(lambda desk=desk: bool(bands(desk)))
        assert bands(desk)[0].startswith(f"Case 0001: {WHAT} · Empathise · in ")
        one.wait(lambda desk=desk: open_cases(desk) == [1])
    work = first.session.workplace
    services = CaseServices.at(work)
    for step in (CaseStep.EMPATHISE, CaseStep.APOLOGISE):
        first.session.runner.do(lambda step=step: services.steps.take_step(1, StepDraft(step=step)))
    for desk in (first, second, other.desk):
        one.wait(lambda desk=desk: " · Resolve · in " in "".join(bands(desk)))


def test_a_band_leads_to_its_case_and_undo_takes_it_away_again(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    open_case_by_keys(person, WHAT)
    person.wait(lambda: bool(bands(desk)))
    desk.session.runner.undo()
    person.wait(lambda: not bands(desk))
    desk.session.runner.redo()
    person.wait(lambda: bool(bands(desk)))
    band = next(band for band in desk.guests.card.bands.bands if band.accessibleName().startswith("Case"))
    QTest.keyClick(band, Qt.Key.Key_Return)
    person.wait(lambda: desk.window.current_key == "recovery")


def test_a_case_opened_over_the_log_is_the_one_chosen_there(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    opening = CaseServices.at(desk.session.workplace).opening
    desk.session.runner.do(lambda: opening.log_case(CaseDraft(walk_in="Table 9", what="Waited")))
    pane = desk.recovering.pane
    desk.window.show_pane("recovery")
    person.wait(lambda: pane.shown_id == 1)
    desk.window.activateWindow()
    person.wait(lambda: QApplication.activeWindow() is desk.window)
    quick = desk.recovering.quick_form
    quick.open_for(None)
    for text in ("Table 4", "Cold soup"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    person.wait(lambda: pane.shown_id == 2)
    person.wait(lambda: len(pane.view_model.rows) == 2)
    assert not quick.is_open

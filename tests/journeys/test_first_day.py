"""A new place, from the first question to the second start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.shell.main_window import MainWindow
from tests.journeys.conftest import Person

Start = Callable[[Path], Person]


def add_guest(person: Person, name: str) -> None:
    """Add somebody through the form, by keyboard."""
    guests = person.desk.guests
    guests.add_customer(name)
    with person.qtbot.waitSignal(guests.customer_shown, timeout=10_000):
        person.press(guests.form.name, Qt.Key.Key_Return)


def musts(person: Person) -> str:
    """What the bands at the top of the card say."""
    return " ".join(band.accessibleName() for band in person.desk.guests.card.bands.bands).lower()


def test_a_new_place_asks_five_things_and_opens_an_empty_desk(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    assert person.program.first is None
    assert desk.window.windowTitle() == "Harbour House – Regulars"
    person.wait(lambda: desk.window.status.count.text == "0 guests")
    assert (tmp_path / "place" / "venue.regulars").stat().st_mode & 0o077 == 0


def test_a_guest_added_is_found_by_any_part_of_the_name(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo-Lindqvist")
    person.look_up("lind", finds=1)
    person.wait(lambda: desk.window.status.count.text == "1 guest")


def test_a_line_captured_is_on_the_card_and_can_be_taken_back(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    desk = person.set_up()
    add_guest(person, "Ada Okonkwo")
    bar = desk.guests.bar
    person.type(bar.line, "allergic to nuts")
    person.press(bar.line, Qt.Key.Key_Return)
    person.wait(lambda: "nuts" in musts(person))
    desk.session.runner.undo()
    person.wait(lambda: "nuts" not in musts(person))
    desk.session.runner.redo()
    person.wait(lambda: "nuts" in musts(person))


def test_everything_is_there_after_the_next_start(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    add_guest(first, "Ada Okonkwo")
    first.program.close()
    second = start(tmp_path / "place")
    second.start()
    assert second.desk.window.top_bar.venue == "Harbour House"
    second.wait(lambda: second.desk.session.is_open)
    second.look_up("okon", finds=1)


def test_what_is_typed_while_the_venue_opens_is_looked_up(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    add_guest(first, "Ada Okonkwo")
    first.program.close()
    second = start(tmp_path / "place")
    second.start()
    second.type(second.desk.window.lookup, "okon")
    second.wait(lambda: second.desk.session.is_open)
    second.wait(lambda: second.desk.guests.results.answers == "okon")
    assert second.desk.guests.results.list.model().rowCount() == 1


def bare_window(person: Person) -> MainWindow:
    """The window that comes up before there is anything in it."""
    person.program.start()
    assert person.program.desks == ()
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    return next(window for window in windows if window.isVisible())


def test_what_is_typed_into_the_bare_window_is_looked_up(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    add_guest(first, "Ada Okonkwo")
    first.program.close()
    second = start(tmp_path / "place")
    window = bare_window(second)
    second.type(window.centralWidget(), "okom")
    second.press(window.centralWidget(), Qt.Key.Key_Backspace)
    second.press(window.centralWidget(), Qt.Key.Key_N)
    second.wait(lambda: bool(second.program.desks))
    assert second.desk.window is window
    assert second.desk.window.lookup.text == "okon"
    second.wait(lambda: second.desk.session.is_open and second.desk.guests.results.answers == "okon")


def test_a_bare_window_that_is_closed_stays_closed(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    first.program.close()
    second = start(tmp_path / "place")
    window = bare_window(second)
    gone = []
    window.destroyed.connect(lambda: gone.append(True))
    window.close()
    second.wait(lambda: gone == [True])
    assert second.program.desks == ()

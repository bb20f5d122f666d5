"""Two windows, and two programs, on one venue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.bootstrap.session import VenueSession
from app.staff.schemas import StaffDraft
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest
from tests.venue_writer import VenueWriter

Start = Callable[[Path], Person]


def test_a_second_window_shows_what_the_first_one_saves(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    first = person.set_up()
    first.another_wanted.emit()
    second = person.desk
    assert second is not first
    assert second.session is first.session
    second.show()
    add_guest(person, "Ada Okonkwo")
    person.wait(lambda: first.guests.results.list.model().rowCount() == 1)
    person.wait(lambda: first.window.status.count.text == "1 guest")


def test_closing_one_window_leaves_the_other_at_work(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    first = person.set_up()
    first.another_wanted.emit()
    first.window.close()
    assert len(person.program.desks) == 1
    add_guest(person, "Ada Okonkwo")
    person.look_up("ada", finds=1)


def test_another_program_on_the_same_file_is_noticed(start: Start, tmp_path: Path) -> None:
    one = start(tmp_path / "place")
    one.set_up()
    other = start(tmp_path / "place")
    other.start()
    other.wait(lambda: other.desk.session.is_open)
    add_guest(one, "Ada Okonkwo")
    session: VenueSession = other.desk.session
    assert session.workplace.database is not one.desk.session.workplace.database
    other.wait(lambda: other.desk.guests.results.list.model().rowCount() == 1)
    other.wait(lambda: other.desk.window.status.count.text == "1 guest")


def test_every_window_shows_who_works_at_the_desk(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    first = person.set_up()
    work = first.session.workplace
    service = VenueWriter(work.database, work.clock)
    other = service.add_staff(StaffDraft(name="Aaron"), by=work.desk.staff_id).value
    first.another_wanted.emit()
    second = person.desk
    first.window.top_bar.staff_chosen.emit(other)
    assert work.desk.staff_id == other
    for window in (first.window, second.window):
        person.wait(lambda window=window: window.top_bar.staff.text() == "Aaron")  # type: ignore[misc]

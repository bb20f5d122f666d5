"""The desk is locked while something is on its way out of the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintPreviewDialog

from app.bootstrap.way_out import WayOut
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.rights import Right
from app.staff.lock.reasons import Reason
from tests.journeys.test_first_day import add_guest
from tests.journeys.test_signing_in import set_password

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow
    from tests.journeys.conftest import Person

MEANWHILE = "What was asked for was left off, because the desk was locked meanwhile."


@pytest.fixture
def person(start: Callable[[Path], Person], tmp_path: Path) -> Person:
    """The owner with a password."""
    person = start(tmp_path / "place")
    desk = person.set_up()
    person.wait(lambda: desk.session.is_open)
    set_password(person, desk)
    return person


def locking_meanwhile(desk: DeskWindow) -> Callable[[], None]:
    """Has the desk locked as soon as the window is free; gives what waits for that."""
    locked = Event()

    def lock() -> None:
        desk.session.lock.lock(Reason.IDLE)
        locked.set()

    QTimer.singleShot(0, lock)
    return lambda: assert_in_time(locked)


def assert_in_time(event: Event) -> None:
    assert event.wait(10)


def told(desk: DeskWindow) -> str:
    """The last that was said."""
    latest = desk.session.notices.latest
    return latest.text if latest is not None else ""


def test_what_was_read_to_be_shown_is_shown_to_nobody_else(person: Person) -> None:
    desk = person.desk
    until_locked = locking_meanwhile(desk)

    def read(_stop: Cancellation, _progress: Progress) -> str:
        until_locked()
        return "pages"

    assert WayOut(desk._parts(), desk.window).read(read, "Reading") is None
    assert told(desk) == MEANWHILE


def test_what_a_locked_desk_stops_is_told(person: Person) -> None:
    desk = person.desk
    work = desk.session.workplace
    until_locked = locking_meanwhile(desk)

    def write(_stop: Cancellation, _progress: Progress) -> int:
        until_locked()
        work.desk.require(Right.EXPORT)
        return 1

    assert WayOut(desk._parts(), desk.window).wait(write, "Saving") is None
    assert told(desk) == MEANWHILE


def test_somebodys_data_are_not_brought_to_the_screen_of_a_locked_desk(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.law.service.person_data import PersonDataService

    desk, page = person.desk, PersonDataService.page
    add_guest(person, "Ada Okonkwo")
    dialog = desk.setting_up.rights.dialog_for(desk.guests.shown_id)
    assert dialog is not None
    shown: list[str] = []
    monkeypatch.setattr(QPrintPreviewDialog, "open", lambda preview: shown.append(preview.windowTitle()))
    until_locked = locking_meanwhile(desk)

    def page_once_locked(service: PersonDataService, customer_id: int) -> str:
        html = page(service, customer_id)
        until_locked()
        return html

    monkeypatch.setattr(PersonDataService, "page", page_once_locked)
    dialog.paper_wanted.emit()
    dialog.reject()
    assert shown == []
    assert told(desk) == MEANWHILE

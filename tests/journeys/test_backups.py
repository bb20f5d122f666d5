"""Going back from the window, a venue that cannot be opened, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.bootstrap.backing_up import BACKUPS
from app.safekeeping.page import BackupsPage
from app.safekeeping.rescue.window import RescueWindow
from app.shell.settings_page import SettingsPage
from app.storage.backups.kept import list_kept
from app.storage.backups.names import Why
from app.storage.sealing import seal_path
from tests.faults.filled import sha256
from tests.journeys.conftest import Person
from tests.journeys.test_first_day import add_guest

Start = Callable[[Path], Person]


def section(person: Person) -> BackupsPage:
    """The section about backups, opened from the palette's action."""
    person.desk.backing_up.show()
    settings = person.desk.window.pane("settings")
    assert isinstance(settings, SettingsPage)
    page = settings.open(BACKUPS)
    assert isinstance(page, BackupsPage)
    return page


def take(person: Person) -> Path:
    """Take a backup by hand; gives it."""
    page = section(person)
    person.desk.backing_up.take()
    person.wait(lambda: len(page.view_model.rows) == 1 and not page.view_model.doing)
    return page.view_model.rows[0].path


def go_back(person: Person, why: Why, *, guests: str) -> None:
    """Go back to the file of this kind, and wait for the window that shows so many guests."""
    before, page = person.desk, section(person)
    person.wait(lambda: any(row.why is why for row in page.view_model.rows))
    page.list.choose(next(row.path for row in page.view_model.rows if row.why is why))
    person.wait(lambda: page.view_model.preview is not None)
    page.restore_current()
    person.wait(lambda: bool(person.program.desks) and person.desk is not before)
    person.wait(lambda: person.desk.window.status.count.text == guests)
    assert person.program.rescues.window is None


def rescue_of(person: Person) -> RescueWindow:
    """The window that says that the venue cannot be opened."""
    person.wait(lambda: person.program.rescues.window is not None)
    window = person.program.rescues.window
    assert window is not None
    return window


def leave(person: Person) -> None:
    """Close the last window and wait until the venue is let go."""
    session = person.desk.session
    person.desk.window.close()
    person.wait(lambda: not session.is_open)


def test_going_back_and_back_again(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = start(tmp_path / "place")
    person.set_up()
    add_guest(person, "Ada Okonkwo")
    take(person)
    add_guest(person, "Bela Nagy")
    person.wait(lambda: person.desk.window.status.count.text == "2 guests")
    monkeypatch.setattr("app.ui.dialogs.Dialogs.ask", lambda *_args, **_words: True)
    go_back(person, Why.HAND, guests="1 guest")
    go_back(person, Why.ASIDE, guests="2 guests")
    aside = [one for one in list_kept(tmp_path / "place" / "backups") if one.why is Why.ASIDE]
    assert len(aside) == 2
    newest = LogService(person.desk.session.workplace).list_log(LogFilter(), limit=1).rows[0]
    assert (newest.staff_name, newest.what) == ("Mara", "Gone back to a backup")


def test_a_damaged_venue_is_told_and_brought_back(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    add_guest(first, "Ada Okonkwo")
    take(first)
    leave(first)
    venue = tmp_path / "place" / "venue.regulars"
    content = bytearray(venue.read_bytes())
    content[len(content) // 2] ^= 1
    venue.write_bytes(content)
    damaged = sha256(venue)
    person = start(tmp_path / "place")
    person.program.start()
    window = rescue_of(person)
    person.wait(window.isVisible)
    assert "venue.regulars" in window._lines.text()
    assert window.as_it_is.isVisible()
    assert window.list.current_row.proven_at is not None
    assert sha256(venue) == damaged
    person.press(window.restore, Qt.Key.Key_Return)
    person.wait(lambda: bool(person.program.desks) and person.desk.session.is_open)
    person.wait(lambda: person.desk.window.status.count.text == "1 guest")
    (aside,) = [one for one in list_kept(venue.parent / "backups") if one.why is Why.ASIDE]
    assert sha256(aside.path) == damaged


def test_what_can_be_read_is_saved_from_the_window(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    add_guest(first, "Ada Okonkwo")
    leave(first)
    venue = tmp_path / "place" / "venue.regulars"
    content = bytearray(venue.read_bytes())
    content[:16] = b"x" * 16
    venue.write_bytes(content)
    person = start(tmp_path / "place")
    person.program.start()
    window = rescue_of(person)
    monkeypatch.setattr("app.ui.dialogs.Dialogs.folder", lambda *_args, **_words: tmp_path)
    window.salvage.click()
    person.wait(lambda: window._head.text() == "What can be read is saved as CSV")
    assert "Ada Okonkwo" in (tmp_path / "saved from Regulars" / "customer.csv").read_text()
    assert venue.read_bytes() == content


def test_a_file_that_something_else_wrote_to_can_be_opened_all_the_same(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    leave(first)
    seal = seal_path(tmp_path / "place" / "venue.regulars")
    seal.write_text(seal.read_text().replace('"sha256": "', '"sha256": "0'))
    person = start(tmp_path / "place")
    person.program.start()
    rescue_of(person).as_it_is.click()
    person.wait(lambda: bool(person.program.desks) and person.desk.session.is_open)


def test_a_venue_that_is_gone_is_not_asked_for_anew(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "place")
    first.set_up()
    add_guest(first, "Ada Okonkwo")
    take(first)
    leave(first)
    (tmp_path / "place" / "venue.regulars").unlink()
    person = start(tmp_path / "place")
    person.program.start()
    assert person.program.first is None
    window = rescue_of(person)
    assert not window.salvage.isVisible()
    window.restore.click()
    person.wait(lambda: bool(person.program.desks) and person.desk.session.is_open)
    person.wait(lambda: person.desk.window.status.count.text == "1 guest")


def test_the_way_out_keeps_a_backup_of_what_was_done(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    person.set_up()
    add_guest(person, "Ada Okonkwo")
    leave(person)
    (kept,) = list_kept(tmp_path / "place" / "backups")
    assert (kept.why, kept.count("customer")) == (Why.QUIT, 1)
    again = start(tmp_path / "place")
    again.start()
    again.wait(lambda: again.desk.session.is_open)
    leave(again)
    assert len(list_kept(tmp_path / "place" / "backups")) == 1


def test_the_status_bar_says_when_the_last_backup_was(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "place")
    person.set_up()
    person.wait(lambda: person.desk.window.status.backup.text == "No backup yet")
    take(person)
    person.wait(lambda: person.desk.window.status.backup.text == "Backup proven today 12:00")

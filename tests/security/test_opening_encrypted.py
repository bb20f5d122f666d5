"""S12: an encrypted venue on a computer that does not open it by itself, whole or damaged, through the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.bootstrap.desk_window import DeskWindow
from app.core.paths import DataFolder
from app.model.staff import Staff
from app.safekeeping.rescue.window import RescueWindow
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.beside import keys_beside
from app.ui.remembered import Remembered
from tests.journeys.conftest import NOON, Person, quick_files, start
from tests.security.encrypted import PASSPHRASE, PASSWORD, Sealed, put_sealed
from tests.security.locked_place import made_of
from tests.venues import MARA, OWNER

__all__ = ["quick_files", "start"]
Start = Callable[[Path], Person]
FIRST_PAGE, LATER_PAGE = 0, 3 * 4096


@dataclass(frozen=True)
class Desk:
    """A window on the venue, or what stands instead of it."""

    person: Person

    def type(self, words: str) -> None:
        """Type what opens the venue into the window that asks for it."""
        self.person.program.start()
        self.type_again(words)

    def type_again(self, words: str) -> None:
        """The same in a window that asks already."""
        unlocking = self.person.program.unlocking
        self.person.wait(lambda: unlocking.window is not None)
        window = unlocking.window
        assert window is not None
        window.field.set_text(words)
        window.open.click()

    def opened(self) -> DeskWindow:
        """The window on the venue once it has come up."""
        self.person.qtbot.waitUntil(lambda: bool(self.person.program.desks), timeout=30_000)
        assert self.person.program.unlocking.window is None
        return self.person.program.desks[0]

    def rescue(self) -> RescueWindow:
        """The window that says what can be done."""
        rescues = self.person.program.rescues
        self.person.qtbot.waitUntil(lambda: rescues.window is not None, timeout=30_000)
        assert rescues.window is not None
        return rescues.window

    def wait_for_head(self, window: RescueWindow, head: str) -> None:
        """Wait until the window says so."""
        self.person.qtbot.waitUntil(lambda: window._head.text() == head, timeout=30_000)


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    """An encrypted venue whose owner signs in by the password that opens it, with one backup."""
    (tmp_path / "home").mkdir()
    sealed = put_sealed(tmp_path / "home")
    give_password(sealed, OWNER)
    Backups(sealed.path, clock=NOON, key=sealed.key.pragma).take(Why.HAND)
    return sealed


def give_password(sealed: Sealed, staff_id: int) -> None:
    """Have somebody sign in by that password; their row alone, for opening by it was set up before."""
    database = sealed.open()
    with database.write(by=0) as session:
        session.get_one(Staff, staff_id).password_hash = made_of(PASSWORD)
    database.close()


def damage(sealed: Sealed, at: int) -> None:
    """Overwrite most of one page."""
    with sealed.path.open("r+b") as file:
        file.seek(at + 100)
        file.write(b"\x00" * 3000)


def test_S12_the_owners_password_is_typed_once(sealed: Sealed, start: Start) -> None:
    desk = Desk(start(sealed.path.parent))
    desk.type(PASSWORD)

    opened = desk.opened()
    at_work = opened.session.workplace.desk
    assert (at_work.guarded, at_work.locked, at_work.staff_id, at_work.role) == (True, False, OWNER, "owner")
    assert not at_work.needs_proof(opened.session.workplace.now())
    assert not opened.locking.is_covered
    desk.person.wait(lambda: opened.remembered.number("staff_id", 0) == OWNER)


def test_S12_a_passphrase_opens_the_venue_and_signs_nobody_in(sealed: Sealed, start: Start) -> None:
    desk = Desk(start(sealed.path.parent))
    desk.type(PASSPHRASE)

    opened = desk.opened()
    assert opened.session.workplace.desk.locked
    desk.person.wait(lambda: opened.locking.is_covered)


def test_S12_two_people_of_one_password_say_who_they_are(sealed: Sealed, start: Start) -> None:
    sealed.locks.let_staff(MARA, PASSWORD)
    give_password(sealed, MARA)
    desk = Desk(start(sealed.path.parent))
    desk.type(PASSWORD)

    assert desk.opened().session.workplace.desk.locked


def test_S12_a_password_that_was_changed_since_opens_and_signs_nobody_in(
    sealed: Sealed, start: Start
) -> None:
    database = sealed.open()
    with database.write(by=0) as session:
        session.get_one(Staff, OWNER).password_hash = made_of("quite another password")
    database.close()
    desk = Desk(start(sealed.path.parent))
    desk.type(PASSWORD)

    assert desk.opened().session.workplace.desk.locked


@pytest.mark.parametrize("way", ["passphrase", "recovery key"])
def test_S12_a_folder_copied_to_another_computer_opens_there(
    sealed: Sealed, tmp_path: Path, start: Start, way: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(sealed.path.parent, elsewhere)
    shutil.rmtree(sealed.path.parent)
    desk = Desk(start(elsewhere))
    desk.type("not what opens it")
    window = desk.person.program.unlocking.window
    assert window is not None
    desk.person.qtbot.waitUntil(lambda: "does not open" in window.field.error, timeout=30_000)

    desk.type_again(PASSPHRASE if way == "passphrase" else sealed.recovery.shown)

    assert desk.opened().window.status.state.text == "Encrypted"


@pytest.mark.parametrize("way", ["password", "recovery key"])
def test_S12_without_the_keys_beside_it_those_of_its_backup_open_it(
    sealed: Sealed, start: Start, way: str
) -> None:
    keys_beside(sealed.path).unlink()
    desk = Desk(start(sealed.path.parent))

    desk.type(PASSWORD if way == "password" else sealed.recovery.shown)

    assert desk.opened().window.status.state.text == "Encrypted"


def test_S12_one_that_is_damaged_too_goes_back_to_its_proven_backup_without_asking_twice(
    sealed: Sealed, start: Start
) -> None:
    damage(sealed, FIRST_PAGE)
    before = sealed.path.read_bytes()
    desk = Desk(start(sealed.path.parent))
    Remembered(DataFolder(sealed.path.parent).window_settings).keep("venue_kind", "hotel")
    desk.type(PASSWORD)

    rescue = desk.rescue()
    desk.wait_for_head(rescue, "Your venue cannot be opened")
    assert "is damaged" in rescue._lines.text()
    assert rescue.salvage.isVisibleTo(rescue)
    chosen = rescue.list.current_row
    assert chosen is not None
    assert chosen.proven_at is not None
    rescue.restore.click()

    opened = desk.opened()
    desk.person.wait(lambda: opened.session.is_open)
    assert not opened.session.workplace.desk.locked
    aside = (sealed.path.parent / "backups").glob("*-aside.regulars")
    assert [path.read_bytes() for path in aside] == [before]


def test_S12_what_can_be_read_of_a_damaged_one_is_saved_by_what_was_typed(
    sealed: Sealed, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sealed.path.read_bytes()
    damage(sealed, FIRST_PAGE)
    desk = Desk(start(sealed.path.parent))
    desk.type(PASSPHRASE)
    rescue = desk.rescue()
    sealed.path.write_bytes(whole)
    damage(sealed, LATER_PAGE)
    into = tmp_path / "into"
    into.mkdir()
    monkeypatch.setattr(rescue.dialogs, "folder", lambda **_words: into)

    rescue.salvage.click()

    desk.wait_for_head(rescue, "What can be read is saved as CSV")
    saved = into / "saved from Regulars" / "staff.csv"
    assert "Owner" in saved.read_text(encoding="utf-8")


def test_S12_where_the_keys_are_lost_too_the_rescue_asks_for_what_opens_the_backup(
    sealed: Sealed, start: Start
) -> None:
    sealed.path.write_bytes(b"\x00" * sealed.path.stat().st_size)
    keys_beside(sealed.path).unlink()
    desk = Desk(start(sealed.path.parent))
    desk.person.program.start()
    rescue = desk.rescue()
    assert not rescue.secret.isVisibleTo(rescue)
    rescue.restore.click()
    desk.wait_for_head(rescue, "Going back did not work")
    assert rescue.secret.isVisibleTo(rescue)

    desk.person.type(rescue._line(), "wrong words")
    rescue.restore.click()
    desk.person.qtbot.waitUntil(lambda: "does not open" in rescue._lines.text(), timeout=30_000)
    rescue._line().clear()
    desk.person.type(rescue._line(), PASSWORD)
    rescue.restore.click()

    opened = desk.opened()
    desk.person.wait(lambda: opened.session.is_open)
    assert not opened.session.workplace.desk.locked

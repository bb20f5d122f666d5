"""S3: a locked desk shows and tells nothing of anybody, and gives everything back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QVBoxLayout

from app.bootstrap.locking import Locking
from app.core.errors import DeskLocked
from app.core.outcome import Outcome
from app.core.recovery_key import RecoveryKey
from app.customers.service.counting import count_customers
from app.model.venue import VenueSetting
from app.shell.main_window import MainWindow
from app.sign_in.queries import RECOVERY_SETTING
from app.sign_in.service.keeping import SecretService
from app.staff.lock.reasons import Reason
from app.storage import write_lock
from app.storage.connecting import connect
from app.ui.cover import Cover
from tests.journeys.conftest import NOON, Person, quick_files, start
from tests.security.locked_place import Clerk, made_of, make_place, seen_words, told_of_guest

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow

__all__ = ["quick_files", "start"]

Start = Callable[[Path], Person]


def clerk_before(place: Person) -> Clerk:
    clerk = Clerk(place)
    clerk.start()
    return clerk


@pytest.fixture
def clerk(start: Start, tmp_path: Path) -> Clerk:
    make_place(tmp_path / "place", NOON)
    return clerk_before(start(tmp_path / "place"))


@pytest.fixture
def busy(start: Start, tmp_path: Path) -> Clerk:
    """Signed in, with somebody's card on screen."""
    make_place(tmp_path / "place", NOON, with_guest=True)
    clerk = clerk_before(start(tmp_path / "place"))
    sign_in(clerk)
    clerk.open_guest()
    return clerk


@pytest.fixture
def busier(clerk: Clerk) -> Clerk:
    """The same with somebody who was just added by hand, of whom notices and what can be undone tell too."""
    sign_in(clerk)
    clerk.seed_guest()
    return clerk


def sign_in(clerk: Clerk) -> None:
    """And let the window find out whom it lists, and when it is to lock."""
    clerk.sign_in()
    desk = desk_of(clerk)
    clerk.person.wait(lambda: desk.guests.results.answers is not None and desk.session.lock.minutes > 0)


def desk_of(clerk: Clerk) -> DeskWindow:
    return clerk.person.desk


def test_S3_at_the_start_nothing_is_shown_before_somebody_signs_in(clerk: Clerk) -> None:
    desk = desk_of(clerk)

    assert desk.locking.is_covered
    assert desk.session.workplace.desk.locked
    assert not desk.window.is_built("guests")
    assert not desk.locking.screen.card.pin.isVisible()
    clerk.sign_in()
    assert not desk.session.workplace.desk.locked
    assert desk.session.workplace.desk.staff_id == 1


def test_S3_by_key_nothing_of_a_guest_is_left_to_see_or_hear(busier: Clerk) -> None:
    assert told_of_guest(), "the test must be able to see the guest"

    busier.lock()

    assert told_of_guest() == []
    assert desk_of(busier).window.windowTitle() == "Locked – Regulars"
    busier.unlock()
    assert told_of_guest()
    assert desk_of(busier).window.windowTitle() == "Harbour House – Regulars"


def test_S3_painting_over_alone_would_not_be_enough(busy: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cover, "_children", lambda _self: [])

    busy.lock()

    assert told_of_guest()


def test_S3_a_locked_desk_refuses_what_would_still_ask(busy: Clerk) -> None:
    busy.lock()
    work = desk_of(busy).session.workplace

    with pytest.raises(DeskLocked):
        count_customers(work)


def test_S3_when_it_is_quiet_for_five_minutes_it_is_locked(busy: Clerk) -> None:
    desk = desk_of(busy)
    lock = desk.session.lock
    assert lock.minutes == 5
    assert lock.idle.runs

    lock.idle.start(40)
    busy.person.wait(lambda: desk.locking.is_covered)

    assert told_of_guest() == []
    assert desk.locking.screen.why == "Locked after 5 quiet minutes. What Mara was typing is kept."
    assert not lock.idle.runs
    busy.settle()
    busy.unlock()
    assert lock.idle.runs


def test_S3_keys_and_mouse_keep_it_open(busy: Clerk) -> None:
    desk = desk_of(busy)
    idle = desk.session.lock.idle
    idle.start(60_000)
    before = idle._deadline.deadline()

    busy.person.qtbot.wait(5)
    handle = desk.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Shift)

    assert idle._deadline.deadline() > before


def test_S3_the_lock_of_the_system_locks_the_desk_too(busy: Clerk) -> None:
    desk = desk_of(busy)

    desk.session.lock.system.follow(True)

    assert desk.locking.is_covered
    assert told_of_guest() == []
    assert "together with this computer" in desk.locking.screen.why
    busy.settle()


def test_S3_waking_up_locks_nothing(busy: Clerk) -> None:
    desk_of(busy).session.lock.system.follow(False)

    assert not desk_of(busy).locking.is_covered


def test_S3_somebody_else_takes_the_desk_by_their_pin(busy: Clerk) -> None:
    desk = desk_of(busy)

    desk.window.top_bar.staff_chosen.emit(2)
    busy.settle()

    assert told_of_guest() == []
    assert desk.session.workplace.desk.locked
    busy.unlock("1357")
    assert desk.session.workplace.desk.staff_id == 2
    assert desk.window.top_bar.staff.text().startswith("Tomás")


def test_S3_every_window_of_the_venue_is_covered(busier: Clerk) -> None:
    desk_of(busier).another_wanted.emit()
    first, second = busier.person.program.desks
    busier.person.wait(lambda: second.guests.results.answers is not None)
    second.guests.open_customer(1)
    busier.person.wait(lambda: second.guests.view_model.at_hand_id == 1)

    first.session.lock.lock(Reason.KEY)

    assert first.locking.is_covered
    assert second.locking.is_covered
    assert told_of_guest() == []
    busier.person.wait(lambda: not first.locking.screen.card._view_model.busy)
    busier.person.wait(lambda: not second.locking.screen.card._view_model.busy)
    second.window.activateWindow()
    second.locking.screen.take_keys()
    busier.unlock()
    assert not first.locking.is_covered


def test_S3_menus_and_dialogs_go_and_none_comes_while_it_is_locked(busy: Clerk) -> None:
    window = desk_of(busy).window
    menu = QMenu("Wilhelmina", window)
    menu.addAction("Write to Wilhelmina")
    menu.popup(window.mapToGlobal(window.rect().center()))
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLabel("Merge Wilhelmina with another card?"))
    dialog.open()

    desk_of(busy).session.lock.lock(Reason.KEY)

    assert not menu.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert told_of_guest() == []
    dialog.show()
    QLabel("Wilhelmina", window).show()
    busy.settle()
    busy.person.wait(lambda: told_of_guest() == [])
    assert not dialog.isVisible()
    busy.settle()
    menu.deleteLater()
    dialog.deleteLater()


def test_S3_no_key_reaches_what_is_covered(busy: Clerk) -> None:
    desk = desk_of(busy)
    busy.lock()
    held = Qt.KeyboardModifier.ControlModifier

    for key in (
        Qt.Key.Key_K,
        Qt.Key.Key_N,
        Qt.Key.Key_Z,
        Qt.Key.Key_R,
        Qt.Key.Key_M,
        Qt.Key.Key_1,
        Qt.Key.Key_4,
    ):
        busy.key(key, held)
    busy.key(Qt.Key.Key_F1)
    busy.key(Qt.Key.Key_F10)
    for listed in desk.actions.listed:
        listed.action.trigger()

    assert desk.window.current_key == "guests"
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [desk.window]
    assert told_of_guest() == []


def test_S3_what_was_typed_and_where_survives(busy: Clerk) -> None:
    desk = desk_of(busy)
    line = desk.guests.bar.line
    busy.person.type(line, "likes the corner tab")
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    at = line.cursorPosition()

    busy.lock()
    assert not any("corner" in word for word in seen_words())
    busy.unlock()

    assert line.text() == "likes the corner tab"
    assert QApplication.focusWidget() is line
    assert line.cursorPosition() == at
    busy.keys("le")
    assert line.text() == "likes the corner table"


def test_S3_the_tray_is_silent(busy: Clerk) -> None:
    told: list[str] = []
    desk = desk_of(busy)

    class Tray:
        def notify(self, words: str) -> None:
            told.append(words)

        def close(self) -> None: ...

    desk.reminding.begin()
    desk.reminding._tray = Tray()  # type: ignore[assignment]
    desk.reminding._tell(1)
    busy.lock()
    desk.reminding._tell(2)

    assert told == ["1 new reminder"]


def test_S3_misses_cost_time_that_is_counted_down_in_words(busy: Clerk) -> None:
    busy.lock()
    card = desk_of(busy).locking.screen.card
    for miss in range(5):
        busy.person.wait(lambda: QApplication.focusWidget() is card.pin and card._view_model.is_open)
        busy.keys("0000")
        busy.person.wait(lambda miss=miss: not card._view_model.busy and bool(card.told.text()))  # type: ignore[misc]

    assert card.told.text() == "That is not right. Try again in 2 seconds."
    assert card.pin.waiting
    card._view_model.waiting.pass_second()
    assert card.told.text() == "That is not right. Try again in 1 second."
    card._view_model.waiting.pass_second()
    assert card.told.text() == "Now you can try again."
    assert not card.pin.waiting
    assert card.pin.count == 0


def test_S3_a_veil_hides_at_once_and_the_same_key_brings_back(busier: Clerk) -> None:
    desk = desk_of(busier)
    line = desk.guests.bar.line
    busier.person.type(line, "half a")
    line.setFocus(Qt.FocusReason.OtherFocusReason)

    busier.key(Qt.Key.Key_F9)
    assert told_of_guest() == []
    assert not desk.session.workplace.desk.locked
    busier.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert told_of_guest() == []
    busier.key(Qt.Key.Key_F9)

    assert told_of_guest()
    assert QApplication.focusWidget() is line
    assert line.text() == "half a"


def test_S3_a_veiled_desk_is_locked_all_the_same(busy: Clerk) -> None:
    desk = desk_of(busy)
    busy.key(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.lock.veiled

    desk.session.lock.lock(Reason.IDLE)
    busy.settle()
    busy.unlock()

    assert told_of_guest()
    assert not desk.session.lock.veiled


def test_S3_an_owner_who_lost_the_password_comes_in_by_the_recovery_key(clerk: Clerk) -> None:
    desk = desk_of(clerk)
    come_in_by_recovery_key(clerk)
    type_new_password(clerk)
    clerk.person.wait(lambda: not desk.locking.is_covered)

    clerk.front()
    clerk.lock()
    desk.locking.screen.card.other_way.click()
    clerk.sign_in(NEW)


def test_S3_a_new_password_is_kept_away_from_the_window_and_typed_again_where_it_could_not_be(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(clerk)
    card, work = desk.locking.screen.card, desk.session.workplace
    by: list[Thread] = []
    keep = SecretService.set_password

    def kept(secrets: SecretService, staff_id: int, made: str) -> Outcome[None]:
        by.append(current_thread())
        return keep(secrets, staff_id, made)

    monkeypatch.setattr(SecretService, "set_password", kept)
    monkeypatch.setattr(write_lock, "PATIENCE", 0.1)
    come_in_by_recovery_key(clerk)
    with closing(connect(desk.session.folder.venue_file, key=work.database.key)) as other:
        other.execute("BEGIN IMMEDIATE")
        type_new_password(clerk)
        clerk.person.wait(lambda: card.told.text() != "")
        other.rollback()
    assert desk.locking.is_covered
    assert work.desk.locked

    monkeypatch.undo()
    for _field in (card.new, card.again):
        clerk.key(Qt.Key.Key_Return)
    clerk.person.wait(lambda: not desk.locking.is_covered)
    assert not work.desk.locked
    assert by
    assert main_thread() not in by


NEW = "another long password"


def type_new_password(clerk: Clerk) -> None:
    for _time in range(2):
        clerk.keys(NEW)
        clerk.key(Qt.Key.Key_Return)


def come_in_by_recovery_key(clerk: Clerk) -> None:
    """Up to where a new password is asked, after a slip of the pen."""
    desk = desk_of(clerk)
    key = RecoveryKey.new()
    with desk.session.workplace.database.write(by=0) as session:
        session.add(VenueSetting(key=RECOVERY_SETTING, value=made_of(key.shown)))
    card = desk.locking.screen.card
    clerk.settle()

    card.forgotten.click()
    clerk.person.wait(lambda: card.key.isVisible() and QApplication.focusWidget() is card.key.editor)
    clerk.keys(key.shown[:-1] + ("0" if key.shown[-1] != "0" else "1"))
    clerk.key(Qt.Key.Key_Return)
    assert card.told.text() == "One of the characters of the recovery key is wrong."
    card.key.set_text(key.shown.lower())
    clerk.key(Qt.Key.Key_Return)
    clerk.person.wait(lambda: card.new.isVisible() and QApplication.focusWidget() is card.new.editor)
    assert desk.locking.is_covered


def test_S3_tab_arrows_and_letters_reach_everybody(busy: Clerk) -> None:
    busy.lock()
    card = desk_of(busy).locking.screen.card
    assert [tile.accessibleName() for tile in card.people.tiles] == ["Mara Keller, chosen", "Tomás Ribeiro"]

    busy.key(Qt.Key.Key_Right)
    assert [tile.accessibleName() for tile in card.people.tiles] == ["Mara Keller", "Tomás Ribeiro, chosen"]
    busy.key(Qt.Key.Key_M)
    assert card._view_model.current == 1
    reached = set()
    for _ in range(8):
        busy.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert desk_of(busy).locking.screen.isAncestorOf(focused)
        reached.add(focused)
    assert {card.people, card.pin, card.other_way} <= reached


def test_S3_an_older_place_says_where_signing_in_is_turned_on(start: Start, tmp_path: Path) -> None:
    person = start(tmp_path / "older")
    desk = person.set_up()
    assert not desk.window.top_bar.lock.isVisible()

    desk.locking.lock()

    assert not desk.locking.is_covered
    assert desk.window.current_key == "settings"
    assert desk.window.status.said.text.startswith("Nobody signs in here yet.")


def test_S3_a_screen_that_was_handed_over_comes_back_locked(busier: Clerk) -> None:
    desk = desk_of(busier)
    asking = desk.asking
    asking.handing_over.start_with("csat", 1)
    screen = asking.handing_over.screen
    busier.person.wait(screen.isVisible)
    assert not desk.session.lock.lock(Reason.IDLE)

    screen.staff.click()
    busier.settle()

    assert not screen.isVisible()
    assert desk.window.isVisible()
    assert desk.locking.is_covered
    assert told_of_guest() == []
    assert desk.locking.screen.why == "The answer is kept. Your PIN takes the screen back."
    busier.front()
    desk.locking.screen.take_keys()
    busier.unlock("2468")
    assert told_of_guest()


def test_S3_a_password_typed_before_the_lock_screen_is_there_stands_nowhere(
    clerk: Clerk, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.person.program.close()
    takes_keys: list[bool] = []
    enter = Locking.enter

    def look_and_enter(locking: Locking) -> bool:
        takes_keys.append(person.desk.window.lookup.isEnabled() or bool(person.desk.window.lookup.text))
        return enter(locking)

    monkeypatch.setattr(Locking, "enter", look_and_enter)
    person = start(tmp_path / "place")
    person.program.start()
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    bare = next(each for each in windows if each.isVisible() and not each.is_furnished)
    QTest.keyClicks(bare.centralWidget(), "harbour lig")

    person.wait(lambda: bool(person.program.desks) and person.desk.locking.is_covered)

    assert takes_keys == [False]
    assert person.desk.window.lookup.text == ""
    Clerk(person).settle()


def test_S3_a_locked_window_that_is_closed_shows_nothing_on_its_way(busy: Clerk) -> None:
    desk = desk_of(busy)
    busy.lock()
    shown: list[str] = []
    desk.closed.connect(lambda: shown.extend(told_of_guest()))

    desk.window.close()

    assert shown == []
    busy.person.wait(lambda: not busy.person.program.desks)

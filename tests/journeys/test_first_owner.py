"""An owner sets a place up by keyboard, works, and finds it locked at the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.recovery_key import RecoveryKey
from app.core.rights import Right
from app.sign_in.service.signing_in import SignInService
from tests.journeys.conftest import Person

Start = Callable[[Path], Person]
PASSWORD, PIN = "harbour lights at dusk", "2468"


@pytest.fixture
def owner(start: Start, tmp_path: Path) -> Person:
    """Somebody who has just set a place up."""
    person = start(tmp_path / "place")
    person.program.start()
    first = person.program.first
    assert first is not None
    first.activateWindow()
    QTest.qWaitForWindowActive(first)
    person.type(first.name, "Harbour House")
    person.type(first.staff, "Mara Keller")
    assert first.zone.choose("Europe/Zurich")
    person.press(first.staff, Qt.Key.Key_Return)
    for text in (PASSWORD, PASSWORD, PIN, PIN):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert RecoveryKey.read(first.recovery.lines.text())
    QTest.keyClick(first.recovery.tick, Qt.Key.Key_Space)
    person.wait(first.recovery.on_button.isEnabled)
    QTest.keyClick(first.recovery.on_button, Qt.Key.Key_Return)
    person.wait(lambda: bool(person.program.desks))
    return person


def test_whoever_set_the_place_up_goes_on_without_signing_in_again(owner: Person) -> None:
    desk = owner.desk
    at_work = desk.session.workplace.desk

    assert owner.program.first is None
    assert not desk.locking.is_covered
    assert (at_work.guarded, at_work.locked, at_work.role, at_work.may(Right.KEYS)) == (
        True,
        False,
        "owner",
        True,
    )
    assert desk.window.top_bar.lock.isVisible()
    assert SignInService(desk.session.workplace).can_recover()


def test_the_lock_at_the_top_locks_and_the_pin_opens(owner: Person) -> None:
    desk = owner.desk
    desk.window.activateWindow()
    QTest.qWaitForWindowActive(desk.window)
    QTest.keyClick(desk.window.top_bar.lock, Qt.Key.Key_Return)
    card = desk.locking.screen.card
    owner.wait(lambda: QApplication.focusWidget() is card.pin)

    QTest.keyClicks(card.pin, PIN)

    owner.wait(lambda: not desk.locking.is_covered)
    assert desk.session.workplace.desk.staff_id == 1


def test_the_backspace_takes_a_digit_back(owner: Person) -> None:
    desk = owner.desk
    desk.locking.lock()
    card = desk.locking.screen.card
    owner.wait(card.pin.isVisible)

    QTest.keyClicks(card.pin, "249")
    QTest.keyClick(card.pin, Qt.Key.Key_Backspace)
    assert card.pin.count == 2
    QTest.keyClicks(card.pin, "68")

    owner.wait(lambda: not desk.locking.is_covered)

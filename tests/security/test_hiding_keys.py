"""S3: the keys that hide the screen act whatever stands before the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu

from tests.journeys.conftest import quick_files, start
from tests.security.locked_place import GUEST, Clerk, told_of_guest
from tests.security.test_lock import busy, desk_of

__all__ = ["busy", "quick_files", "start"]

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def in_front(clerk: Clerk) -> None:
    """Until the system gives the keys to what was opened."""
    ours = desk_of(clerk).window.windowHandle()
    clerk.person.wait(lambda: QGuiApplication.focusWindow() not in (ours, None))


def question(clerk: Clerk, press: Callable[[], None]) -> None:
    QTimer.singleShot(50, press)
    assert not desk_of(clerk).dialogs.ask(title=GUEST, question=f"Merge {GUEST}?", yes="Merge")


def preview(clerk: Clerk, press: Callable[[], None]) -> None:
    dialog = QPrintPreviewDialog(desk_of(clerk).window)
    dialog.open()
    dialog.activateWindow()
    in_front(clerk)
    press()
    dialog.deleteLater()


def menu(clerk: Clerk, press: Callable[[], None]) -> None:
    window = desk_of(clerk).window
    menu = QMenu(GUEST, window)
    menu.addAction(f"Write to {GUEST}")
    menu.popup(window.mapToGlobal(window.rect().center()))
    in_front(clerk)
    press()
    menu.deleteLater()


def choice(clerk: Clerk, press: Callable[[], None]) -> None:
    guests = desk_of(clerk).guests
    guests.card.forms.add_preference()
    form = guests.card.side.form
    assert form is not None
    next(box for box in form.findChildren(QComboBox) if box.isVisible()).showPopup()
    in_front(clerk)
    press()


@pytest.mark.parametrize("before", [question, preview, menu, choice])
@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_B, CTRL_SHIFT),
        (Qt.Key.Key_L, CTRL_SHIFT),
    ],
    ids=["veil", "other veil", "lock"],
)
def test_S3_the_screen_is_hidden_by_key_whatever_stands_before_the_window(
    busy: Clerk,
    before: Callable[[Clerk, Callable[[], None]], None],
    key: Qt.Key,
    held: Qt.KeyboardModifier,
) -> None:
    desk = desk_of(busy)

    def press() -> None:
        front = QGuiApplication.focusWindow()
        assert front is not None
        QTest.keyClick(front, key, held)

    before(busy, press)

    assert desk.locking.is_covered
    busy.person.wait(lambda: told_of_guest() == [])
    if desk.session.workplace.desk.locked:
        busy.settle()
        return
    busy.front()
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_F9)
    assert not desk.locking.is_covered
    assert told_of_guest()

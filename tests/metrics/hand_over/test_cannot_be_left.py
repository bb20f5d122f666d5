"""Whoever has the screen in their hands sees the survey and nothing else, until staff types a PIN."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.metrics.hand_over.view_model import Page
from app.metrics.hand_over.waiting_times import LONGEST_WAIT, Misses
from tests.metrics.hand_over.conftest import PIN, HandDesk
from tests.venues import NOON

CONTROL, ALT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


def test_the_window_goes_and_comes_back_with_what_was_not_saved(desk: HandDesk) -> None:
    geometry = desk.window.geometry()
    desk.hand_over()
    assert desk.screen.isFullScreen()
    assert not desk.window.isVisible()
    desk.take_back()

    assert not desk.screen.isVisible()
    assert desk.window.isVisible()
    assert desk.window.geometry() == geometry
    assert desk.line.hasFocus()
    assert desk.line.text() == "not saved yet"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, PLAIN),
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_F1, PLAIN),
        (Qt.Key.Key_F11, PLAIN),
        (Qt.Key.Key_Menu, PLAIN),
        (Qt.Key.Key_Q, CONTROL),
        (Qt.Key.Key_W, CONTROL),
        (Qt.Key.Key_K, CONTROL),
        (Qt.Key.Key_V, CONTROL),
        (Qt.Key.Key_Tab, CONTROL),
        (Qt.Key.Key_Tab, ALT),
        (Qt.Key.Key_D, META),
        (Qt.Key.Key_K, CONTROL | ALT),
    ],
)
def test_no_key_leads_out(desk: HandDesk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    done: list[str] = []
    action = QAction("Out", desk.window)
    action.setShortcut(QKeySequence(modifier.value | key.value))
    action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    action.triggered.connect(lambda: done.append("out"))
    desk.window.addAction(action)
    desk.hand_over()
    desk.press(key, modifier)

    assert done == []
    assert desk.screen.isVisible()
    assert (desk.view_model.page, desk.view_model.score) == (Page.QUESTION, None)


def test_it_cannot_be_closed(desk: HandDesk) -> None:
    desk.hand_over()

    assert not desk.screen.close()
    assert desk.screen.isVisible()


def test_nothing_is_pasted_from_the_desk(desk: HandDesk) -> None:
    QApplication.clipboard().setText("Room 412, nut allergy")
    desk.hand_over()
    desk.type("8")
    comment = desk.screen.question.comment
    comment.setFocus()
    desk.press(Qt.Key.Key_V, CONTROL)
    desk.press(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), comment.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(comment.viewport(), menu)

    assert comment.toPlainText() == ""
    assert QApplication.activePopupWidget() is None
    QApplication.clipboard().clear()


def test_another_window_that_comes_up_is_turned_away(desk: HandDesk) -> None:
    desk.hand_over()
    intruder = QWidget()
    intruder.show()
    QApplication.processEvents()
    QApplication.processEvents()

    assert not intruder.isVisible()
    assert desk.screen.isVisible()
    intruder.deleteLater()


def test_the_program_itself_is_turned_away_when_it_is_started_again(desk: HandDesk) -> None:
    desk.hand_over()
    desk.window.show()
    QApplication.processEvents()
    QApplication.processEvents()
    assert not desk.window.isVisible()
    desk.take_back()

    assert desk.window.isVisible()


def test_the_screen_says_nothing_of_the_program(desk: HandDesk) -> None:
    desk.hand_over("de")

    assert desk.screen.windowTitle() == desk.work.venue.name
    texts = {widget.accessibleName() for widget in desk.screen.findChildren(QWidget) if widget.isVisible()}
    assert not any("Guests" in text for text in texts)


def test_a_wrong_pin_is_said_and_the_right_one_opens(desk: HandDesk) -> None:
    desk.hand_over()
    desk.screen.staff.click()
    desk.type("1357")
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.pin.told.text() == "This is nobody's PIN."
    assert desk.screen.pin.line.text() == ""
    for digit in PIN:
        desk.screen.pin.keys[digit].click()
    desk.screen.pin.open.click()

    assert not desk.screen.isVisible()


def test_from_the_fifth_miss_on_everybody_waits(desk: HandDesk) -> None:
    desk.hand_over()
    desk.screen.staff.click()
    for _miss in range(5):
        desk.type("1357")
        desk.press(Qt.Key.Key_Return)
    assert desk.screen.pin.told.text() == "This is nobody's PIN. Try again in 30 seconds."
    desk.type(PIN)
    desk.press(Qt.Key.Key_Return)
    assert desk.screen.isVisible()
    desk.clock.forward(seconds=30)
    desk.type(PIN)
    desk.press(Qt.Key.Key_Return)

    assert not desk.screen.isVisible()


def test_from_the_pin_it_goes_back_to_what_was_begun(desk: HandDesk) -> None:
    desk.hand_over()
    desk.type("6")
    desk.screen.question.comment.setPlainText("Noisy")
    desk.screen.staff.click()
    desk.screen.pin.back.click()

    assert (desk.view_model.score, desk.screen.question.typed) == (6, "Noisy")
    assert desk.view_model.page is Page.QUESTION


def test_the_keys_that_write_are_let_through(desk: HandDesk) -> None:
    desk.hand_over()
    desk.type("8")
    comment = desk.screen.question.comment
    comment.setFocus()
    QTest.keyClicks(comment, "Warm & kind! 10/10")
    QTest.keyClick(comment, "@", CONTROL | ALT)

    assert comment.toPlainText().startswith("Warm & kind! 10/10")


def test_each_wait_is_twice_as_long_up_to_ten_minutes() -> None:
    misses = Misses()
    waits = [misses.miss(NOON) for _miss in range(40)]

    assert waits[:7] == [timedelta(seconds=seconds) for seconds in (0, 0, 0, 0, 30, 60, 120)]
    assert waits[-1] == LONGEST_WAIT
    assert misses.left(NOON + LONGEST_WAIT) == timedelta()
    misses.forget()
    assert misses.left(NOON) == timedelta()


def test_dragging_and_tooltips_lead_nowhere(desk: HandDesk) -> None:
    desk.hand_over()
    for kind in (QEvent.Type.ToolTip, QEvent.Type.Shortcut):
        assert desk.screen._guard.eventFilter(desk.screen, QEvent(kind))

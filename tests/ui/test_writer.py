"""A write that takes long leaves the window alive, in order, and with everything that was typed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, InvalidInput, Problem
from app.ui.held_input import ANSWERS
from app.ui.writer import AnyWriter, InlineWriter, Writer

LONG = 10.0


class Desk:
    """A window, and a write that lasts until it is told to end."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        body = QWidget()
        self.line, self.button, self.cancel = QLineEdit(), QPushButton("Do"), QPushButton("Cancel")
        self.cancel.setProperty(ANSWERS, True)
        self.cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(body)
        for widget in (self.line, self.button, self.cancel):
            column.addWidget(widget)
        self.window.setCentralWidget(body)
        self.ended = threading.Event()
        self.asked: Cancellation | None = None
        self.writer = Writer(self._within)
        self.cancel.clicked.connect(self.writer.cancel)
        self.heard: list[object] = []
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.line.setFocus()

    def write(self, meanwhile: Callable[[], object]) -> str:
        """Write for as long as it takes to do something meanwhile, once somebody was told that it takes long."""
        self.ended.clear()

        def act(slow: bool) -> None:
            if slow:
                meanwhile()
                QTimer.singleShot(0, self.ended.set)

        self.writer.slow_changed.connect(act)
        try:
            return self.writer.run(self._until_ended, then=self.heard.append)
        finally:
            self.writer.slow_changed.disconnect(act)

    def _until_ended(self) -> str:
        assert self.ended.wait(LONG)
        return "kept"

    @contextmanager
    def _within(self, cancellation: Cancellation) -> Iterator[None]:
        """As the database does: what waits ends on cancelling."""
        with cancellation.on_cancel(self.ended.set):
            yield
        cancellation.raise_if_cancelled()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.writer.close()


def test_a_quick_write_is_over_before_anything_else_happens(desk: Desk) -> None:
    ticks: list[bool] = []
    QTimer.singleShot(0, lambda: ticks.append(True))
    assert desk.writer.run(lambda: 42, then=desk.heard.append) == 42
    assert desk.heard == [42]
    assert ticks == []


def beats_during(writer: AnyWriter) -> int:
    """How often a timer runs while a write lasts for a fifth of a second."""
    beats: list[bool] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(True))
    timer.start()
    never = threading.Event()
    writer.run(lambda: never.wait(0.2), then=lambda _value: None)
    return len(beats)


def test_timers_run_while_a_write_takes_long(desk: Desk) -> None:
    assert beats_during(desk.writer) >= 5


def test_without_its_own_thread_nothing_runs_meanwhile(qapp: QApplication) -> None:
    assert beats_during(InlineWriter()) == 0


def test_what_is_typed_meanwhile_comes_after(desk: Desk, qtbot: QtBot) -> None:
    seen: list[str] = []

    def type_meanwhile() -> None:
        QTest.keyClicks(desk.line, "Lea")
        seen.append(desk.line.text())

    assert desk.write(type_meanwhile) == "kept"
    assert seen == [""]
    qtbot.waitUntil(lambda: desk.line.text() == "Lea")


def test_it_goes_to_whoever_has_the_focus_then(desk: Desk, qtbot: QtBot) -> None:
    other = QLineEdit(desk.window)
    other.show()

    def then(value: object) -> None:
        desk.heard.append(value)
        other.setFocus()

    desk.ended.clear()
    desk.writer.slow_changed.connect(lambda slow: QTest.keyClicks(desk.line, "on") if slow else None)
    QTimer.singleShot(600, desk.ended.set)
    desk.writer.run(desk._until_ended, then=then)
    qtbot.waitUntil(lambda: other.text() == "on")
    assert desk.line.text() == ""


def test_what_is_typed_afterwards_waits_for_nothing(desk: Desk) -> None:
    desk.write(lambda: None)
    QTest.keyClicks(desk.line, "at once")
    assert desk.line.text() == "at once"


def test_a_shortcut_pressed_meanwhile_acts_after(desk: Desk, qtbot: QtBot) -> None:
    acted: list[bool] = []
    action = QAction("Go", desk.window)
    action.setShortcut(QKeySequence("Ctrl+G"))
    action.triggered.connect(lambda: acted.append(True))
    desk.window.addAction(action)
    seen: list[int] = []

    def press() -> None:
        QTest.keyClick(desk.line, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        seen.append(len(acted))

    desk.write(press)
    assert seen == [0]
    qtbot.waitUntil(lambda: acted == [True])


def test_escape_gives_it_up(desk: Desk) -> None:
    with pytest.raises(Cancelled):
        desk.write(lambda: QTest.keyClick(desk.line, Qt.Key.Key_Escape))
    assert desk.heard == []


def test_so_does_its_button_and_no_other_takes_a_click(desk: Desk) -> None:
    pressed: list[bool] = []
    desk.button.clicked.connect(lambda: pressed.append(True))

    def click_both() -> None:
        QTest.mouseClick(desk.button, Qt.MouseButton.LeftButton)
        QTest.mouseClick(desk.cancel, Qt.MouseButton.LeftButton)

    with pytest.raises(Cancelled):
        desk.write(click_both)
    assert pressed == []


def test_a_write_given_up_too_late_is_told_as_kept(desk: Desk) -> None:
    desk.writer.close()
    desk.writer = Writer()

    def too_late() -> None:
        desk.writer.cancel()

    assert desk.write(too_late) == "kept"
    assert desk.heard == ["kept"]


def test_a_write_of_a_timer_meanwhile_comes_after_and_is_told_after(desk: Desk) -> None:
    second: list[object] = []

    def meanwhile() -> None:
        QTimer.singleShot(0, desk.ended.set)
        second.append(desk.writer.run(lambda: "second", then=desk.heard.append))
        second.extend(desk.heard)

    assert desk.write(meanwhile) == "kept"
    assert second == ["second", "kept", "second"]


def test_a_write_behind_one_that_is_given_up_is_given_up_as_well(desk: Desk) -> None:
    begun: list[bool] = []
    outcome: list[type] = []

    def meanwhile() -> None:
        QTimer.singleShot(0, desk.writer.cancel)
        try:
            desk.writer.run(lambda: begun.append(True), then=desk.heard.append)
        except Cancelled as error:
            outcome.append(type(error))

    with pytest.raises(Cancelled):
        desk.write(meanwhile)
    assert (begun, outcome) == ([], [Cancelled])


def test_no_widget_goes_away_under_somebody_who_waits(desk: Desk, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def take_away() -> None:
        desk.button.deleteLater()
        QTimer.singleShot(10, lambda: seen.append(shiboken6.isValid(desk.button)))
        QTimer.singleShot(20, desk.ended.set)

    desk.ended.clear()
    desk.writer.slow_changed.connect(lambda slow: take_away() if slow else None)
    desk.writer.run(desk._until_ended, then=desk.heard.append)
    assert seen == [True]
    assert shiboken6.isValid(desk.button)
    qtbot.waitUntil(lambda: not shiboken6.isValid(desk.button))


def test_a_window_closed_meanwhile_closes_after(desk: Desk, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def close() -> None:
        desk.window.close()
        seen.append(desk.window.isVisible())

    desk.write(close)
    assert seen == [True]
    qtbot.waitUntil(lambda: not desk.window.isVisible())


class Held:
    """Notes in which thread it goes."""

    def __init__(self, went: list[str]) -> None:
        self._went = went

    def __del__(self) -> None:
        self._went.append(threading.current_thread().name)


def test_what_a_write_holds_goes_in_the_thread_of_the_window(desk: Desk) -> None:
    went: list[str] = []

    def work_of(held: Held) -> Callable[[], bool]:
        return lambda: held is not None

    for _turn in range(50):
        assert desk.writer.run(work_of(Held(went)), then=desk.heard.append)
    assert went == [threading.main_thread().name] * 50


@pytest.mark.parametrize("error", [InvalidInput([Problem("name", "Missing")]), ZeroDivisionError("bug")])
def test_what_goes_wrong_reaches_whoever_asked(desk: Desk, error: Exception) -> None:
    def fail() -> Any:
        raise error

    with pytest.raises(type(error)) as caught:
        desk.writer.run(fail, then=desk.heard.append)
    assert caught.value is error
    assert desk.heard == []

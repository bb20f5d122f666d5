"""The window: panes built when needed, keys from everywhere, and nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.changes import Change
from app.core.errors import DiskFull
from app.core.outcome import Outcome
from app.core.undo import Reversal
from app.shell.entries import StaffChoice
from app.shell.main_window import MainWindow
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from tests.shell.conftest import Shell


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def type_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    from PySide6.QtTest import QTest

    target = focused()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def test_a_pane_is_built_when_it_is_first_shown_and_kept(shell: Shell) -> None:
    assert shell.built == []
    shown = []
    shell.window.pane_shown.connect(shown.append)

    shell.window.show_pane("guests")
    shell.window.show_pane("today")
    shell.window.show_pane("guests")

    assert shell.built == ["guests", "today"]
    assert shown == ["guests", "today", "guests"]
    assert shell.window.current_key == "guests"
    assert shell.window.rail.button("guests").isChecked()
    assert not shell.window.is_built("recovery")


def test_panes_come_up_by_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    type_key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "guests"
    type_key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "settings"


def test_panes_come_up_by_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.rail.button("recovery"), Qt.MouseButton.LeftButton)
    assert window.current_key == "recovery"

    qtbot.keyClick(window.rail.button("guests"), Qt.Key.Key_Space)
    assert window.current_key == "guests"


def test_arrow_keys_walk_along_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.button("today").setFocus()
    qtbot.keyClick(window.rail.button("today"), Qt.Key.Key_Down)
    assert focused() is window.rail.button("guests")
    qtbot.keyClick(window.rail.button("guests"), Qt.Key.Key_Up)
    qtbot.keyClick(window.rail.button("today"), Qt.Key.Key_Up)
    assert focused() is window.rail.button("settings")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_lookup_is_one_key_away_from_everywhere(
    window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    wanted = []
    window.lookup_wanted.connect(lambda: wanted.append(True))
    window.rail.button("today").setFocus()

    type_key(key, modifier)

    assert window.lookup.focusProxy() is focused()
    assert wanted == [True]


def test_a_slash_in_a_text_field_is_a_slash(window: MainWindow, qtbot: QtBot) -> None:
    window.show_pane("guests")
    note = window.pane("guests").findChild(QLineEdit, "note")
    note.setFocus()

    qtbot.keyClicks(note, "1/2")

    assert note.text() == "1/2"
    assert focused() is note


def test_escape_leaves_the_lookup_for_the_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.show_pane("guests")
    window.take_to_lookup()
    type_key(Qt.Key.Key_Escape)

    assert focused() is window.pane("guests").findChild(QLineEdit, "note")


def test_undo_takes_back_the_last_step_and_says_so(shell: Shell, qtbot: QtBot) -> None:
    undone = []
    step = Reversal("Keep preference", lambda: undone.append(1) or Change(), lambda: Change())  # type: ignore[func-returns-value]
    shell.runner.do(lambda: Outcome(None, Change(), step, "Preference kept"))
    status = shell.window.status
    assert status.said.text == "Preference kept"
    assert status.undo.isVisible()

    qtbot.mouseClick(status.undo, Qt.MouseButton.LeftButton)

    assert undone == [1]
    assert status.said.text == "Taken back: Keep preference"
    assert not status.undo.isVisible()


def test_ctrl_z_belongs_to_the_field_with_the_cursor_first(shell: Shell, qtbot: QtBot) -> None:
    undone = []
    step = Reversal("Rename", lambda: undone.append(1) or Change(), lambda: Change())  # type: ignore[func-returns-value]
    shell.runner.do(lambda: Outcome(None, Change(), step, "Renamed"))
    shell.window.show_pane("guests")
    note = shell.window.pane("guests").findChild(QLineEdit, "note")
    note.setFocus()
    qtbot.keyClicks(note, "tulips")

    type_key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.text() == ""
    assert undone == []
    shell.window.rail.button("guests").setFocus()
    type_key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_a_problem_stands_there_in_full_until_it_is_read(shell: Shell, qtbot: QtBot) -> None:
    shell.notices.problem(DiskFull("The disk is full.", kept="All is safe.", to_do="Free space."))
    strip = shell.window.strip

    assert strip.isVisible()
    assert strip.band.accessibleName() == "The disk is full. All is safe. Free space."
    assert not shell.window.status.undo.isVisible()
    qtbot.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert not strip.isVisible()

    shell.notices.problem(DiskFull("Again."))
    shell.notices.done("Saved")
    assert not strip.isVisible()


def test_text_grows_and_shrinks_by_keys_and_is_remembered(shell: Shell, theme: Theme) -> None:
    type_key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    type_key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.text_scale == 1.2
    type_key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme.text_scale == 1.1
    assert shell.remembered.number("text_scale", 1.0) == 1.1
    type_key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.text_scale == 1.0


def test_the_window_comes_back_where_it_was(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    shell.window.setMinimumSize(0, 0)  # the screen of the tests is 800 by 800
    shell.window.resize(640, 480)
    closed = []
    shell.window.closing.connect(lambda: closed.append(True))
    shell.window.show_pane("guests")
    shell.window.close()

    again = Remembered(tmp_path / "window.ini")
    other = QWidget()
    qtbot.addWidget(other)
    assert again.restore_window(other)
    assert other.size() == shell.window.size()
    assert again.text("pane") == "guests"
    assert closed == [True]


def test_badges_count_what_is_late(window: MainWindow) -> None:
    before = window.rail.button("recovery").grab().toImage()
    window.show_badge("recovery", 2)
    button = window.rail.button("recovery")

    assert button.grab().toImage() != before
    assert button.accessibleName() == "Recovery, 2 late"
    window.show_badge("recovery", 0)
    assert button.accessibleName() == "Recovery"
    assert button.badge == 0


@pytest.mark.parametrize("size", [(1024, 700), (1366, 820), (1920, 1040)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_of_the_frame_is_cut_off_at_any_size(
    window: MainWindow, theme: Theme, size: tuple[int, int], scale: float
) -> None:
    theme.set_text_scale(scale)
    window.resize(*size)
    window.top_bar.show_venue("Harbour House", rehearsal=True)
    window.top_bar.show_staff([StaffChoice(1, "Mara Kovac", "front desk")], 1)
    window.status.show_count("48,210 guests")
    window.status.show_backup("Backed up 06:00 today")
    window.status.show_state("Encrypted on this computer", icon="lock")
    QApplication.processEvents()

    assert (window.width(), window.height()) == size
    rail = window.rail
    for key in ("today", "guests", "recovery", "settings"):
        button = rail.button(key)
        words = QFontMetrics(theme.font("tiny"))
        assert button.width() >= words.horizontalAdvance(button.text())
        assert rail.viewport().rect().contains(button.geometry()), key
    assert window.status.state.width() >= window.status.state.sizeHint().width()
    assert window.lookup.width() >= 240
    assert window.status.geometry().bottom() <= window.centralWidget().height()


def test_everything_that_takes_the_cursor_has_a_name(shell: Shell) -> None:
    shell.window.show_pane("settings")
    controls = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider)
    nameless = [
        widget
        for kind in controls
        for widget in shell.window.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]

    assert nameless == []


def test_every_stop_of_the_tab_key_shows_that_it_has_the_cursor(shell: Shell, qtbot: QtBot) -> None:
    shell.window.show_pane("settings")
    shell.window.top_bar.allow_lock()
    stops = [
        widget
        for widget in shell.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    ]
    looks_alike = []
    for stop in stops:
        shell.window.setFocus()
        around = stop.parentWidget() if isinstance(stop, QLineEdit) else stop
        before = around.grab().toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if around.grab().toImage() == before:
            looks_alike.append(stop)

    assert len(stops) >= 8
    assert looks_alike == []

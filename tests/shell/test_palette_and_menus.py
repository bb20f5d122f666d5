"""Everything the program can do is found by typing and stands in the menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.shell.command_palette import CommandPalette, matching, words_of
from app.shell.main_window import MainWindow
from app.shell.menus import Menus
from tests.shell.conftest import Shell


@pytest.fixture
def palette(shell: Shell) -> CommandPalette:
    shell.actions.add("Print & post the card", group="customer", run=lambda: None, shortcut="Ctrl+P")
    shell.window.open_palette()
    return shell.window.findChild(CommandPalette)


def shown(palette: CommandPalette) -> list[str]:
    return [words_of(action) for action in palette.model.rows]


def test_the_palette_opens_by_key_and_lists_every_action(shell: Shell, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, both)
    palette = shell.window.findChild(CommandPalette)

    assert palette.isVisible()
    assert len(shown(palette)) == len(shell.actions.listed)
    assert "Guests (Ctrl 2)" in [palette.model.index(at).data() for at in range(palette.model.rowCount())]


def test_typing_finds_by_every_word(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "CARD pri")

    assert shown(palette) == ["Print & post the card"]


def test_what_begins_with_the_text_comes_first_and_accents_do_not_matter(qapp: object) -> None:
    actions = [QAction(words) for words in ("Re-open", "Öpen a case", "Open the menu", "Quit")]

    assert [action.text() for action in matching(actions, "open")] == [
        "Öpen a case",
        "Open the menu",
        "Re-open",
    ]
    assert matching(actions, "nothing") == []


def test_enter_runs_what_is_chosen_and_gives_the_cursor_back(shell: Shell, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    shell.window.open_palette()
    palette = shell.window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "e")
    qtbot.keyClick(palette.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(palette.field, "larger text")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_a_pane_chosen_there_takes_the_keys(shell: Shell, qtbot: QtBot) -> None:
    shell.window.open_palette()
    palette = shell.window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "guests")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert shell.window.current_key == "guests"
    assert shell.window.pane("guests").isAncestorOf(QApplication.focusWidget())


def test_what_is_switched_off_is_shown_and_does_not_run(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "undo")
    assert shown(palette) == ["Undo"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert palette.isVisible()


def test_escape_and_a_click_elsewhere_leave(
    palette: CommandPalette, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    window.open_palette()
    window.rail.button("today").setFocus()
    assert not palette.isVisible()


def test_every_action_stands_in_a_menu(shell: Shell) -> None:
    shell.actions.add("New guest", group="customer", run=lambda: None, shortcut="Ctrl+N")
    menu = Menus(shell.actions, customer_title="Guest").compact(shell.window)

    submenus = {entry.text(): entry.menu() for entry in menu.actions()}
    listed = [action for submenu in submenus.values() for action in submenu.actions()]
    assert set(listed) == {one.action for one in shell.actions.listed}
    assert [action.text() for action in submenus["Guest"].actions()] == ["New guest"]
    menu.deleteLater()


@pytest.mark.parametrize("way", ["click", "F10", "Alt"])
def test_the_menu_opens_from_the_r_and_by_key(
    window: MainWindow, qtbot: QtBot, qt_warnings: list[str], way: str
) -> None:
    if way == "click":
        qtbot.mouseClick(window.rail.logo, Qt.MouseButton.LeftButton)
    elif way == "F10":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F10)
    else:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier))

    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_alt_with_another_key_opens_no_menu(window: MainWindow, qtbot: QtBot) -> None:
    for kind, key in (
        (QEvent.Type.KeyPress, Qt.Key.Key_Alt),
        (QEvent.Type.KeyPress, Qt.Key.Key_E),
        (QEvent.Type.KeyRelease, Qt.Key.Key_Alt),
    ):
        QApplication.sendEvent(window, QKeyEvent(kind, key, Qt.KeyboardModifier.AltModifier))

    assert QApplication.activePopupWidget() is None


def test_a_key_added_later_works_too(shell: Shell, qtbot: QtBot) -> None:
    runs = []
    shell.actions.add("Log", group="customer", run=lambda: runs.append(1), shortcut="Ctrl+L")

    qtbot.keyClick(shell.window.findChild(QLineEdit), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert runs == [1]


def test_no_two_actions_share_a_key(shell: Shell) -> None:
    keys = [key.toString() for one in shell.actions.listed for key in one.action.shortcuts()]

    assert sorted(keys) == sorted(set(keys))
    assert "Ctrl+K" in keys

"""Tabs, empty lists, keys, actions, notices and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import ReadOnly
from app.ui.actions import Actions
from app.ui.buttons import IconButton, PushButton
from app.ui.cards import Card
from app.ui.empty_state import EmptyState
from app.ui.notices import Notice, Notices
from app.ui.remembered import Remembered
from app.ui.segmented import Segmented
from app.ui.shortcut_hints import KeyHint, keys_to_show
from app.ui.theme.theme import Theme


@pytest.fixture
def tabs(theme: Theme, qtbot: QtBot) -> Segmented:
    tabs = Segmented([("all", "All"), ("visits", "Visits"), ("cases", "Cases")], name="History")
    qtbot.addWidget(tabs)
    tabs.show()
    return tabs


def tab(tabs: Segmented, words: str) -> QPushButton:
    return next(button for button in tabs.findChildren(QPushButton) if button.text() == words)


def test_a_tab_is_chosen_by_mouse_and_by_arrow_keys(tabs: Segmented, qtbot: QtBot) -> None:
    chosen = []
    tabs.chosen.connect(chosen.append)

    qtbot.mouseClick(tab(tabs, "Visits"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(tab(tabs, "Visits"), Qt.Key.Key_Right)
    qtbot.keyClick(tab(tabs, "Cases"), Qt.Key.Key_Right)
    qtbot.keyClick(tab(tabs, "All"), Qt.Key.Key_Left)

    assert chosen == ["visits", "cases", "all", "cases"]
    assert tabs.current == "cases"


def test_only_the_chosen_tab_is_a_stop_for_the_tab_key(tabs: Segmented) -> None:
    tabs.choose("visits")

    stops = [
        button.text()
        for button in tabs.findChildren(QPushButton)
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Visits"]


def test_a_tab_shows_its_count(tabs: Segmented) -> None:
    tabs.set_words("cases", "Cases 7")

    assert tab(tabs, "Cases 7").accessibleName() == "Cases 7"


def test_an_empty_list_says_what_would_be_here_and_offers_one_thing(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, sentence="Nobody here yet.", action="Import a file", icon="users")
    qtbot.addWidget(empty)
    empty.show()

    with qtbot.waitSignal(empty.action_wanted):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    empty.set_words(sentence="Nobody matches.")
    assert not empty.findChild(QPushButton).isVisible()
    assert "Nobody matches." in [label.text() for label in empty.findChildren(QLabel)]


def test_keys_are_written_without_plus_signs(theme: Theme, qtbot: QtBot) -> None:
    assert keys_to_show("Ctrl+Shift+K") == "Ctrl Shift K"
    assert keys_to_show("+") == "+"
    assert keys_to_show("Ctrl++") == "Ctrl +"
    hint = KeyHint(theme, "Ctrl+N")
    qtbot.addWidget(hint)
    small = hint.sizeHint()
    theme.set_text_scale(2.0)
    assert hint.sizeHint().width() > 1.5 * small.width()
    assert not hint.grab().isNull()


def test_actions_are_listed_with_their_keys_and_run(theme: Theme) -> None:
    actions, runs, told = Actions(theme), [], []
    actions.added.connect(told.append)

    action = actions.add(
        "Log & close", group="customer", run=lambda: runs.append(1), shortcut="Ctrl+L", icon="plus"
    )
    action.trigger()

    assert runs == [1]
    assert told == [action]
    assert action.shortcut().toString() == "Ctrl+L"
    assert action.text() == "Log && close"
    assert [(one.action, one.group) for one in actions.listed] == [(action, "customer")]


def test_icons_of_buttons_and_actions_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    action = Actions(theme)
    listed = action.add("Print", group="desk", run=lambda: None, icon="printer")
    button = PushButton(theme, "Print & go", icon="printer")
    bare = IconButton(theme, icon="x", name="Close")
    for widget in (button, bare):
        qtbot.addWidget(widget)
    assert listed.icon().isNull()
    assert [one.action for one in action.drawn()] == [listed]
    before = [thing.icon().pixmap(16, 16).toImage() for thing in (listed, button, bare)]

    theme.set_mode("dark")

    after = [thing.icon().pixmap(16, 16).toImage() for thing in (listed, button, bare)]
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert button.accessibleName() == "Print & go"
    assert (bare.accessibleName(), bare.toolTip()) == ("Close", "Close")
    bare.set_icon("check")
    assert bare.icon().pixmap(16, 16).toImage() != after[2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_by_space(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (PushButton(theme, "Add"), IconButton(theme, icon="plus", name="Add")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_a_problem_says_what_was_kept_and_what_to_do(qapp: object) -> None:
    notices, shown = Notices(), []
    notices.shown.connect(shown.append)

    notices.problem(
        ReadOnly("The folder cannot be written.", kept="Nothing was lost.", to_do="Choose another.")
    )
    notices.say("Ready")

    assert shown[0] == Notice("The folder cannot be written.", "problem", "Nothing was lost. Choose another.")
    assert notices.latest == Notice("Ready")


def test_a_card_has_a_title_a_caption_and_a_body(theme: Theme, qtbot: QtBot) -> None:
    card = Card("Preferences", "22 of 25")
    qtbot.addWidget(card)
    body = QLabel("Tulips")
    card.add(body)
    card.add_to_head(QPushButton("All"))
    card.show()

    assert card.accessibleName() == "Preferences"
    assert body.isVisible()
    card.set_caption("")
    card.set_title("")
    assert not any(label.isVisible() for label in card.findChildren(QLabel) if label is not body)


def test_splitters_and_choices_come_back_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    def splitter() -> QSplitter:
        both = QSplitter()
        qtbot.addWidget(both)
        both.addWidget(QWidget())
        both.addWidget(QWidget())
        both.resize(600, 100)
        both.show()
        return both

    file = tmp_path / "window.ini"
    first, remembered = splitter(), Remembered(file)
    remembered.splitter("guests", first)
    first.setSizes([150, 450])
    first.splitterMoved.emit(150, 1)
    remembered.keep("theme", "dark")
    remembered.keep("text_scale", 1.3)
    remembered.keep_window(first)
    remembered.save()

    second, again = splitter(), Remembered(file)
    again.splitter("guests", second)
    assert second.sizes() == first.sizes()
    assert again.text("theme") == "dark"
    assert again.number("text_scale", 1.0) == 1.3
    assert again.number("theme", 1.0) == 1.0
    assert again.restore_window(second)
    assert not Remembered(tmp_path / "other.ini").restore_window(second)

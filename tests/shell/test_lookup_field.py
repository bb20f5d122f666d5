"""The lookup field says what is typed, and which keys were pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.shell.lookup_field import LookupField
from app.ui.shortcut_hints import KeyHint
from app.ui.theme.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> LookupField:
    field = LookupField(theme, placeholder="Find a guest", name="Find", clear_name="Empty", shortcut="Ctrl+K")
    qtbot.addWidget(field)
    field.show()
    return field


def line(field: LookupField) -> QLineEdit:
    return field.findChild(QLineEdit)


def test_every_keystroke_is_told_in_any_script(field: LookupField) -> None:
    told = []
    field.text_changed.connect(told.append)

    for letter in ("m", "ü", "山"):
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(line(field), press)

    assert told == ["m", "mü", "mü山"]


@pytest.mark.parametrize(
    ("key", "rows"),
    [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_PageDown, 10), (Qt.Key.Key_PageUp, -10)],
)
def test_arrows_move_in_the_list_and_not_in_the_text(
    field: LookupField, qtbot: QtBot, key: Qt.Key, rows: int
) -> None:
    moved = []
    field.moved.connect(moved.append)
    qtbot.keyClick(line(field), key)

    assert moved == [rows]


def test_enter_opens_with_what_is_written(field: LookupField, qtbot: QtBot) -> None:
    entered = []
    field.entered.connect(entered.append)
    qtbot.keyClicks(line(field), "4412 0099")
    qtbot.keyClick(line(field), Qt.Key.Key_Return)

    assert entered == ["4412 0099"]


def test_escape_empties_first_and_leaves_then(field: LookupField, qtbot: QtBot) -> None:
    left = []
    field.left.connect(lambda: left.append(True))
    field.set_text("mul")
    qtbot.keyClick(line(field), Qt.Key.Key_Escape)
    assert (field.text, left) == ("", [])
    qtbot.keyClick(line(field), Qt.Key.Key_Escape)
    assert left == [True]


def test_the_key_is_shown_while_the_field_is_empty(field: LookupField) -> None:
    hint = field.findChild(KeyHint)
    assert hint.isVisible()
    field.set_text("m")
    assert not hint.isVisible()


def test_coming_back_selects_what_was_written(field: LookupField) -> None:
    field.set_text("muller")
    field.take_focus()

    assert line(field).selectedText() == "muller"


def test_what_is_pasted_has_a_limit(field: LookupField) -> None:
    field.set_text("x" * 10_000)

    assert len(field.text) == 200


def asks_for_undo(field: LookupField) -> bool:
    """Whether the field wants Ctrl+Z for itself."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    override.ignore()
    QApplication.sendEvent(line(field), override)
    return override.isAccepted()


def test_undo_is_the_windows_where_nothing_was_typed(field: LookupField, qtbot: QtBot) -> None:
    assert not asks_for_undo(field)
    qtbot.keyClicks(line(field), "ab")
    assert asks_for_undo(field)

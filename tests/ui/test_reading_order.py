"""Tab goes through everything as it is read, and out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.reading_order import reading_order

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ordered(QWidget):
    """A column whose lines were made from below to above."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)


def line(*names: str) -> QWidget:
    """Buttons side by side; the line hands the keys on to the first."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    buttons = [QPushButton(name) for name in names]
    for button in buttons:
        row.addWidget(button)
    whole.setFocusProxy(buttons[0])
    return whole


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Two lines that hand the keys on, with a button before them and one after."""
    window = QWidget()
    outer = QVBoxLayout(window)
    inside = Ordered()
    for one in (line("third", "fourth"), line("first", "second")):
        inside.column.insertWidget(0, one)
    for part in (QPushButton("before"), inside, QPushButton("after")):
        outer.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def walk(window: QWidget, key: Qt.Key, *, steps: int) -> list[str]:
    """The names of where the keys go from the first line on."""
    next(each for each in window.findChildren(QPushButton) if each.text() == "first").setFocus()
    seen = []
    for _step in range(steps):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
        now = QApplication.focusWidget()
        assert isinstance(now, QPushButton)
        seen.append(now.text())
    return seen


def test_tab_leaves_lines_that_hand_the_keys_on_and_comes_round(window: QWidget) -> None:
    once_round = ["second", "third", "fourth", "after", "before", "first"]
    assert walk(window, Qt.Key.Key_Tab, steps=12) == once_round * 2


def test_back_tab_goes_the_same_way_round(window: QWidget) -> None:
    once_round = ["before", "after", "fourth", "third", "second", "first"]
    assert walk(window, Qt.Key.Key_Backtab, steps=12) == once_round * 2

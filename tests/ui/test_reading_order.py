"""Tab goes through everything as it is read, and out of it again."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

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


def test_what_has_gone_is_not_remembered(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    for _turn in range(3):
        form = QWidget(root)
        QVBoxLayout(form).addWidget(QScrollArea())
        with reading_order(root):
            pass
        form.deleteLater()
        del form
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    bars = [one for one in gc.get_objects() if type(one) is QScrollBar]
    assert [bar for bar in bars if not shiboken6.isValid(bar)] == []


def test_nothing_is_taken_for_a_part_of_what_qt_made(qtbot: QtBot) -> None:
    root, table, area, form = QWidget(), QTableWidget(2, 2), QScrollArea(), QWidget()
    column = QVBoxLayout(root)
    column.addWidget(table)
    column.addWidget(area)
    QVBoxLayout(form).addWidget(QPushButton("inside"))
    area.setWidget(form)
    head = table.horizontalHeader()
    qtbot.addWidget(root)
    root.show()

    with reading_order(root):
        pass

    assert shiboken6.isValid(head)
    assert f"{id(root):x}" in owner_of(table)
    assert f"{id(area):x}" in owner_of(form)


def owner_of(widget: QWidget) -> str:
    """Who PySide says takes a widget away."""
    return next(line for line in shiboken6.dump(widget).splitlines() if line.startswith("parent"))

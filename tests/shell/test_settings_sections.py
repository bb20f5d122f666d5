"""The sections of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.core.rights import Right
from app.shell.entries import SettingsSection
from app.shell.settings_page import SettingsPage
from app.ui.remembered import Remembered

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


class Built:
    """Pages of made-up sections, and which sections were made."""

    def __init__(self, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.made: list[str] = []
        self._theme = theme
        self._remembered = Remembered(folder / "window.ini")
        self._qtbot = qtbot

    def page(self, width: int = 1000) -> SettingsPage:
        """A page on screen."""
        page = SettingsPage(
            self._theme,
            self._remembered,
            sections=[
                SettingsSection("soon", "How soon", "clock", lambda: self._make("soon")),
                SettingsSection("gifts", "Gifts & more", "gift", lambda: self._make("gifts")),
            ],
        )
        self._qtbot.addWidget(page)
        page.resize(width, 600)
        page.show()
        QTest.qWaitForWindowExposed(page)
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        return page

    def _make(self, key: str) -> QWidget:
        self.made.append(key)
        return QLineEdit()


@pytest.fixture
def built(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Built:
    return Built(theme, tmp_path, qtbot)


def test_a_section_is_made_when_it_is_first_shown(built: Built) -> None:
    page = built.page()
    assert built.made == []
    first = page.open("soon")
    page.open("look")

    assert page.open("soon") is first
    assert built.made == ["soon"]


def test_arrows_go_through_the_sections_and_tab_into_one(built: Built) -> None:
    page = built.page()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.current == "soon"
    QTest.keyClick(page.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.open("soon")

    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.current == "look"


def test_the_section_that_was_open_is_remembered(built: Built) -> None:
    built.page().open("gifts")

    assert built.page().current == "gifts"


def test_a_section_that_comes_later_is_opened_again(built: Built, theme: Theme, tmp_path: Path) -> None:
    built.page().open("gifts")
    page = built.page()
    page.open("look")
    built.page().open("gifts")
    late = SettingsPage(theme, Remembered(tmp_path / "window.ini"))
    built._qtbot.addWidget(late)
    assert late.current == "look"
    late.offer([SettingsSection("gifts", "Gifts", "gift", QLineEdit)])
    late.open_again()

    assert late.current == "gifts"


def test_with_little_room_the_sections_are_tabs_and_the_keys_stay(built: Built) -> None:
    page = built.page()
    page.list.setFocus()
    page.resize(600, 600)
    QApplication.processEvents()
    assert not page.list.isVisible()
    assert QApplication.focusWidget() is page.tabs.button("look")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert page.current == "soon"


def test_sections_are_spoken_by_their_names(built: Built) -> None:
    page = built.page()
    model = page.list.model()

    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said == ["How it looks", "How soon", "Gifts & more"]


def test_sections_that_are_not_ones_own_are_not_offered(built: Built) -> None:
    page = built.page()
    page.offer([SettingsSection("staff", "Staff", "users", QLineEdit, Right.STAFF)])
    page.open("staff")

    page.show_allowed(lambda right: right is not Right.STAFF)

    assert page.current == "look"
    assert not page.tabs.button("staff").isVisibleTo(page.tabs)
    assert "staff" not in {section.key for section in page.sections}
    page.show_allowed(lambda _right: True)
    assert "staff" in {section.key for section in page.sections}


def test_a_section_that_is_not_ones_own_any_more_is_not_opened_again(built: Built) -> None:
    page = built.page()
    page.offer([SettingsSection("staff", "Staff", "users", QLineEdit, Right.STAFF)])
    page.open("staff")
    page.close()

    again = built.page()
    again.show_allowed(lambda _right: False)
    again.offer([SettingsSection("staff", "Staff", "users", QLineEdit, Right.STAFF)])
    again.open_again()

    assert again.current == "look"

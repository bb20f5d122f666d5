"""The sections of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.core.rights import Right
from app.shell.entries import SettingsGroup, SettingsSection
from app.shell.settings_page import SECTION_KEY, SettingsPage
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


def _shown(page: SettingsPage) -> list[str]:
    return [section.key for section in page.pick.sections]


def _headings(page: SettingsPage) -> list[str]:
    model = page.pick.list.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data() for index in indexes if not index.flags() & Qt.ItemFlag.ItemIsEnabled]


def _of_several_groups() -> list[SettingsSection]:
    return [
        SettingsSection("soon", "How soon", "clock", QLineEdit, group=SettingsGroup.RECOVERY),
        SettingsSection(
            "pin", "Your sign-in", "lock", QLineEdit, group=SettingsGroup.SAFETY, finds="PIN Paßwort"
        ),
        SettingsSection("gifts", "Gifts", "gift", QLineEdit, group=SettingsGroup.RECOVERY),
    ]


def test_a_section_is_made_when_it_is_first_shown(built: Built) -> None:
    page = built.page()
    assert built.made == []
    first = page.open("soon")
    page.open("look")

    assert page.open("soon") is first
    assert built.made == ["soon"]


def test_arrows_go_through_the_sections_and_tab_into_one(built: Built) -> None:
    page = built.page()
    page.pick.list.setFocus()
    QTest.keyClick(page.pick.list, Qt.Key.Key_Down)
    assert page.current == "soon"
    QTest.keyClick(page.pick.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.open("soon")

    page.pick.list.setFocus()
    QTest.keyClick(page.pick.list, Qt.Key.Key_Up)
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


def test_with_little_room_one_line_offers_the_sections_and_the_keys_stay(built: Built) -> None:
    page = built.page()
    page.pick.list.setFocus()
    page.resize(600, 600)
    QApplication.processEvents()
    assert not page.pick.list.isVisible()
    assert QApplication.focusWidget() is page.pick.short
    assert page.pick.short.currentText() == "How it looks"

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.current == "soon"


def test_sections_are_spoken_by_their_names(built: Built) -> None:
    page = built.page()
    model = page.pick.list.model()

    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said == ["How it looks", "How soon", "Gifts & more"]


def test_sections_that_are_not_ones_own_are_not_offered(built: Built) -> None:
    page = built.page()
    page.offer([SettingsSection("staff", "Staff", "users", QLineEdit, Right.STAFF)])
    page.open("staff")

    page.show_allowed(lambda right: right is not Right.STAFF)

    assert page.current == "look"
    assert "staff" not in _shown(page)
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


def test_sections_stand_under_the_headings_of_their_groups(grouped: SettingsPage) -> None:
    assert _headings(grouped) == ["The venue", "Staff and safety", "Recovery"]
    assert _shown(grouped) == ["look", "pin", "soon", "gifts"]


def test_the_first_heading_is_in_sight_where_there_is_room(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    many = [
        SettingsSection(f"s{at}", f"Section {at}", "tag", QLineEdit, group=SettingsGroup.DATA)
        for at in range(20)
    ]
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep(SECTION_KEY, "s9")
    page = SettingsPage(theme, remembered, sections=many)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    QTest.qWaitForWindowExposed(page)
    QApplication.processEvents()

    assert page.current == "s9"
    assert page.pick.list.verticalScrollBar().maximum() > 0
    assert page.pick.list.verticalScrollBar().value() == 0


def test_arrows_pass_over_headings(grouped: SettingsPage) -> None:
    grouped.pick.list.setFocus()
    seen = [grouped.current]
    for _press in range(4):
        QTest.keyClick(grouped.pick.list, Qt.Key.Key_Down)
        seen.append(grouped.current)
    assert seen == ["look", "pin", "soon", "gifts", "gifts"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("pin", ["pin"]), ("PASSWORT", ["pin"]), ("recovery gif", ["gifts"]), ("recov", ["soon", "gifts"])],
)
def test_a_setting_is_found_by_name_group_and_what_can_be_set(
    grouped: SettingsPage, typed: str, found: list[str]
) -> None:
    _look_for(grouped, typed)
    assert _shown(grouped) == found


def test_enter_opens_the_first_that_was_found_and_esc_shows_all(grouped: SettingsPage) -> None:
    _look_for(grouped, "gif")
    QTest.keyClick(grouped.pick.search, Qt.Key.Key_Return)
    assert grouped.current == "gifts"
    assert QApplication.focusWidget() is grouped.pick.list

    grouped.pick.search.setFocus()
    QTest.keyClick(grouped.pick.search, Qt.Key.Key_Escape)
    assert len(_shown(grouped)) == 4
    assert grouped.pick.list.current_row.key == "gifts"


def test_what_is_not_found_leaves_the_section_and_offers_all(grouped: SettingsPage) -> None:
    _look_for(grouped, "zzz")
    assert grouped.pick.nothing.isVisible()
    assert not grouped.pick.list.isVisible()
    assert grouped.current == "look"

    grouped.pick.nothing.action_wanted.emit()
    assert len(_shown(grouped)) == 4
    assert grouped.pick.list.isVisible()


def test_a_section_opened_from_elsewhere_is_not_hidden_by_what_was_looked_for(grouped: SettingsPage) -> None:
    _look_for(grouped, "gif")
    grouped.open("pin")
    assert grouped.pick.list.current_row.key == "pin"
    assert grouped.pick.search.text() == ""


def test_control_f_leads_to_the_field_above_the_list(grouped: SettingsPage) -> None:
    grouped.pick.list.setFocus()
    QTest.keyClick(grouped.pick.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is grouped.pick.search


def test_one_group_alone_needs_no_heading(built: Built) -> None:
    assert _headings(built.page()) == []


@pytest.fixture
def grouped(built: Built) -> SettingsPage:
    page = built.page()
    page.offer(_of_several_groups())
    page.open("look")
    return page


def _look_for(page: SettingsPage, text: str) -> None:
    page.pick.search.setFocus()
    QTest.keyClicks(page.pick.search, text)
    page.pick.search.text_wanted.emit(text)

"""The bars, the settings and the about box."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.shell.about import AboutDialog
from app.shell.entries import StaffChoice
from app.shell.licences import RUNTIME, Credit, credits_of_program
from app.shell.look_section import LookSection
from app.shell.main_window import MainWindow
from app.shell.remembered_look import remembered_mode, remembered_scale
from app.shell.settings_page import SettingsPage
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

ROOT = Path(__file__).parents[2]
STAFF = [StaffChoice(1, "Mara Kovac", "front desk"), StaffChoice(2, "Aaron & Co")]


def test_whoever_works_here_is_shown_and_another_can_be_chosen(window: MainWindow) -> None:
    chosen = []
    bar = window.top_bar
    bar.staff_chosen.connect(chosen.append)
    bar.show_staff(STAFF, 1)
    assert bar.staff.accessibleName() == "At this desk: Mara Kovac, front desk"

    menu = bar.staff_menu()
    assert [action.isChecked() for action in menu.actions()] == [True, False]
    menu.actions()[1].trigger()

    assert chosen == [2]
    assert menu.actions()[1].text() == "Aaron && Co"
    menu.deleteLater()


def test_with_nobody_chosen_the_bar_asks_who_it_is(window: MainWindow) -> None:
    window.top_bar.show_staff(STAFF, 0)

    assert window.top_bar.staff.text() == "Who are you?"


def test_the_list_of_staff_opens_by_click(window: MainWindow, qtbot: QtBot, qt_warnings: list[str]) -> None:
    window.top_bar.show_staff(STAFF, 1)
    qtbot.mouseClick(window.top_bar.staff, Qt.MouseButton.LeftButton)

    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_the_lock_is_hidden_until_it_works(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.top_bar
    assert not bar.lock.isVisible()
    bar.allow_lock()

    with qtbot.waitSignal(bar.lock_wanted):
        qtbot.mouseClick(bar.lock, Qt.MouseButton.LeftButton)


def test_a_rehearsal_is_marked_as_one(window: MainWindow) -> None:
    window.top_bar.show_venue("Harbour House", rehearsal=True)
    marks = [chip for chip in window.top_bar.findChildren(object) if getattr(chip, "spec", None)]

    assert [chip.spec.text for chip in marks if chip.isVisible()] == ["Rehearsal"]


def test_the_state_of_the_data_stands_at_the_right(window: MainWindow) -> None:
    window.status.show_state("Encrypted on this computer", icon="lock")
    window.status.show_count("48,210 guests")

    assert window.status.state.accessibleName() == "Encrypted on this computer"
    assert window.status.count.text == "48,210 guests"
    assert window.status.state.x() > window.status.count.x()


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "window.ini")


@pytest.fixture
def settings(theme: Theme, remembered: Remembered, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(theme, remembered)
    qtbot.addWidget(page)
    page.show()
    return page


def test_colours_are_chosen_and_remembered(
    settings: SettingsPage, theme: Theme, remembered: Remembered, qtbot: QtBot
) -> None:
    dark = next(button for button in settings.findChildren(QPushButton) if button.text() == "Dark")
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)

    assert theme.is_dark
    assert remembered_mode(remembered) == "dark"


def test_text_size_is_chosen_and_remembered(
    settings: SettingsPage, theme: Theme, remembered: Remembered, qtbot: QtBot
) -> None:
    look = settings.open("look")
    assert isinstance(look, LookSection)
    qtbot.keyClick(look.text_size, Qt.Key.Key_Right)
    qtbot.keyClick(look.text_size, Qt.Key.Key_Right)

    assert theme.text_scale == 1.2
    assert remembered_scale(remembered) == 1.2
    assert "120 %" in [label.text() for label in settings.findChildren(QLabel)]


def test_what_was_remembered_badly_counts_as_not_remembered(remembered: Remembered) -> None:
    remembered.keep("theme", "purple")
    remembered.keep("text_scale", "huge")

    assert remembered_mode(remembered) == "system"
    assert remembered_scale(remembered) == 1.0


def test_the_venue_is_shown(settings: SettingsPage) -> None:
    settings.show_venue([("Currency", "CHF"), ("Name", "<b>Harbour</b>")])
    settings.show_venue([("Name", "<b>Harbour</b>")])
    settings.open("venue")
    QApplication.processEvents()

    shown = [label.text() for label in settings.findChildren(QLabel) if label.isVisible()]
    assert "<b>Harbour</b>" in shown
    assert "CHF" not in shown


def test_everybody_whose_work_is_used_is_named_with_a_licence(resources: Path) -> None:
    credits_ = credits_of_program(resources)
    names = {credit.name.lower().replace("_", "-") for credit in credits_}

    assert {
        "inter",
        "lucide",
        "python",
        "sqlalchemy",
        "pyside6-essentials",
        "shiboken6",
        "pydantic-core",
    } <= names
    assert not {"pytest", "ruff", "mypy"} & names
    assert [credit.name for credit in credits_ if not credit.licence or not credit.text] == []
    qt = next(credit for credit in credits_ if credit.name == "PySide6_Essentials")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text


def test_the_list_of_libraries_is_the_one_that_is_installed() -> None:
    wanted = re.findall(
        r"^[A-Za-z0-9-]+", (ROOT / "requirements/runtime.in").read_text("utf-8"), re.MULTILINE
    )

    def plain(name: str) -> str:
        return name.lower().replace("_", "-")

    assert {plain(name) for name in wanted} | {"psycopg-binary"} == {plain(name) for name in RUNTIME}


def test_a_library_that_is_not_installed_is_left_out(
    resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.shell.licences.RUNTIME", ("no-such-library",))

    assert [credit.name for credit in credits_of_program(resources)] == ["Inter", "Lucide", "Python"]


def test_the_about_box_shows_the_licence_of_what_is_chosen(
    theme: Theme, window: MainWindow, qtbot: QtBot
) -> None:
    credits_ = [Credit("Inter", "", "OFL-1.1", "free"), Credit("Qt", "6", "LGPL-3.0", "<b>also free</b>")]
    dialog = AboutDialog(theme, version="0.1.0", credits_=credits_, parent=window)
    qtbot.addWidget(dialog)
    dialog.names.setCurrentRow(1)

    assert dialog.text.toPlainText() == "Qt: LGPL-3.0\n\n<b>also free</b>"
    assert any("0.1.0" in label.text() for label in dialog.findChildren(QLabel))

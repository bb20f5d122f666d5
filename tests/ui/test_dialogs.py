"""The few dialogs: plain text, the first choice is the default, Esc is no."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.errors import DiskFull
from app.ui.dialogs import BugDialog, Dialogs, message_box


def press(words: str) -> None:
    """Press a button of the box that is open, once the event loop runs."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QDialog)
    next(button for button in box.findChildren(QPushButton) if button.text() == words).click()


@pytest.mark.parametrize(("pressed", "answer"), [("Put it back", True), ("Leave it", False)])
def test_a_question_is_answered_by_a_button(qtbot: QtBot, pressed: str, answer: bool) -> None:
    QTimer.singleShot(0, lambda: press(pressed))

    asked = Dialogs().ask(title="Undo", question="Put the import back?", yes="Put it back", no="Leave it")

    assert asked is answer


def test_escape_means_no(qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))

    assert not Dialogs().ask(title="Undo", question="Put the import back?", yes="Put it back")


def test_one_of_several_ways_on_is_chosen(qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: press("Start && empty"))

    chosen = Dialogs().choose(title="Damaged", text="What now?", choices=["Use the backup", "Start & empty"])

    assert chosen == 1


def test_what_is_asked_is_plain_text(qtbot: QtBot) -> None:
    box = message_box(
        None, title="t", text="<b>Anna</b>", more="<i>x</i>", choices=["Go on"], cancel="Cancel"
    )
    qtbot.addWidget(box)

    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.defaultButton().text() == "Go on"
    assert box.escapeButton().text() == "Cancel"


def test_a_failure_says_what_was_kept_and_what_to_do(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend([box.text(), box.informativeText()])
        press("Close")

    QTimer.singleShot(0, look)
    Dialogs().failure(DiskFull("The disk is full.", kept="All is safe.", to_do="Free space."))

    assert seen == ["The disk is full.", "All is safe.\n\nFree space."]


def test_the_details_of_a_bug_can_be_copied(qtbot: QtBot) -> None:
    dialog = BugDialog("Traceback: <b>oops</b>", Path("/logs/regulars.log"))
    qtbot.addWidget(dialog)

    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy details").click()

    assert QGuiApplication.clipboard().text() == "Traceback: <b>oops</b>"
    assert dialog.findChild(QPlainTextEdit).isReadOnly()


def test_the_program_goes_on_after_a_bug(qtbot: QtBot) -> None:
    QTimer.singleShot(0, lambda: press("Go on"))

    Dialogs().bug("details", None)

    assert QApplication.activeModalWidget() is None

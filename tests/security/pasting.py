"""Somebody who pastes the same words into every field of every window that can be opened, and sends each off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.bootstrap.desk_window import DeskWindow
from app.shell.settings_page import SettingsPage
from tests.security.test_labels import reads_as_formatting

Field = QLineEdit | QPlainTextEdit | QTextEdit
SETTLE_MS = 40
PASTED = "pasted"
LEFT_OUT = ("Quit", "Close", "New window", "rehearsal", "Rehearse", "Lock the desk", "Veil", "Full screen")
"""Actions that lead out of the window."""
TEXT_SIZES = ("Larger text", "Smaller text", "Normal text size")
"""Actions that bring no field up and lay out every other one anew, which takes long."""


class Paster:
    """Keeps what was found: ``fields`` were pasted into, ``formatting`` reads as such."""

    def __init__(self, desk: DeskWindow, words: str) -> None:
        self._desk = desk
        self._words = words
        self.fields: set[str] = set()
        self.formatting: list[str] = []

    def everywhere(self) -> None:
        """Every pane, every section of the settings, everything that can be done."""
        window = self._desk.window
        for key in ("guests", "recovery", "moments", "metrics", "import"):
            window.show_pane(key)
            self.paste(key)
        window.show_pane("settings")
        settings = window.pane("settings")
        assert isinstance(settings, SettingsPage)
        for section in settings.sections:
            settings.open(section.key)
            self.paste(f"settings {section.key}")
        for listed in self._desk.actions.listed:
            title = listed.action.toolTip()
            if not any(word in title for word in (*LEFT_OUT, *TEXT_SIZES)):
                listed.action.trigger()
                self.paste(title)
                self.leave()

    def paste(self, where: str) -> None:
        """Paste into each field that is new, and press Enter in it."""
        QTest.qWait(SETTLE_MS)
        new = [field for field in visible_fields() if not field.property(PASTED)]
        for field in new:
            if not _is_there(field):
                continue
            field.setProperty(PASTED, True)
            self.fields.add(
                f"{where}: {field.accessibleName() or field.objectName() or type(field).__name__}"
            )
            field.selectAll()
            if isinstance(field, QLineEdit):
                field.insert(self._words)
            else:
                field.insertPlainText(self._words)
        QTest.qWait(SETTLE_MS)
        self._look(where)
        for field in new:
            if _is_there(field) and isinstance(field, QLineEdit):
                QTest.keyClick(field, Qt.Key.Key_Return)
        if new:
            QTest.qWait(SETTLE_MS)
            self._look(where)

    def leave(self) -> None:
        """Close what was opened over the window, and leave what was begun."""
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top is not self._desk.window:
                top.close()
        target = QApplication.focusWidget() or self._desk.window
        QTest.keyClick(target, Qt.Key.Key_Escape)
        QTest.qWait(1)

    def _look(self, where: str) -> None:
        for top in QApplication.topLevelWidgets():
            if top.isVisible():
                self.formatting += [f"{where}: {found}" for found in reads_as_formatting(top)]


def visible_fields() -> list[Field]:
    """Every field that words can be put into now."""
    return list(_fields())


def _fields() -> Iterator[Field]:
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
                yield from (field for field in top.findChildren(kind) if _is_there(field))


def _is_there(field: Any) -> bool:
    try:
        return bool(field.isVisible() and field.isEnabled() and not field.isReadOnly())
    except RuntimeError:
        # Gone with the form in which something before it was sent off.
        return False


@contextmanager
def nothing_waits(look: Callable[[QWidget], None]) -> Iterator[None]:
    """What would wait for an answer shows itself, is looked at, and is answered with no."""

    def answer(shown: QDialog) -> int:
        shown.show()
        look(shown)
        shown.hide()
        return 0

    with pytest.MonkeyPatch.context() as patched:
        for kind in (QDialog, QMessageBox):
            patched.setattr(kind, "exec", answer)
        patched.setattr(QMenu, "exec", lambda *_given: None)
        for name in ("getOpenFileName", "getSaveFileName"):
            patched.setattr(QFileDialog, name, lambda *_given, **_named: ("", ""))
        patched.setattr(QFileDialog, "getOpenFileNames", lambda *_given, **_named: ([], ""))
        patched.setattr(QFileDialog, "getExistingDirectory", lambda *_given, **_named: "")
        yield

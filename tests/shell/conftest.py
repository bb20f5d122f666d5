"""A window with made-up panes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.undo import History
from app.shell.entries import PaneEntry, ShellWords
from app.shell.main_window import MainWindow
from app.shell.settings_page import SettingsPage
from app.ui.actions import Actions
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.notices import Notices
from app.ui.remembered import Remembered

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


class Shell:
    """The window and what it was made of."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.built: list[str] = []
        self.theme = theme
        self.actions = Actions(theme)
        self.notices = Notices()
        self.bus = ChangeBus()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.remembered = Remembered(folder / "window.ini")
        self.window = MainWindow(theme, self.remembered)
        self.window.furnish(
            entries=self._entries(),
            words=ShellWords("Guest", "Find a guest by name, phone, email, room or card"),
            actions=self.actions,
            runner=self.runner,
            notices=self.notices,
        )

    def _entries(self) -> list[PaneEntry]:
        icons = {"today": "sun", "guests": "users", "recovery": "heart-handshake"}
        panes = [
            PaneEntry(key, key.title(), icon, lambda key=key: self._build(key), f"Ctrl+{number}")  # type: ignore[misc]
            for number, (key, icon) in enumerate(icons.items(), start=1)
        ]
        settings = PaneEntry(
            "settings",
            "Settings",
            "settings",
            lambda: SettingsPage(self.theme, self.remembered),
            "Ctrl+,",
            True,
        )
        return [*panes, settings]

    def _build(self, key: str) -> QWidget:
        self.built.append(key)
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.addWidget(QLabel(key))
        note = QLineEdit()
        note.setObjectName("note")
        column.addWidget(note)
        pane.setFocusProxy(note)
        return pane


@pytest.fixture
def shell(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[Shell]:
    shell = Shell(theme, tmp_path)
    qtbot.addWidget(shell.window)
    shell.window.show()
    qtbot.waitExposed(shell.window)
    yield shell
    shell.window.close()


@pytest.fixture
def window(shell: Shell) -> MainWindow:
    return shell.window

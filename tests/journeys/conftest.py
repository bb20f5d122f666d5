"""The whole program, with real lanes and a real file, driven as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.desk_window import DeskWindow
from app.bootstrap.program import Program
from app.core.clock import FixedClock
from app.core.paths import DataFolder
from app.shell.new_venue import NewVenue
from tests.loading import nothing_set_aside
from tests.venues import schema_copied

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

NOON = FixedClock(datetime(2026, 11, 25, 11, 0, tzinfo=UTC))


class Person:
    """Somebody at the keyboard of one program."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot

    @property
    def desk(self) -> DeskWindow:
        return self.program.desks[-1]

    def start(self) -> DeskWindow:
        """Start the program on a venue that is there, and wait for its window to be furnished."""
        self.program.start()
        self.wait(lambda: bool(self.program.desks))
        return self.desk

    def set_up(self) -> DeskWindow:
        """Answer what the first run asks about the place, by keyboard; nobody signs in there."""
        self.program.start()
        return self.answer_first_run()

    def answer_first_run(self) -> DeskWindow:
        """The same once it asks."""
        first = self.program.first
        assert first is not None
        self.type(first.name, "Harbour House")
        self.type(first.staff, "Mara")
        assert first.zone.choose("Europe/Zurich")
        first.submit()
        assert first.draft is not None
        first.venue_wanted.emit(NewVenue(first.draft))
        self.wait(lambda: bool(self.program.desks))
        return self.desk

    def type(self, widget: QWidget, text: str) -> None:
        """Type into a widget, wherever in it the cursor goes."""
        self.qtbot.keyClicks(widget.focusProxy() or widget, text)

    def look_up(self, text: str, *, finds: int) -> None:
        """Type into the lookup field and wait for so many rows."""
        field = self.desk.window.lookup
        field.set_text("")
        self.type(field, text)
        results = self.desk.guests.results
        self.wait(lambda: results.answers == text and results.list.model().rowCount() == finds)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the program work until something holds."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """Press one key."""
        self.qtbot.keyClick(widget.focusProxy() or widget, key)


@pytest.fixture(autouse=True)
def quick_files() -> Iterator[None]:
    """A new venue's file takes no time, and neither does the end of a program."""
    with schema_copied(), nothing_set_aside():
        yield


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Callable[[Path], Person]]:
    """Starts the program on a folder, as often as wanted."""
    programs: list[Program] = []

    def begin(folder: Path) -> Person:
        program = Program(qapp, data=DataFolder(folder), clock=NOON, theme=theme)
        programs.append(program)
        return Person(program, qtbot)

    yield begin
    for program in programs:
        program.close()

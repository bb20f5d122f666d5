"""A venue that nobody opened on this computer before is opened while its window stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from app.bootstrap.program import Program
from app.bootstrap.venue_opener import make_venue, open_existing
from app.core.errors import AppError, ReadOnly
from app.core.paths import DataFolder
from app.shell.main_window import MainWindow
from app.shell.venue_draft import read_venue_draft
from app.storage.database import Database
from app.ui.dialogs import Dialogs
from tests.journeys.conftest import NOON
from tests.security.locked_place import DRAFT
from tests.venues import schema_copied

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme
    from app.venue.workplace import Workplace


class SlowOpening:
    """Opens the venue once it may, or fails then."""

    def __init__(self, opening: Callable[[], Workplace]) -> None:
        self._opening = opening
        self.may, self.thread = Event(), main_thread()
        self.error: AppError | None = None
        self.opened: list[Workplace] = []

    def __call__(self) -> Workplace:
        self.thread: Thread = current_thread()
        self.may.wait()
        if self.error is not None:
            raise self.error
        self.opened.append(self._opening())
        return self.opened[0]


@pytest.fixture
def program(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Program]:
    """Nothing is open in it; there is a venue in its folder."""
    with schema_copied():
        data = DataFolder(tmp_path)
        make_venue(data, read_venue_draft(DRAFT), clock=NOON).database.close()
        program = Program(qapp, data=data, clock=NOON, theme=theme)
        yield program
        program.close()


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Database]:
    """What was let go."""
    closed: list[Database] = []
    close = Database.close

    def note(database: Database) -> None:
        closed.append(database)
        close(database)

    monkeypatch.setattr(Database, "close", note)
    return closed


@pytest.fixture
def opening(program: Program) -> Iterator[SlowOpening]:
    opening = SlowOpening(partial(open_existing, program.data, NOON))
    yield opening
    opening.may.set()


def bare_window() -> MainWindow:
    """The one window on screen."""
    [window] = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
    ]
    return window


def test_its_window_stands_at_once_and_becomes_the_venues(
    program: Program, opening: SlowOpening, qtbot: QtBot
) -> None:
    program.open_now(program.data, opening)
    window = bare_window()
    assert program.desks == ()

    opening.may.set()
    qtbot.waitUntil(lambda: bool(program.desks))
    assert program.desks[0].window is window
    assert program.desks[0].session.is_open
    assert opening.thread is not main_thread()


def test_whoever_closes_the_window_meanwhile_wants_the_venue_no_more(
    program: Program, opening: SlowOpening, closed: list[Database], qtbot: QtBot
) -> None:
    program.open_now(program.data, opening)
    bare_window().close()
    opening.may.set()
    qtbot.waitUntil(lambda: bool(closed))
    assert closed == [opening.opened[0].database]
    assert program.desks == ()


def test_a_program_that_ends_meanwhile_lets_the_venue_go(
    program: Program, opening: SlowOpening, closed: list[Database]
) -> None:
    program.open_now(program.data, opening)
    opening.may.set()
    program.close()
    assert closed == [work.database for work in opening.opened]


def test_what_cannot_be_opened_is_told_and_its_window_goes(
    program: Program, opening: SlowOpening, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[AppError] = []
    monkeypatch.setattr(Dialogs, "failure", lambda _dialogs, error: told.append(error))
    opening.error = ReadOnly("The file cannot be written.")
    program.open_now(program.data, opening)
    gone: list[bool] = []
    bare_window().closing.connect(lambda: gone.append(True))
    opening.may.set()
    qtbot.waitUntil(lambda: bool(gone))
    assert told == [opening.error]
    assert program.gave_up

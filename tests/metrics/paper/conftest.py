"""A pile of papers over a window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.asking import ask_sources
from app.core.undo import History
from app.metrics.paper.overlay import PaperBatch
from app.metrics.paper.sheet import Column
from app.metrics.paper.sources import PaperSources
from app.metrics.paper.view_model import PaperViewModel
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place, troubles


class PaperDesk(SurveyDesk):
    """A window with one line in it, and the pile over it."""

    def __init__(self, work: Any, clock: Any, *, theme: Theme) -> None:
        super().__init__(work, clock)
        self.notices = Notices()
        self.runner = CommandRunner(ChangeBus(), History(), self.notices)
        asks = ask_sources(work)
        view_model = PaperViewModel(
            PaperSources(services=asks.services, choices=asks.choices, finds=asks.finds),
            new_lane=InlineLane,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(work.wording, work.clock),
        )
        self.window = QWidget()
        self.line = QLineEdit(self.window)
        self.window.resize(1366, 820)
        self.batch = PaperBatch(view_model, theme=theme, window=self.window)
        self.sheet, self.grid = view_model.sheet, self.batch.form.grid

    def open(self) -> None:
        """Bring the pile up."""
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.line.setFocus()
        self.batch.open()

    def type(self, text: str) -> None:
        """Each key goes to whoever has the keys then."""
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter)

    def press(self, *keys: Qt.Key) -> None:
        """Keys where the keys are, and what they bring about."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
            QApplication.processEvents()

    @property
    def at(self) -> tuple[int, Column]:
        """In which cell the keys are."""
        index = self.grid.currentIndex()
        return index.row(), Column(index.column())


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[PaperDesk]:
    """The pile on a hotel at work; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        desk = PaperDesk(place.work, place.clock, theme=theme)
        qtbot.addWidget(desk.window)
        desk.open()
        yield desk
        desk.batch.close_lanes()
        assert troubles(place.work.database) == []

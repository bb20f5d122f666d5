"""The quick form over a window, on a hotel in a real file."""

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
from app.metrics.quick.overlay import QuickAnswer
from app.metrics.quick.view_model import QuickAnswerViewModel
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.wording.reading import Reading
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import SetClock, open_place, troubles


class AskDesk(SurveyDesk):
    """A window with one line in it, and the form over it."""

    def __init__(self, work: Any, clock: SetClock, *, theme: Theme, file: Path) -> None:
        super().__init__(work, clock)
        self._theme = theme
        self.remembered = Remembered(file)
        self.notices = Notices()
        self.runner = CommandRunner(ChangeBus(), History(), self.notices)
        self.window = QWidget()
        self.line = QLineEdit(self.window)
        self.quick = self.build()
        self.window.resize(1366, 820)

    def build(self) -> QuickAnswer:
        """The form, as after a start."""
        view_model = QuickAnswerViewModel(
            ask_sources(self.work),
            new_lane=InlineLane,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(self.work.wording, self.work.clock),
        )
        return QuickAnswer(
            view_model, theme=self._theme, window=self.window, remembered=self.remembered, title="Ask a guest"
        )

    def show(self) -> None:
        """Bring the window up with the keys in its line."""
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.line.setFocus()

    def type(self, text: str) -> None:
        """Keys, one after the other."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key where the keys are."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[AskDesk]:
    """The form on a hotel at work; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        desk = AskDesk(place.work, place.clock, theme=theme, file=tmp_path / "window.ini")
        qtbot.addWidget(desk.window)
        desk.show()
        yield desk
        desk.quick.close_lanes()
        assert troubles(place.work.database) == []

"""A screen that is handed over from a window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.paths import program_folder
from app.core.undo import History
from app.metrics.hand_over.screen import HandOverScreen
from app.metrics.hand_over.view_model import HandOverViewModel
from app.sign_in.schemas import PinDraft
from app.sign_in.service.pins import PinService
from app.surveys.questions import Questions, read_shipped
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading
from tests.sign_in.plain_hashes import PlainHashes
from tests.surveys.survey_desk import NPS, SurveyDesk
from tests.venues import open_place, troubles

PIN = "2468"


class HandDesk(SurveyDesk):
    """A window with unsaved text in it, and the screen that covers it."""

    def __init__(self, work: Any, clock: Any, *, theme: Theme) -> None:
        super().__init__(work, clock)
        self.services = replace(self.services, pins=PinService(work, PlainHashes()))
        self.services.pins.keep(self.services.pins.hashed(PinDraft(pin=PIN, again=PIN)))
        self.notices = Notices()
        self.runner = CommandRunner(ChangeBus(), History(), self.notices)
        self.view_model = HandOverViewModel(
            lambda: self.services,
            lane=InlineLane(),
            runner=self.runner,
            reading=Reading(work.wording, work.clock),
        )
        self.window = QWidget()
        self.window.setWindowTitle("Guests")
        self.window.resize(800, 600)
        self.other, self.line = QLineEdit(self.window), QLineEdit(self.window)
        self.screen = HandOverScreen(self.view_model, theme=theme, venue=work.venue.name)

    def show(self) -> None:
        """Bring the window up with somebody writing in it."""
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.line.setFocus()
        QTest.keyClicks(self.line, "not saved yet")

    def hand_over(self, *spoken: str, **asked: Any) -> None:
        """Hand the screen over with a question from 0 to 10 unless it is said otherwise."""
        settings = self.services.settings.get()
        shipped = read_shipped(program_folder() / "resources")
        questions = Questions(shipped, settings, venue=self.work.venue.name, home="en")
        about = NPS | {"high_is_good": True, "customer_id": None} | asked
        self.view_model.begin(about, questions, spoken=spoken)
        self.screen.take_over()
        QTest.qWaitForWindowActive(self.screen)

    def take_back(self) -> None:
        """Somebody of the staff takes the screen back by keyboard."""
        self.screen.staff.click()
        self.type(PIN)
        self.press(Qt.Key.Key_Return)
        QTest.qWaitForWindowActive(self.window)

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
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[HandDesk]:
    """The screen on a hotel at work; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        desk = HandDesk(place.work, place.clock, theme=theme)
        qtbot.addWidget(desk.window)
        desk.show()
        yield desk
        if desk.screen.isVisible():
            desk.screen._give_back()
        desk.view_model.close()
        desk.screen.deleteLater()
        assert troubles(place.work.database) == []

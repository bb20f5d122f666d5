"""The pages of the settings on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.cases.services import CaseServices
from app.core.acting import Desk
from app.core.undo import History
from app.recovery.settings.parts import SettingsParts
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from tests.cases.case_desk import CaseDesk
from tests.venues import SetClock, open_place, troubles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme
    from app.venue.workplace import Workplace

W = TypeVar("W", bound=QWidget)
OWNER = 1


class SettingDesk:
    """What a page is made with at one desk, and the pages that stand there."""

    def __init__(self, work: Workplace, clock: SetClock, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.work = work
        self.cases = CaseDesk(work, clock)
        self.services = CaseServices.at(work)
        self.notices = Notices()
        self.bus = ChangeBus()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.parts = SettingsParts(
            work,
            self.services,
            theme=theme,
            remembered=Remembered(folder / "window.ini"),
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
            new_lane=InlineLane,
        )
        self._qtbot = qtbot
        self.pages: list[QWidget] = []

    @property
    def said(self) -> str:
        """The sentence of the last notice."""
        return self.notices.latest.text if self.notices.latest else ""

    def show(self, page: W, *, width: int = 860, height: int = 720) -> W:
        """Bring a page up."""
        self.pages.append(page)
        self._qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        QTest.qWaitForWindowExposed(page)
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        QApplication.processEvents()
        return page


@pytest.fixture
def new_desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Callable[[int], SettingDesk]]:
    """Makes desks of one venue, each of one staff member; 1 is the owner and 2 Mara at the front desk."""
    with open_place(tmp_path) as place:
        desks: list[SettingDesk] = []

        def make(staff_id: int = OWNER) -> SettingDesk:
            desk = SettingDesk(replace(place.work, desk=Desk(staff_id)), place.clock, theme, tmp_path, qtbot)
            desks.append(desk)
            return desk

        yield make
        for desk in desks:
            for page in desk.pages:
                page.close_lane()  # type: ignore[attr-defined]
                page.close()
        QApplication.processEvents()
        assert troubles(place.work.database) == []


@pytest.fixture
def desk(new_desk: Callable[[int], SettingDesk]) -> SettingDesk:
    """The owner's."""
    return new_desk(OWNER)

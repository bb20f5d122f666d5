"""The panel of a case on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.bootstrap.quick_case import finder
from app.core.acting import Desk
from app.core.undo import History
from app.model.case import CaseStep
from app.model.codes import Role
from app.recovery.detail.panel import DetailPanel
from app.recovery.detail.reads import read_choices
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.actions import Actions
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.dialogs import Dialogs
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.cases.case_desk import CaseDesk
from tests.venues import SetClock, open_place, troubles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

COLD_SHOWER = "Shower cold two mornings running"


class DetailDesk:
    """A panel at the desk of one staff member, and what both were made of."""

    def __init__(self, work: Workplace, clock: SetClock, theme: Theme) -> None:
        self.cases = CaseDesk(work, clock)
        self.clock = clock
        self.work = work
        self.theme = theme
        self.notices = Notices()
        self.bus = ChangeBus()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.actions = Actions(theme)
        self.dialogs = Dialogs()
        services = self.cases.services
        self.view_model = DetailViewModel(
            lambda: services,
            choices=lambda: read_choices(work, services),
            finds=finder(work),
            new_lane=InlineLane,
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(work.wording, clock),
        )
        self.panel = DetailPanel(self.view_model, theme=theme, dialogs=self.dialogs, actions=self.actions)
        self.panel.resize(430, 760)

    @property
    def shown(self) -> ShownCase:
        """What is on screen."""
        shown = self.view_model.now_shown
        assert shown is not None
        return shown

    @property
    def said(self) -> str:
        """The sentence of the last notice."""
        return self.notices.latest.text if self.notices.latest else ""

    def log(self, customer_id: int | None = None, **fields: Any) -> int:
        """A new case; gives its id."""
        return self.cases.log(customer_id, **{"what": COLD_SHOWER, **fields}).value

    def show(self, case_id: int) -> DetailPanel:
        """Bring the panel up with a case."""
        self.panel.show_case(case_id)
        self.panel.show()
        QTest.qWaitForWindowExposed(self.panel)
        self.panel.activateWindow()
        QTest.qWaitForWindowActive(self.panel)
        QApplication.processEvents()
        return self.panel

    def run(self, words: str) -> None:
        """Do what an entry of the palette does."""
        found = [one.action for one in self.actions.listed if one.action.text() == words]
        assert found, [one.action.text() for one in self.actions.listed]
        found[0].trigger()
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focused, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type plain letters wherever the focus is."""
        QTest.keyClicks(self.focused, text)

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.panel

    def to_resolve(self, case_id: int) -> None:
        """Take the first three steps."""
        self.cases.take(case_id, CaseStep.LISTEN, CaseStep.EMPATHISE, CaseStep.APOLOGISE)

    def close(self) -> None:
        """Put the panel away."""
        self.view_model.close()
        self.panel.close()


@pytest.fixture
def new_desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Callable[..., DetailDesk]]:
    """Makes desks of one venue: the first is Mara's at the front desk, others by name and role."""
    with open_place(tmp_path) as place:
        desks: list[DetailDesk] = []

        def make(name: str = "", role: Role = Role.DESK) -> DetailDesk:
            work = place.work
            if name:
                staff_id = desks[0].cases.add_staff(name, role=role)
                work = replace(work, desk=Desk(staff_id))
            desk = DetailDesk(work, place.clock, theme)
            qtbot.addWidget(desk.panel)
            desks.append(desk)
            return desk

        yield make
        for desk in desks:
            desk.close()
        QApplication.processEvents()
        assert troubles(place.work.database) == []


@pytest.fixture
def desk(new_desk: Callable[..., DetailDesk]) -> DetailDesk:
    """Mara's."""
    return new_desk()


@pytest.fixture
def choose() -> Callable[[str], None]:
    """Chooses an entry of the menu that is open now."""

    def choose_entry(words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        entry = next((action for action in menu.actions() if action.text() == words), None)
        assert entry is not None, [action.text() for action in menu.actions()]
        run = entry.trigger
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        menu.close()
        QApplication.processEvents()
        run()
        menu.deleteLater()
        QApplication.processEvents()

    return choose_entry

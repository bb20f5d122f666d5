"""The quick form over the Guests pane in the window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.quick_case import finder
from app.cases.schemas.rows import CaseDetail
from app.cases.services import CaseServices
from app.customers.schemas.visits import ArrivalDraft
from app.recovery.detail.choices import CaseChoices
from app.recovery.quick.overlay import QuickCase
from app.recovery.quick.view_model import QuickViewModel
from app.ui.lane import InlineLane
from app.venue.reading import VenueReader
from app.wording.reading import Reading
from tests.customers.conftest import Services, hotel  # noqa: F401 - a fixture
from tests.customers.pane.conftest import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


class QuickDesk(Desk):
    """The window with the Guests pane and the quick form; every key pressed is counted."""

    def __init__(self, hotel: Services, theme: Theme, folder: Path) -> None:  # noqa: F811
        super().__init__(hotel, theme, folder)
        self.cases = CaseServices.at(hotel.work)
        self.keys = 0
        view_model = QuickViewModel(
            lambda: self.cases,
            finds=finder(hotel.work),
            choices=self.choices,
            again_days=lambda: self.cases.settings.get().again_days,
            new_lane=InlineLane,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(hotel.work.wording, hotel.work.clock),
        )
        self.quick = QuickCase(view_model, theme=theme, dialogs=self.dialogs, window=self.window)
        self.actions.add("Open a case", group="customer", run=self.open_quick, shortcut="Ctrl+R")

    def choices(self) -> CaseChoices:
        """What can be chosen, as the program reads it."""
        work = self.hotel.work
        return CaseChoices(
            me=work.staff_id or 0,
            staff=VenueReader(work.database).list_staff(),
            categories=self.cases.catalogue.list_categories(),
            departments=self.cases.catalogue.list_departments(),
        )

    def open_quick(self) -> None:
        """What Ctrl+R does."""
        self.quick.open_for(self.pane.shown_id or None)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        super().press(key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        self.keys += len(text)
        super().type(text)
        QApplication.processEvents()

    def ctrl_r(self) -> None:
        """The keys that open the form, wherever the focus is."""
        self.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)

    def case(self, case_id: int) -> CaseDetail:
        """The case as it was kept."""
        return self.cases.reader.get_case(case_id)

    def guest(self, name: str = "Piotr Mülke", *, room: str = "305") -> int:
        """A guest who is here."""
        customer_id = self.hotel.add(name)
        if room:
            self.hotel.visits.receive(customer_id, ArrivalDraft(place=room))
        return customer_id

    def open_card(self, customer_id: int) -> None:
        """Bring a card up."""
        self.open()
        self.pane.open_customer(customer_id)
        QApplication.processEvents()
        QTest.qWaitForWindowActive(self.window)


@pytest.fixture
def desk(hotel: Services, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[QuickDesk]:  # noqa: F811
    """A window on a hotel, with the quick form."""
    desk = QuickDesk(hotel, theme, tmp_path)
    qtbot.addWidget(desk.window)
    yield desk
    desk.quick.close_lanes()
    desk.view_model.close()
    desk.window.close()

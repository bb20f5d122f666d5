"""The form of a date over a window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.bootstrap.quick_date import date_sources
from app.core.undo import History
from app.customers.schemas.drafts import CompanionDraft, CustomerDraft
from app.customers.service.customers import CustomerService
from app.customers.services import GuestServices
from app.model.companion import CompanionKind
from app.occasions.drafts import OwnKindDraft, ShareDraft
from app.occasions.schemas import AgendaRow
from app.occasions.services import OccasionServices
from app.planner.dates.overlay import QuickDate
from app.planner.dates.view_model import DateViewModel
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.venues import open_place, troubles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

A_YEAR = 365


class DateDesk:
    """A window with one line in it, and the form over it."""

    def __init__(self, work: Workplace, theme: Theme) -> None:
        self.work = work
        self.services = OccasionServices.at(work)
        self.notices = Notices()
        self.runner = CommandRunner(ChangeBus(), History(), self.notices)
        view_model = DateViewModel(
            date_sources(work),
            new_lane=InlineLane,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(work.wording, work.clock),
        )
        self.window = QWidget()
        self.line = QLineEdit(self.window)
        self.quick = QuickDate(view_model, theme=theme, window=self.window)
        self.placed: list[AgendaRow | None] = []
        self.said: list[str] = []
        view_model.placed.connect(self.placed.append)
        self.notices.shown.connect(lambda notice: self.said.append(notice.text))
        self.window.resize(1366, 820)

    def show(self) -> None:
        """Bring the window up with the keys in its line."""
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.line.setFocus()

    def add_customer(self, name: str = "Léa Müller") -> int:
        """Somebody the venue knows."""
        return CustomerService(self.work).add_customer(CustomerDraft(display_name=name)).value

    def add_child(self, customer_id: int, name: str, *, also_with: int | None = None) -> int:
        """A child who comes along, perhaps with the other parent too."""
        draft = CompanionDraft(name=name, kind=CompanionKind.CHILD)
        child_id = GuestServices.at(self.work).companions.add_companion(customer_id, draft).value
        if also_with is not None:
            self.services.family.share(child_id, ShareDraft(customer_id=also_with))
        return child_id

    def add_own_kind(self, name: str) -> int:
        """A kind of the venue's own."""
        return self.services.own_kinds.add(OwnKindDraft(name=name)).value

    def coming(self, customer_id: int) -> list[AgendaRow]:
        """What stands in the agenda of the coming year for somebody."""
        return list(self.services.agenda.of_customer(customer_id, A_YEAR))

    def press(self, key: Qt.Key) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type plain letters wherever the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        QApplication.processEvents()

    def go_to(self, field: QWidget) -> None:
        """Tab until the keys are in this field."""
        for _step in range(20):
            if field.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {field.accessibleName()}")

    def close(self) -> None:
        """Put it away."""
        self.quick.close_lanes()
        self.window.close()


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[DateDesk]:
    """Mara's, on 25 November 2026."""
    with open_place(tmp_path) as place:
        desk = DateDesk(place.work, theme)
        qtbot.addWidget(desk.window)
        desk.show()
        yield desk
        desk.close()
        QApplication.processEvents()
        assert troubles(place.work.database) == []

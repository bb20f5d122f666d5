"""The quick plan over a window, on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.bootstrap.quick_moment import quick_sources
from app.core.partial_dates import PartialDate
from app.core.undo import History
from app.customers.schemas.drafts import ClueDraft, CustomerDraft, PreferenceDraft
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.customers.services import GuestServices
from app.model.occasion import OccasionKind
from app.model.preference import MustKind, Strength
from app.moments.schemas.rows import MomentDetail
from app.moments.services import MomentServices
from app.occasions.drafts import OccasionDraft
from app.occasions.schemas import MomentKey
from app.occasions.service.editing import OccasionService
from app.planner.quick.overlay import QuickPlan
from app.planner.quick.view_model import QuickPlanViewModel
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


class QuickPlanDesk:
    """A window with one line in it, and the form over it."""

    def __init__(self, work: Workplace, theme: Theme) -> None:
        self.work = work
        self.services = MomentServices.at(work)
        self.notices, self.keys = Notices(), 0
        self.runner = CommandRunner(ChangeBus(), History(), self.notices)
        view_model = QuickPlanViewModel(
            quick_sources(work),
            new_lane=InlineLane,
            runner=self.runner,
            notices=self.notices,
            reading=Reading(work.wording, work.clock),
        )
        self.window = QWidget()
        self.line = QLineEdit(self.window)
        self.quick = QuickPlan(view_model, theme=theme, window=self.window)
        self.saved: list[MomentKey] = []
        view_model.saved.connect(self.saved.append)
        self.window.resize(1366, 820)

    def show(self) -> None:
        """Bring the window up with the keys in its line."""
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.line.setFocus()

    def add_customer(self, name: str = "Léa Müller") -> int:
        """Somebody the venue knows."""
        return CustomerService(self.work).add_customer(CustomerDraft(display_name=name)).value

    def add_birthday(self, customer_id: int) -> int:
        """On Sunday."""
        draft = OccasionDraft(kind=OccasionKind.BIRTHDAY, on=PartialDate(11, 29, 1980))
        return OccasionService(self.work).add_occasion(customer_id, draft).value

    def add_must(self, customer_id: int, text: str) -> None:
        """What they must not have."""
        draft = PreferenceDraft(text=text, strength=Strength.MUST, must_kind=MustKind.ALLERGY)
        PreferenceService(self.work).add_preference(customer_id, draft)

    def add_clue(self, customer_id: int, text: str) -> int:
        """Something noticed."""
        return GuestServices.at(self.work).clues.add_clue(customer_id, ClueDraft(text=text)).value

    @property
    def made(self) -> MomentDetail:
        """The plan that was saved last."""
        moment_id = self.saved[-1].moment_id
        assert moment_id is not None
        return self.services.reader.get_moment(moment_id)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type plain letters wherever the focus is."""
        self.keys += len(text)
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        QApplication.processEvents()

    def close(self) -> None:
        """Put it away."""
        self.quick.close_lanes()
        self.window.close()


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[QuickPlanDesk]:
    """Mara's, on 25 November."""
    with open_place(tmp_path) as place:
        desk = QuickPlanDesk(place.work, theme)
        qtbot.addWidget(desk.window)
        desk.show()
        yield desk
        desk.close()
        QApplication.processEvents()
        assert troubles(place.work.database) == []

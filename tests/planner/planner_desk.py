"""The Moments pane in a window of its own, on an agenda in memory."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.changes import Change
from app.occasions.schemas import AgendaRow
from app.planner.pane import MomentsPane
from app.planner.remembered_state import remembered_state
from app.planner.sources import Choice, PlannerChoices, PlannerSources, SideFacts
from app.planner.view_model import PlannerViewModel
from app.ui.change_bus import ChangeBus
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.planner.fake_agenda import FakeAgenda
from tests.planner.plain_plan import PlainPlan
from tests.venues import SetClock

NO_KEY = Qt.KeyboardModifier.NoModifier
TEN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CHOICES = PlannerChoices(
    departments=(Choice(1, "Kitchen"), Choice(2, "Front desk")), own_kinds=(Choice(7, "Regatta"),)
)


class PlannerDesk:
    """The pane with what it asks and whom it tells."""

    def __init__(
        self, agenda: FakeAgenda, *, theme: Theme, folder: Path, facts: SideFacts | None = None
    ) -> None:
        self.agenda = agenda
        self.clock = SetClock(TEN)
        self.bus, self.notices = ChangeBus(), Notices()
        self.choices, self.facts = CHOICES, facts or SideFacts()
        self.remembered = Remembered(folder / "window.ini")
        view_model = PlannerViewModel(
            PlannerSources(
                agenda,
                choices=lambda _cancellation: self.choices,
                facts=lambda _cancellation: self.facts,
                say_line=say_line,
            ),
            state=remembered_state(self.remembered),
            new_lane=InlineLane,
            bus=self.bus,
            notices=self.notices,
            reading=Reading(Wording("hotel", "en", "Europe/Zurich", "CHF"), self.clock),
        )
        self.pane = MomentsPane(
            view_model, new_plan_view=PlainPlan, theme=theme, remembered=self.remembered, settle_ms=0
        )
        self.view_model = view_model
        self.list = self.pane.coming.agenda.list
        self.head = self.pane.coming.agenda.head
        self.month = self.pane.coming.calendar.month
        self.year = self.pane.coming.calendar.year

    def open(self, width: int = 1290, height: int = 736) -> MomentsPane:
        """Bring the pane up."""
        self.pane.resize(width, height)
        self.pane.show()
        QTest.qWaitForWindowActive(self.pane)
        QApplication.processEvents()
        self.pane.setFocus()
        return self.pane

    @property
    def plan(self) -> PlainPlan:
        """What stands in the place of the plan."""
        assert isinstance(self.pane.plan, PlainPlan)
        return self.pane.plan

    @property
    def said(self) -> list[str]:
        """The lines of the list, as they are spoken."""
        model = self.list.agenda_model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    @property
    def names(self) -> list[str]:
        """The first words of each line."""
        return [line.split(",")[0] for line in self.said]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.focused, key, modifiers)

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        return QApplication.focusWidget() or self.pane

    def tell(self, kind: str = "moment") -> None:
        """What a write elsewhere tells."""
        self.bus.publish(Change(touched=frozenset({(kind, 1)})))

    def close(self) -> None:
        """Close the pane."""
        self.pane.close_lanes()
        self.pane.close()


def say_line(row: AgendaRow) -> str:
    """What a line says of a moment."""
    return {
        "Louis Müller-Odermatt": "Turns 9 · son of Léa, room 412",
        "Adaeze Obi": "10th visit, arrives 14:00",
        "Ines Duarte": "12 years married · open case 0344",
        "Hana Sato": "Honeymoon, night 2 of 5",
    }.get(row.person, row.kind.capitalize())

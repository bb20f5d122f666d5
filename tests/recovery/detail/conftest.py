"""The panel of a case on a hotel in a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.bootstrap.quick_case import finder
from app.model.case import CaseStep
from app.recovery.detail.panel import DetailPanel
from app.recovery.detail.reads import read_choices
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.lane import InlineLane
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.cases.case_desk import CaseDesk
from tests.panel_desk import PanelDesk, choose_entry, panel_desks
from tests.venues import SetClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

COLD_SHOWER = "Shower cold two mornings running"


class DetailDesk(PanelDesk):
    """A panel at the desk of one staff member, and what both were made of."""

    def __init__(self, work: Workplace, clock: SetClock, theme: Theme) -> None:
        super().__init__(work, clock, theme)
        self.cases = CaseDesk(work, clock)
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

    def log(self, customer_id: int | None = None, **fields: Any) -> int:
        """A new case; gives its id."""
        return self.cases.log(customer_id, **{"what": COLD_SHOWER, **fields}).value

    def show(self, case_id: int) -> DetailPanel:
        """Bring the panel up with a case."""
        self.panel.show_case(case_id)
        self.bring_up()
        return self.panel

    def to_resolve(self, case_id: int) -> None:
        """Take the first three steps."""
        self.cases.take(case_id, CaseStep.LISTEN, CaseStep.EMPATHISE, CaseStep.APOLOGISE)


@pytest.fixture
def new_desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Callable[..., DetailDesk]]:
    """Makes desks of one venue: the first is Mara's at the front desk, others by name and role."""
    with panel_desks(tmp_path, theme, qtbot=qtbot, at=DetailDesk) as make:
        yield make


@pytest.fixture
def desk(new_desk: Callable[..., DetailDesk]) -> DetailDesk:
    """Mara's."""
    return new_desk()


@pytest.fixture
def choose() -> Callable[[str], None]:
    """Chooses an entry of the menu that is open now."""
    return choose_entry

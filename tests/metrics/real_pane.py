"""What the whole pane is about, on a real venue file, without threads."""

from __future__ import annotations

from app.core.undo import History
from app.metrics.choices import MetricsChoices
from app.metrics.state import MetricsState
from app.metrics.view_model import MetricsViewModel
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.venue.workplace import Workplace
from app.wording.reading import Reading


class RealPane:
    """The view model of the pane with the window's bus, notices and undo."""

    def __init__(self, work: Workplace, state: MetricsState | None = None) -> None:
        self.bus, self.notices = ChangeBus(), Notices()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.view_model = MetricsViewModel(
            lambda _cancellation: MetricsChoices(),
            state=state or MetricsState(),
            new_lane=InlineLane,
            bus=self.bus,
            notices=self.notices,
            reading=Reading(work.wording, work.clock),
        )

    @property
    def said(self) -> str:
        """The latest notice."""
        latest = self.notices.latest
        return latest.text if latest else ""

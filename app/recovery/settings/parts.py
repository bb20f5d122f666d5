"""What the pages of the settings are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.cases.services import CaseServices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.dialogs import Dialogs
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class SettingsParts:
    """The venue at work, and how a window writes, tells and looks."""

    work: Workplace
    services: CaseServices
    theme: Theme
    remembered: Remembered
    bus: ChangeBus
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]
    dialogs: Dialogs = field(default_factory=Dialogs)

    @property
    def currency(self) -> str:
        """The currency in which the venue gives."""
        return self.work.venue.currency

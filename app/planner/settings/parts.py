"""What the catalogues of the planner are made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class PlannerParts:
    """The venue at work, and how a window writes, tells and looks."""

    work: Workplace
    theme: Theme
    bus: ChangeBus
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]

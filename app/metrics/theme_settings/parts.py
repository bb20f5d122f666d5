"""What the section about themes is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.surveys.service.themes import ThemeService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


@dataclass(frozen=True)
class ThemeParts:
    """The service, and how a window writes, tells and looks."""

    service: ThemeService
    wording: Wording
    theme: Theme
    bus: ChangeBus
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]

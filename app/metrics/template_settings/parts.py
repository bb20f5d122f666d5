"""What the section about templates is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.surveys.service.templates import TemplateService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


@dataclass(frozen=True)
class TemplateParts:
    """The service, and how a window writes, tells and looks."""

    service: TemplateService
    wording: Wording
    theme: Theme
    bus: ChangeBus
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]

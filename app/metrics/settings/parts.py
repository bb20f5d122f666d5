"""What the section about surveys is made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.surveys.questions import Spoken
from app.surveys.services import SurveyServices
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


@dataclass(frozen=True)
class SurveyParts:
    """The services and shipped words, and how a window writes, tells and looks; ``home`` is the venue's language."""

    services: SurveyServices
    shipped: Mapping[str, Spoken]
    reading: Reading
    theme: Theme
    bus: ChangeBus
    runner: CommandRunner
    notices: Notices
    new_lane: Callable[[], AnyLane]

    @property
    def home(self) -> str:
        """The venue's language."""
        return self.reading.wording.language

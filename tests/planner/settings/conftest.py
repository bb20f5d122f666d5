"""What the sections of the settings are made with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.undo import History
from app.planner.settings.parts import PlannerParts
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from tests.venues import open_place, troubles


@pytest.fixture
def parts(tmp_path: Path, theme: Theme) -> Iterator[PlannerParts]:
    """A hotel at work; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        bus, notices = ChangeBus(), Notices()
        runner = CommandRunner(bus, History(), notices)
        yield PlannerParts(place.work, theme, bus=bus, runner=runner, notices=notices, new_lane=InlineLane)
        assert troubles(place.work.database) == []

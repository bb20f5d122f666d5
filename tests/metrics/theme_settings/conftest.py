"""What the section about themes is made with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.undo import History
from app.metrics.theme_settings.page import ThemesPage
from app.metrics.theme_settings.parts import ThemeParts
from app.surveys.service.themes import ThemeService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place, troubles


class ThemesDesk(SurveyDesk):
    """The section open at a desk."""

    def open_page(self, theme: Theme) -> None:
        """Open it."""
        bus, notices = ChangeBus(), Notices()
        self.runner = CommandRunner(bus, History(), notices)
        self.parts = ThemeParts(
            ThemeService(self.work),
            self.work.wording,
            theme,
            bus=bus,
            runner=self.runner,
            notices=notices,
            new_lane=InlineLane,
        )
        self.page = ThemesPage(self.parts)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[ThemesDesk]:
    """A hotel at work; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        desk = ThemesDesk(place.work, place.clock)
        for comment in ("Ghastly curtains", "The curtain rod, the curtains", "Fine"):
            desk.record(3, comment=comment)
        desk.open_page(theme)
        qtbot.addWidget(desk.page)
        yield desk
        desk.page.close_lane()
        assert troubles(place.work.database) == []

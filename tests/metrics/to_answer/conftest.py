"""Those who wait at a made-up hotel, on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.paths import program_folder
from app.metrics.to_answer.page import ToAnswerPage
from app.metrics.to_answer.view_model import ToAnswerViewModel
from app.promises.service import PromiseService
from app.surveys.replies.templates import read_templates
from app.ui.theme.theme import Theme
from tests.metrics.real_pane import RealPane
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_place, troubles


class WaitingDesk(SurveyDesk):
    """The page open at a desk."""

    def open_page(self, theme: Theme) -> None:
        """Open it, wide."""
        self.pane = RealPane(self.work)
        self.view_model = ToAnswerViewModel(
            self.pane.view_model,
            closing=self.services.closing,
            answers=self.services.answers,
            promises=PromiseService(self.work),
            shipped=read_templates(program_folder() / "resources"),
            runner=self.pane.runner,
        )
        self.page = ToAnswerPage(self.view_model, theme=theme)
        self.page.resize(1250, 620)

    @property
    def listed(self) -> list[str]:
        """Who stands in the list."""
        return [row.who for row in self.page.model.rows]


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[WaitingDesk]:
    """Two who wait, one of them for too long, and one content."""
    with open_place(tmp_path) as place:
        desk = WaitingDesk(place.work, place.clock)
        piotr = desk.add_customer("Piotr Mülke")
        desk.first = desk.record(3, customer_id=piotr, comment="Nobody called back about the shower.")
        desk.clock.forward(hours=26)
        desk.second = desk.record(6, comment="Queue at check-in, again.", place="412")
        desk.content = desk.record(10, customer_id=desk.add_customer("Léa Müller"), comment="Lovely")
        desk.open_page(theme)
        qtbot.addWidget(desk.page)
        with qtbot.waitExposed(desk.page):
            desk.page.show()
        yield desk
        desk.pane.view_model.close()
        assert troubles(place.work.database) == []

"""The page of themes on a made-up hotel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.measures.why.service import WhyMeasures
from app.metrics.themes.page import ThemesPage
from app.metrics.themes.reader import ThemesReader
from app.metrics.themes.view_model import ThemesViewModel
from app.model.moment import Moment
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.ui.theme.theme import Theme
from tests.metrics.real_pane import RealPane
from tests.surveys.survey_desk import SurveyDesk
from tests.venues import open_copy, open_place, troubles

SAID = (
    (10, "They remembered our dog’s name."),
    (9, "So kind, and the breakfast was lovely"),
    (3, "A long queue, and we waited for an hour"),
    (8, ""),
    (7, "Noisy street"),
)


class ThemesDesk(SurveyDesk):
    """The page open at a desk."""

    def fill(self, times: int) -> None:
        """So many answers of each kind, every guest with a visit, some with a moment."""
        for number in range(times):
            for at, (score, comment) in enumerate(SAID):
                guest = self.add_customer(f"Guest {number}.{at}")
                self.happen(guest, glad=score > 8)
                self.record(score, customer_id=guest, comment=comment)

    def happen(self, guest: int, *, glad: bool) -> None:
        """A visit with two feelings, and a moment for those who are glad."""
        now = self.clock.now()
        visit_id = self.add(Visit(customer_id=guest, status="completed", arrives_on=self.work.today()))
        for text, feeling in (("Arrived", 0), ("Left", 2 if glad else -1)):
            row = {"customer_id": guest, "visit_id": visit_id, "at": now, "text": text, "feeling": feeling}
            self.add(Touchpoint(**row))
        if glad:
            self.add(Moment(customer_id=guest, kind="birthday", delivered_at=now, made_at=now))

    def open_page(self, theme: Theme) -> None:
        """Open it, wide."""
        self.pane = RealPane(self.work)
        reader = ThemesReader(
            WhyMeasures.at(self.work),
            actions=self.services.theme_actions,
            themes=self.services.themes,
            reading=self.pane.view_model.reading,
        )
        self.view_model = ThemesViewModel(
            self.pane.view_model, reader, actions=self.services.theme_actions, runner=self.pane.runner
        )
        self.page = ThemesPage(self.view_model, theme=theme)
        self.page.resize(1250, 700)


@pytest.fixture(scope="session")
def sixty_answers(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with them, written once."""
    with open_place(tmp_path_factory.mktemp("themes")) as place:
        ThemesDesk(place.work, place.clock).fill(12)
    return place.path.read_bytes()


@pytest.fixture
def desk(tmp_path: Path, sixty_answers: bytes, theme: Theme, qtbot: QtBot) -> Iterator[ThemesDesk]:
    """Sixty answers, and the page on them."""
    with open_copy(tmp_path, sixty_answers) as place:
        desk = ThemesDesk(place.work, place.clock)
        desk.open_page(theme)
        qtbot.addWidget(desk.page)
        with qtbot.waitExposed(desk.page):
            desk.page.show()
        yield desk
        desk.pane.view_model.close()
        assert troubles(place.work.database) == []

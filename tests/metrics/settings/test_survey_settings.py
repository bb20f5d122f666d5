"""How a venue asks is checked beside its field, kept, and taken back; PINs are typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.paths import program_folder
from app.core.undo import History
from app.metrics.settings.page import SurveySettingsPage
from app.metrics.settings.parts import SurveyParts
from app.model.survey import Metric
from app.surveys.questions import read_shipped
from app.surveys.services import SurveyServices
from app.surveys.settings import ScaleChoice
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.form_fields import ChoiceField, LineField
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.ui.ticks_field import TicksField
from app.venue.workplace import Workplace
from app.wording.reading import Reading
from tests.venues import open_place, troubles


class SettingsDesk:
    """The page on a hotel at work, as its owner."""

    def __init__(self, work: Workplace, theme: Theme, qtbot: QtBot) -> None:
        self.services = SurveyServices.at(work)
        bus, notices = ChangeBus(), Notices()
        self.runner = CommandRunner(bus, History(), notices)
        self.page = SurveySettingsPage(
            SurveyParts(
                self.services,
                read_shipped(program_folder() / "resources"),
                Reading(work.wording, work.clock),
                theme=theme,
                bus=bus,
                runner=self.runner,
                notices=notices,
                new_lane=InlineLane,
            )
        )
        qtbot.addWidget(self.page)
        self.page.show()
        self._qtbot = qtbot

    def line(self, name: str) -> LineField:
        """A line of how the venue asks, or of the questions that are shown."""
        field = self.page.asking.fields.get(name) or self.page.questions.form.fields[name]
        assert isinstance(field, LineField)
        return field

    def type(self, field: LineField, text: str) -> None:
        """Type instead of what stands there."""
        assert isinstance(field.editor, QLineEdit)
        field.editor.selectAll()
        self._qtbot.keyClicks(field.editor, text)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[SettingsDesk]:
    """The settings; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        desk = SettingsDesk(place.work, theme, qtbot)
        yield desk
        desk.page.close_page()
        assert troubles(place.work.database) == []


def test_scales_days_and_hours_are_kept_and_taken_back(desk: SettingsDesk) -> None:
    csat = desk.page.asking.fields["csat"]
    assert isinstance(csat, ChoiceField)
    csat.choose("1")
    desk.type(desk.line("follow_up_hours"), "8")
    desk.type(desk.line("rest_csat"), "7")

    desk.page.asking.submit()

    settings = desk.services.settings.get()
    assert (settings.csat, settings.follow_up_hours) == (ScaleChoice(high=7), 8)
    assert (settings.rest(Metric.CSAT), settings.rest(Metric.NPS)) == (7, 90)
    desk.runner.undo()
    assert desk.line("follow_up_hours").text == "24"


@pytest.mark.parametrize("text", ["soon", "", "1.5", "-1"])
def test_what_is_no_number_is_said_beside_its_field(desk: SettingsDesk, text: str) -> None:
    desk.line("back_days").set_text(text)

    desk.page.asking.submit()

    assert desk.line("back_days").error == "This is not a whole number."


def test_a_number_that_cannot_be_is_said_beside_its_field(desk: SettingsDesk) -> None:
    desk.type(desk.line("follow_up_hours"), "0")

    desk.page.asking.submit()

    assert desk.line("follow_up_hours").error


def test_the_language_that_is_ticked_first_is_the_one_for_everybody_else(desk: SettingsDesk) -> None:
    field = desk.page.asking.fields["languages"]
    assert isinstance(field, TicksField)
    for box in field.boxes.values():
        box.setChecked(False)
    desk.page.asking.submit()
    assert field.error == "Tick at least one."
    for language in ("it", "en"):
        field.boxes[language].click()

    desk.page.asking.submit()

    assert desk.services.settings.get().languages == ("it", "en")


def test_words_of_the_venue_are_kept_and_those_as_shipped_are_not(desk: SettingsDesk) -> None:
    desk.page.questions.languages.button("de").click()
    desk.type(desk.line("nps"), "Kommen Sie wieder?")
    desk.page.questions.form.submit()

    kept = desk.services.settings.get().questions
    assert (kept["de"].nps, kept["de"].thanks) == ("Kommen Sie wieder?", "")
    assert "en" not in kept


def test_what_is_typed_in_one_language_stays_while_another_is_looked_at(desk: SettingsDesk) -> None:
    desk.type(desk.line("thanks"), "Cheers")
    desk.page.questions.languages.button("de").click()
    desk.page.questions.languages.button("en").click()

    assert desk.line("thanks").text == "Cheers"


def test_where_effort_is_asked_the_other_way_round_its_usual_words_are_too(desk: SettingsDesk) -> None:
    ces = desk.page.asking.fields["ces"]
    assert isinstance(ces, ChoiceField)
    ces.choose("2")
    desk.page.asking.submit()

    question = desk.page.questions.form.fields["ces"]
    assert isinstance(question, LineField)
    assert question.text == "How much trouble did you have to go to?"

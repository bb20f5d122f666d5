"""The settings of surveys of one window."""

from __future__ import annotations

from app.bootstrap.window_parts import WindowParts
from app.core.paths import program_folder
from app.metrics.settings.page import SurveySettingsPage
from app.metrics.settings.parts import SurveyParts
from app.surveys.questions import read_shipped
from app.surveys.services import SurveyServices
from app.wording.reading import Reading


def build_survey_settings(parts: WindowParts) -> SurveySettingsPage:
    """The page on the venue of the session."""
    session = parts.session
    work = session.workplace
    return SurveySettingsPage(
        SurveyParts(
            SurveyServices.at(work),
            read_shipped(program_folder() / "resources"),
            Reading(work.wording, work.clock),
            theme=parts.theme,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            new_lane=parts.new_lane,
        )
    )

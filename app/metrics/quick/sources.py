"""What the quick form asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.model.survey import Metric
from app.surveys.questions import Questions
from app.surveys.schemas.rows import AnswerRow, AskDefaults, RestRow
from app.surveys.services import SurveyServices
from app.surveys.settings import SurveySettings
from app.ui.who_field import Finds
from app.venue.rows import StaffRow


@dataclass(frozen=True)
class Stage:
    """One stage of the journey, in the venue's word."""

    id: int
    name: str


@dataclass(frozen=True)
class AskChoices:
    """How the venue asks, and what can be said about an answer."""

    settings: SurveySettings
    questions: Questions
    stages: tuple[Stage, ...] = ()
    staff: Sequence[StaffRow] = ()


@dataclass(frozen=True)
class About:
    """What is known of somebody before they are asked, by metric where it differs."""

    defaults: AskDefaults
    rests: Mapping[Metric, RestRow]
    asked: Mapping[Metric, AnswerRow]
    """Questions to them that are not answered yet."""


@dataclass(frozen=True)
class AskSources:
    """All of them may be called from any thread."""

    services: Callable[[], SurveyServices]
    choices: Callable[[Cancellation], AskChoices]
    about: Callable[[int, Cancellation], About]
    finds: Finds

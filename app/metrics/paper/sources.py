"""What the pile of papers asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.cancelling import Cancellation
from app.metrics.quick.sources import AskChoices
from app.surveys.services import SurveyServices
from app.ui.who_field import Finds


@dataclass(frozen=True)
class PaperSources:
    """All of them may be called from any thread."""

    services: Callable[[], SurveyServices]
    choices: Callable[[Cancellation], AskChoices]
    finds: Finds

"""Every use case of asking and answering in one hand, for the composition root and the view models."""

from __future__ import annotations

from dataclasses import dataclass

from app.sign_in.service.pins import PinService
from app.surveys.service.acting import ThemeActionService
from app.surveys.service.annotations import AnnotationService
from app.surveys.service.answering import AnswerService
from app.surveys.service.batch import BatchService
from app.surveys.service.closing import ClosingService
from app.surveys.service.settings import SurveySettingsService
from app.surveys.service.templates import TemplateService
from app.surveys.service.themes import ThemeService
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class SurveyServices:
    """The services that view models and commands call."""

    answers: AnswerService
    batch: BatchService
    settings: SurveySettingsService
    annotations: AnnotationService
    pins: PinService
    themes: ThemeService
    theme_actions: ThemeActionService
    closing: ClosingService
    templates: TemplateService

    @classmethod
    def at(cls, work: Workplace) -> SurveyServices:
        """All of them at one workplace."""
        return cls(
            answers=AnswerService(work),
            batch=BatchService(work),
            settings=SurveySettingsService(work),
            annotations=AnnotationService(work),
            pins=PinService(work),
            themes=ThemeService(work),
            theme_actions=ThemeActionService(work),
            closing=ClosingService(work),
            templates=TemplateService(work),
        )

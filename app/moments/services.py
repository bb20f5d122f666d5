"""Every use case of moments in one hand, for the composition root and the view models."""

from __future__ import annotations

from dataclasses import dataclass

from app.attachments.service import AttachmentService
from app.moments.ideas.service import IdeaService
from app.moments.outcomes.service import OutcomeReader
from app.moments.service.budgets import BudgetReader
from app.moments.service.files import MomentFiles
from app.moments.service.gestures import MomentGestures
from app.moments.service.knowing import MomentKnowing
from app.moments.service.planning import PlanningService
from app.moments.service.playbooks import PlaybookService
from app.moments.service.reading import MomentReader
from app.moments.service.settings import MomentSettingsService
from app.moments.service.states import MomentStates
from app.moments.service.tasks import TaskService
from app.moments.stories.service import StoryReader
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class MomentServices:
    """The services that view models and commands call."""

    planning: PlanningService
    gestures: MomentGestures
    tasks: TaskService
    states: MomentStates
    reader: MomentReader
    files: MomentFiles
    playbooks: PlaybookService
    budgets: BudgetReader
    settings: MomentSettingsService
    knowing: MomentKnowing
    ideas: IdeaService
    stories: StoryReader
    outcomes: OutcomeReader

    @classmethod
    def at(cls, work: Workplace) -> MomentServices:
        """All of them at one workplace."""
        return cls(
            planning=PlanningService(work),
            gestures=MomentGestures(work),
            tasks=TaskService(work),
            states=MomentStates(work),
            reader=MomentReader(work),
            files=MomentFiles(work, AttachmentService(work)),
            playbooks=PlaybookService(work),
            budgets=BudgetReader(work),
            settings=MomentSettingsService(work),
            knowing=MomentKnowing(work),
            ideas=IdeaService(work),
            stories=StoryReader(work),
            outcomes=OutcomeReader(work),
        )

"""Every use case of service recovery in one hand, for the composition root and the view models."""

from __future__ import annotations

from dataclasses import dataclass

from app.attachments.service import AttachmentService
from app.cases.measures.service import RecoveryMeasures
from app.cases.service.catalogue import CatalogueService
from app.cases.service.closing import ClosingService
from app.cases.service.editing import EditingService
from app.cases.service.files import CaseFiles
from app.cases.service.gestures import CaseGestures
from app.cases.service.knowing import KnowingService
from app.cases.service.log import LogService
from app.cases.service.log_view import CaseLog
from app.cases.service.opening import OpeningService
from app.cases.service.promises import CasePromises
from app.cases.service.reading import CaseReader
from app.cases.service.rules import RulesService
from app.cases.service.settings import SettingsService
from app.cases.service.steps import StepService
from app.cases.service.visits import CaseVisits
from app.promises.service import PromiseService
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class CaseServices:
    """The services that view models and commands call."""

    opening: OpeningService
    steps: StepService
    closing: ClosingService
    settings: SettingsService
    rules: RulesService
    reader: CaseReader
    log: LogService
    editing: EditingService
    promises: CasePromises
    files: CaseFiles
    gestures: CaseGestures
    knowing: KnowingService
    catalogue: CatalogueService
    log_view: CaseLog
    visits: CaseVisits
    measures: RecoveryMeasures

    @classmethod
    def at(cls, work: Workplace) -> CaseServices:
        """All of them at one workplace."""
        return cls(
            opening=OpeningService(work),
            steps=StepService(work),
            closing=ClosingService(work),
            settings=SettingsService(work),
            rules=RulesService(work),
            reader=CaseReader(work),
            log=LogService(work),
            editing=EditingService(work),
            promises=CasePromises(work, PromiseService(work)),
            files=CaseFiles(work, AttachmentService(work)),
            gestures=CaseGestures(work),
            knowing=KnowingService(work),
            catalogue=CatalogueService(work),
            log_view=CaseLog(work),
            visits=CaseVisits(work),
            measures=RecoveryMeasures(work),
        )

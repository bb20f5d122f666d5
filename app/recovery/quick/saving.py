"""Writing the case down with what was promised and attached, as one step to be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from app.attachments.schemas import AttachmentDraft
from app.cases.schemas.drafts import CaseDraft, IncidentDraft, Somebody
from app.cases.services import CaseServices
from app.core.errors import AppError
from app.core.joining import joined
from app.core.outcome import Outcome
from app.promises.schemas import PromiseDraft


@dataclass(frozen=True)
class NewCase:
    """Everything that was typed, checked; ``others`` are those to whom the same happened."""

    case: CaseDraft
    others: tuple[Somebody, ...] = ()
    promise: PromiseDraft | None = None
    files: tuple[AttachmentDraft, ...] = ()


class Saving:
    """Writes a new case; ``failures`` are what could not be kept beside it."""

    def __init__(self, services: CaseServices) -> None:
        self._services = services
        self.failures: list[AppError] = []

    def save(self, new: NewCase) -> Outcome[tuple[int, ...]]:
        """The numbers of the cases opened; raises InvalidInput before anything is written."""
        opened = self._open(new)
        steps: list[Outcome[Any]] = [opened]
        promises, files = self._services.promises, self._services.files
        for case_id in opened.value:
            if new.promise is not None:
                self._beside(steps, partial(promises.make_promise, case_id, new.promise))
        for draft in new.files:
            self._beside(steps, partial(files.add, opened.value[0], draft))
        return joined(steps)

    def _open(self, new: NewCase) -> Outcome[tuple[int, ...]]:
        opening = self._services.opening
        if new.others:
            return opening.log_incident(IncidentDraft(common=new.case, others=new.others))
        one = opening.log_case(new.case)
        return Outcome((one.value,), one.change, one.reversal, one.said)

    def _beside(self, steps: list[Outcome[Any]], work: Callable[[], Outcome[Any]]) -> None:
        try:
            steps.append(work())
        except AppError as error:
            self.failures.append(error)

"""What can be done about a case; each act returns whether it was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.attachments.schemas import AttachmentDraft, AttachmentRow
from app.cases.schemas.drafts import (
    CaseEdit,
    ClosingDraft,
    EntryDraft,
    HandOverDraft,
    ReopeningDraft,
    StepDraft,
    StoryDraft,
    UnreachableDraft,
)
from app.cases.schemas.rows import CaseDetail
from app.cases.services import CaseServices
from app.gestures.schemas import ClashReport, DecisionDraft, GiveDraft, GivenRow
from app.model.case import CaseStep
from app.promises.schemas import PromiseDraft, PromiseRow, PromiseSettling
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.running import succeeded


class CaseActs:
    """What was typed wrongly raises InvalidInput for the form; a notice tells of other failures.

    Those that carry a version raise OvertakenError when somebody else was faster.
    """

    def __init__(self, services: Callable[[], CaseServices], runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def take_steps(self, case_id: int, steps: Sequence[CaseStep], *, note: str = "") -> bool:
        """Stamp these steps one after the other, the last of them with the note."""
        drafts = (StepDraft(step=step, note=note if step is steps[-1] else "") for step in steps)
        return all(self._take(case_id, draft) for draft in drafts)

    def skip_step(self, case_id: int, step: CaseStep, *, reason: str) -> bool:
        """Leave a step out, and say why."""
        return self._take(case_id, StepDraft(step=step, skipped=True, note=reason))

    def add_entry(self, case_id: int, **fields: Any) -> bool:
        """Write a line into the log."""
        draft = EntryDraft(**fields)
        return succeeded(self._runner, lambda: self._services().log.add_entry(case_id, draft))

    def close_verified(self, case_id: int, **fields: Any) -> bool:
        """Close it: the customer was asked."""
        draft = ClosingDraft(**fields)
        return saved(self._runner, lambda: self._services().closing.close_verified(case_id, draft))

    def close_unreachable(self, case_id: int, **fields: Any) -> bool:
        """Close it: the customer could not be reached."""
        draft = UnreachableDraft(**fields)
        return saved(self._runner, lambda: self._services().closing.close_unreachable(case_id, draft))

    def reopen(self, case_id: int, **fields: Any) -> bool:
        """Open it again."""
        draft = ReopeningDraft(**fields)
        return saved(self._runner, lambda: self._services().closing.reopen(case_id, draft))

    def edit(self, case_id: int, *, version: int, changes: dict[str, Any]) -> bool:
        """Change what is known of it."""
        edit = CaseEdit(version=version, **changes)
        return saved(self._runner, lambda: self._services().editing.edit_case(case_id, edit))

    def hand_over(self, case_id: int, **fields: Any) -> bool:
        """Give it to somebody else."""
        draft = HandOverDraft(**fields)
        return succeeded(self._runner, lambda: self._services().editing.hand_over((case_id,), draft))

    def tell_story(self, case_id: int, **fields: Any) -> bool:
        """Tell it as a story, or no more."""
        draft = StoryDraft(**fields)
        return saved(self._runner, lambda: self._services().editing.tell_story(case_id, draft))

    def read(self, case_id: int) -> CaseDetail:
        """The case as it is now."""
        return self._runner.read(lambda: self._services().reader.get_case(case_id))

    def _take(self, case_id: int, draft: StepDraft) -> bool:
        return succeeded(self._runner, lambda: self._services().steps.take_step(case_id, draft))

    @property
    def gestures(self) -> GestureActs:
        """What is given."""
        return GestureActs(self._services, self._runner)

    @property
    def promises(self) -> PromiseActs:
        """What is promised."""
        return PromiseActs(self._services, self._runner)

    @property
    def files(self) -> FileActs:
        """What is kept with it."""
        return FileActs(self._services, self._runner)


class GestureActs:
    """Planning, giving, deciding."""

    def __init__(self, services: Callable[[], CaseServices], runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def plan(self, case_id: int, **fields: Any) -> bool:
        """Plan a gesture, or tell that it was given."""
        draft = GiveDraft(**fields)
        return succeeded(self._runner, lambda: self._services().gestures.plan(case_id, draft))

    def check(self, case_id: int, draft: GiveDraft) -> ClashReport:
        """What speaks against a gesture; may be called from any thread."""
        return self._services().gestures.check(case_id, draft)

    def give(self, case_id: int, row: GivenRow, *, clash_reason: str = "") -> bool:
        """It was given; in spite of what is known where a reason says so."""
        gestures = self._services().gestures
        return succeeded(
            self._runner,
            lambda: gestures.mark_given(case_id, row.id, version=row.version, clash_reason=clash_reason),
        )

    def drop(self, case_id: int, row: GivenRow, *, note: str) -> bool:
        """It will not be given, and why."""
        gestures = self._services().gestures
        return succeeded(self._runner, lambda: gestures.drop(case_id, row.id, version=row.version, note=note))

    def decide(self, case_id: int, given_id: int, **fields: Any) -> bool:
        """Approve, change or decline what goes above somebody's limit."""
        draft = DecisionDraft(**fields)
        return saved(self._runner, lambda: self._services().gestures.decide(case_id, given_id, draft=draft))


class PromiseActs:
    """Making promises and settling them."""

    def __init__(self, services: Callable[[], CaseServices], runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def make(self, case_id: int, **fields: Any) -> bool:
        """Promise something."""
        draft = PromiseDraft(**fields)
        return succeeded(self._runner, lambda: self._services().promises.make_promise(case_id, draft))

    def keep(self, row: PromiseRow) -> bool:
        """It was done."""
        settling = PromiseSettling(version=row.version)
        return succeeded(self._runner, lambda: self._services().promises.keep(row.id, settling))

    def break_(self, row: PromiseRow, *, note: str) -> bool:
        """It was not done, and why."""
        settling = PromiseSettling(version=row.version, note=note)
        return succeeded(self._runner, lambda: self._services().promises.break_(row.id, settling))

    def reopen(self, row: PromiseRow) -> bool:
        """It is still to be done."""
        promises = self._services().promises
        return succeeded(self._runner, lambda: promises.reopen(row.id, version=row.version))


class FileActs:
    """Keeping files with a case."""

    def __init__(self, services: Callable[[], CaseServices], runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def add(self, case_id: int, draft: AttachmentDraft) -> bool:
        """Keep a file."""
        return succeeded(self._runner, lambda: self._services().files.add(case_id, draft))

    def remove(self, row: AttachmentRow) -> bool:
        """Take a file away."""
        return succeeded(self._runner, lambda: self._services().files.remove(row.id))

    def content(self, row: AttachmentRow) -> bytes:
        """The bytes of a file; raises NotFound."""
        return self._runner.read(lambda: self._services().files.get_content(row.id))

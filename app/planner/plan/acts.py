"""What can be done about a moment; each act returns whether it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.attachments.schemas import AttachmentDraft
from app.core.joining import joined
from app.core.outcome import Outcome
from app.gestures.schemas import ClashReport, GiveDraft, GivenRow
from app.model.moment import MomentState
from app.moments.schemas.drafts import (
    DeliveryDraft,
    MomentDraft,
    MomentEdit,
    MomentStoryDraft,
    SkipDraft,
    TaskDraft,
    TaskEdit,
)
from app.moments.schemas.rows import MomentDetail, PhotoRow, TaskRow
from app.moments.services import MomentServices
from app.occasions.schemas import MomentKey
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.running import succeeded

Services = Callable[[], MomentServices]


@dataclass(frozen=True)
class NewPlan:
    """What a plan begins with besides what it is about."""

    key: MomentKey
    title: str = ""
    celebrate_on: date | None = None
    owner_id: int | None = None

    def draft(self, **fields: Any) -> MomentDraft:
        """The plan as it is to be made; raises InvalidInput."""
        key = self.key
        values: dict[str, Any] = {
            "customer_id": key.customer_id,
            "occasion_id": key.occasion_id,
            "milestone": key.milestone,
            "milestone_number": key.milestone_number,
            "companion_id": key.companion_id,
            "visit_id": key.visit_id,
            "occurs_on": key.occurs_on,
            "celebrate_on": self.celebrate_on,
            "title": self.title,
            "owner_id": self.owner_id,
        }
        return MomentDraft(**values | fields)


class PlanActs:
    """What was typed wrongly raises InvalidInput for the form; a notice tells of other failures.

    Those that a form with two versions serves raise OvertakenError when somebody else was faster.
    """

    def __init__(self, services: Services, runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner
        self.tasks = TaskActs(services, runner)
        self.gestures = GestureActs(services, runner)
        self.photos = PhotoActs(services, runner)

    def plan(self, new: NewPlan, **fields: Any) -> bool:
        """Make a plan."""
        draft = new.draft(**fields)
        return succeeded(self._runner, lambda: self._services().planning.plan_moment(draft))

    def edit(self, moment_id: int, *, version: int, changes: dict[str, Any]) -> bool:
        """Change what is planned."""
        edit = MomentEdit(version=version, **changes)
        return saved(self._runner, lambda: self._services().planning.edit(moment_id, edit))

    def move_to(self, detail: MomentDetail, day: date) -> bool:
        """Celebrate on another day."""
        edit = MomentEdit(version=detail.version, celebrate_on=day)
        return succeeded(self._runner, lambda: self._services().planning.edit(detail.id, edit))

    def apply_playbook(self, moment_id: int, playbook_id: int) -> bool:
        """Add what a playbook plans."""
        return succeeded(
            self._runner, lambda: self._services().planning.apply_playbook(moment_id, playbook_id)
        )

    def set_planned(self, detail: MomentDetail) -> bool:
        """It is agreed on, or needs more work."""
        states = self._services().states
        return succeeded(self._runner, lambda: states.set_planned(detail.id, version=detail.version))

    def set_prepared(self, detail: MomentDetail) -> bool:
        """Everything is ready."""
        states = self._services().states
        return succeeded(self._runner, lambda: states.set_prepared(detail.id, version=detail.version))

    def take_up_again(self, detail: MomentDetail) -> bool:
        """It is planned after all."""
        states = self._services().states
        return succeeded(self._runner, lambda: states.take_up_again(detail.id, version=detail.version))

    def deliver(self, moment_id: int, **fields: Any) -> bool:
        """It was done."""
        draft = DeliveryDraft(**fields)
        return succeeded(self._runner, lambda: self._services().states.deliver(moment_id, draft))

    def edit_delivery(self, moment_id: int, **fields: Any) -> bool:
        """How they took it was written down wrongly."""
        draft = DeliveryDraft(**fields)
        return saved(self._runner, lambda: self._services().states.edit_delivery(moment_id, draft))

    def put_right(self, detail: MomentDetail, *, reaction: int | None, said: str, story: str) -> bool:
        """It was delivered elsewhere in the meantime: what is told here counts; one step to take back."""
        draft = DeliveryDraft(
            version=detail.version, reaction=reaction or detail.reaction, said=said or detail.said
        )
        states = self._services().states

        def work() -> Outcome[None]:
            steps = [states.edit_delivery(detail.id, draft)]
            if story:
                version = self._get(detail.id).version
                steps.append(states.tell_story(detail.id, MomentStoryDraft(version=version, story=story)))
            return joined(steps)

        return succeeded(self._runner, work)

    def skip(self, detail: MomentDetail, *, reason: str) -> bool:
        """Not this time."""
        draft = SkipDraft(version=detail.version, reason=reason)
        return succeeded(self._runner, lambda: self._services().states.skip(detail.id, draft))

    def skip_unplanned(self, new: NewPlan, *, reason: str) -> bool:
        """Not this time, before anybody planned anything; one step to take back."""
        SkipDraft(version=1, reason=reason)
        draft = new.draft(state=MomentState.SUGGESTED)

        def work() -> Outcome[int]:
            services = self._services()
            made = services.planning.plan_moment(draft)
            version = services.reader.get_moment(made.value).version
            over = services.states.skip(made.value, SkipDraft(version=version, reason=reason))
            both: Outcome[int] = joined([made, over])
            return Outcome(both.value, both.change, both.reversal, over.said)

        return succeeded(self._runner, work)

    def tell_story(self, moment_id: int, *, version: int, story: str) -> bool:
        """Tell it as a story."""
        draft = MomentStoryDraft(version=version, story=story)
        return saved(self._runner, lambda: self._services().states.tell_story(moment_id, draft))

    def read(self, moment_id: int) -> MomentDetail:
        """The plan as it is now."""
        return self._runner.read(lambda: self._get(moment_id))

    def _get(self, moment_id: int) -> MomentDetail:
        return self._services().reader.get_moment(moment_id)


class TaskActs:
    """What is to be done for it."""

    def __init__(self, services: Services, runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def add(self, moment_id: int, **fields: Any) -> bool:
        """Something more is to be done."""
        draft = TaskDraft(**fields)
        return succeeded(self._runner, lambda: self._services().tasks.add_task(moment_id, draft))

    def edit(self, task_id: int, *, version: int, changes: dict[str, Any]) -> bool:
        """Change a task."""
        edit = TaskEdit(version=version, **changes)
        return saved(self._runner, lambda: self._services().tasks.edit_task(task_id, edit))

    def remove(self, row: TaskRow) -> bool:
        """Take a task out."""
        return succeeded(self._runner, lambda: self._services().tasks.remove_task(row.id))

    def turn(self, row: TaskRow) -> bool:
        """It is done, or is to be done after all."""
        tasks = self._services().tasks
        act = tasks.do_task if row.done_at is None else tasks.undo_task
        return succeeded(self._runner, lambda: act(row.id, version=row.version))


class GestureActs:
    """What is given."""

    def __init__(self, services: Services, runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def add(self, moment_id: int, draft: GiveDraft, *, budget_reason: str = "") -> bool:
        """Plan to give it."""
        gestures = self._services().gestures
        return succeeded(
            self._runner, lambda: gestures.add_gesture(moment_id, draft, budget_reason=budget_reason)
        )

    def drop(self, row: GivenRow, *, note: str) -> bool:
        """It will not be given, and why."""
        gestures = self._services().gestures
        return succeeded(self._runner, lambda: gestures.drop_gesture(row.id, version=row.version, note=note))

    def check(self, customer_id: int, draft: GiveDraft) -> ClashReport:
        """What speaks against it; may be called from any thread."""
        return self._services().knowing.check(customer_id, draft)


class PhotoActs:
    """Photos of how it was."""

    def __init__(self, services: Services, runner: CommandRunner) -> None:
        self._services = services
        self._runner = runner

    def add(self, moment_id: int, draft: AttachmentDraft) -> bool:
        """Keep a photo."""
        return succeeded(self._runner, lambda: self._services().files.add(moment_id, draft))

    def remove(self, row: PhotoRow) -> bool:
        """Take a photo away."""
        return succeeded(self._runner, lambda: self._services().files.remove(row.attachment_id))

    def content(self, row: PhotoRow) -> bytes:
        """The bytes of a photo; raises NotFound."""
        return self._runner.read(lambda: self._services().files.get_content(row.attachment_id))

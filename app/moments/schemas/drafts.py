"""Moments as they are typed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from app.core.drafts import Draft, Edit
from app.core.typed_text import Line, NeededLine, NeededNote, Note
from app.gestures.schemas import LONGEST_LEAD_MINUTES, Amount, GiveDraft
from app.model.moment import Milestone, MomentState

MOST_TASKS = 100
Reaction = Annotated[int, Field(ge=1, le=5)]
Lead = Annotated[int, Field(ge=0, le=LONGEST_LEAD_MINUTES)]


class TaskDraft(Draft):
    """A thing to do: due at an instant, or so long before the day begins.

    Without either it is due by the day itself.
    """

    what: NeededLine
    owner_id: int | None = None
    department_id: int | None = None
    due_at: datetime | None = None
    whole_day: bool = False
    lead_minutes: Lead | None = None


class TaskEdit(Edit):
    """Changes to a thing to do."""

    what: NeededLine = ""
    owner_id: int | None = None
    department_id: int | None = None
    due_at: datetime | None = None
    whole_day: bool = False
    lead_minutes: Lead | None = None


class MomentDraft(Draft):
    """A new moment: what it is about, and as much of the plan as is known.

    Without ``occasion_id`` and ``milestone`` it is a surprise, which needs ``why`` or a clue.
    """

    customer_id: int
    occasion_id: int | None = None
    milestone: Milestone | None = None
    milestone_number: int = 0
    companion_id: int | None = None
    visit_id: int | None = None
    clue_id: int | None = None
    occurs_on: date | None = None
    celebrate_on: date | None = None
    title: Line = ""
    state: MomentState = MomentState.PLANNED
    owner_id: int | None = None
    department_id: int | None = None
    budget_minor: Amount | None = None
    budget_reason: Note = ""
    note: Note = ""
    dos: Note = ""
    donts: Note = ""
    playbook_id: int | None = None
    gestures: Annotated[tuple[GiveDraft, ...], Field(max_length=20)] = ()
    tasks: Annotated[tuple[TaskDraft, ...], Field(max_length=MOST_TASKS)] = ()


class MomentEdit(Edit):
    """Changes to a plan; another ``celebrate_on`` moves the tasks that count back from it."""

    title: Line = ""
    celebrate_on: date | None = None
    owner_id: int | None = None
    department_id: int | None = None
    budget_minor: Amount | None = None
    budget_reason: Note = ""
    note: Note = ""
    dos: Note = ""
    donts: Note = ""


class DeliveryDraft(Draft):
    """It was done: how they took it, and what they said; ``on`` is the day, where it was not today."""

    version: int
    on: date | None = None
    reaction: Reaction | None = None
    said: Note = ""
    story: Note = ""
    clash_reason: Note = ""


class SkipDraft(Draft):
    """It will not be done this time; the reason is needed."""

    version: int
    reason: NeededNote


class MomentStoryDraft(Draft):
    """The moment told in a few lines; empty words take it off the wall."""

    version: int
    story: Note


class PlaybookTask(Draft):
    """One task of a playbook, counted back from the day."""

    what: NeededLine
    lead_minutes: Lead = 0
    department_id: int | None = None


class PlaybookDefinition(Draft):
    """What a playbook plans."""

    gesture_ids: Annotated[tuple[int, ...], Field(max_length=20)] = ()
    tasks: Annotated[tuple[PlaybookTask, ...], Field(max_length=MOST_TASKS)] = ()
    budget_minor: Amount | None = None
    dos: Note = ""
    donts: Note = ""
    note: Note = ""


class PlaybookDraft(Draft):
    """A new playbook for one kind of occasion, "milestone" or "surprise"."""

    name: NeededLine
    kind: Annotated[str, Field(max_length=20)]
    own_kind_id: int | None = None
    definition: PlaybookDefinition = PlaybookDefinition()


class PlaybookEdit(Edit):
    """Changes to a playbook; another definition becomes its next version."""

    name: NeededLine = ""
    kind: str = ""
    own_kind_id: int | None = None
    active: bool = True
    definition: PlaybookDefinition | None = None

"""Cases as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.attachments.schemas import AttachmentRow
from app.gestures.schemas import GivenRow, LimitRow
from app.model.case import (
    CaseChannel,
    CaseEnding,
    CaseEntryKind,
    CaseKind,
    CaseState,
    CaseStep,
    Fault,
    Severity,
)
from app.promises.schemas import PromiseRow


class Target(StrEnum):
    """What is due next."""

    ACKNOWLEDGE = "acknowledge"
    PUT_RIGHT = "put_right"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the recovery log.

    ``who`` is the customer's name or the words for a walk-in. ``due_at`` is when ``pending`` must have
    happened; ``late`` says that it has passed. ``waiting`` says that a gesture waits for a manager.
    ``cost_minor`` is what the gestures cost that were not declined or dropped; ``kept_only`` says that the customer's
    data are restricted.
    """

    id: int
    version: int
    customer_id: int | None
    who: str
    what: str
    place: str
    severity: Severity
    again: bool
    kind: CaseKind
    category_id: int | None
    category: str
    department_id: int | None
    department: str
    owner_id: int | None
    owner: str
    restricted: bool
    state: CaseState
    step: CaseStep
    happened_at: datetime
    reported_at: datetime
    opened_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    pending: Target | None
    late: bool
    waiting: bool
    cost_minor: int
    rating: int | None
    ending: CaseEnding | None
    is_story: bool
    incident_id: int | None
    kept_only: bool = False


@dataclass(frozen=True, slots=True)
class StepRow:
    """One of the five steps: taken (or skipped) with who and when, or pending with what to say."""

    step: CaseStep
    prompt: str
    at: datetime | None = None
    staff_name: str = ""
    skipped: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the log; ``taken_back`` when it was undone."""

    id: int
    kind: CaseEntryKind
    at: datetime
    added_at: datetime
    staff_name: str
    text: str
    details: dict[str, Any]
    taken_back: bool


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """A case with all that belongs to it; ``linked`` are the other cases of the same incident."""

    row: CaseRow
    visit_id: int | None
    channel: CaseChannel
    fault: Fault
    feeling: int | None
    opened_by_name: str
    acknowledge_due_at: datetime | None
    put_right_due_at: datetime | None
    follow_up_due_at: datetime | None
    acknowledged_at: datetime | None
    first_resolved_at: datetime | None
    resolved_at: datetime | None
    reopened_at: datetime | None
    reopened_count: int
    closed_by_name: str
    verified_through: CaseChannel | None
    verified_by_name: str
    feeling_after: int | None
    closing_reason: str
    story: str
    steps: tuple[StepRow, ...]
    gestures: tuple[GivenRow, ...]
    limit: LimitRow
    promises: tuple[PromiseRow, ...]
    entries: tuple[EntryRow, ...]
    files: tuple[AttachmentRow, ...]
    linked: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """A category, and the department whose work it is."""

    id: int
    version: int
    name: str
    department_id: int | None
    department: str
    active: bool


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department."""

    id: int
    version: int
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class Worked:
    """A way of putting right that went well with this customer before, and how often."""

    what: str
    times: int
    best_rating: int | None


@dataclass(frozen=True, slots=True)
class KnowBefore:
    """What to know of a customer before acting; ``earlier`` are their other cases, the newest first.

    ``sentences`` are the few lines to show at the top, worded, each true by the rows beside them.
    """

    sentences: tuple[str, ...]
    earlier: tuple[CaseRow, ...]
    given: tuple[GivenRow, ...]
    worked: tuple[Worked, ...]
    musts: tuple[str, ...]
    dislikes: tuple[str, ...]
    lifetime_minor: int
    visits_completed: int
    days_since_last_failure: int | None

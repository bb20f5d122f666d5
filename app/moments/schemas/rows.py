"""Moments as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.measures.intervals import Interval
from app.gestures.schemas import ClashReport, GivenRow
from app.model.gesture import GestureKind
from app.model.moment import Milestone, MomentState


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One thing to do; ``late`` says that its time has passed, ``too_late`` that it was never possible."""

    id: int
    version: int
    moment_id: int
    what: str
    owner_id: int | None
    owner: str
    department_id: int | None
    department: str
    due_at: datetime | None
    whole_day: bool
    lead_minutes: int | None
    given_gesture_id: int | None
    done_at: datetime | None
    done_by: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What may be spent, what is set aside and what was given already, in minor units.

    ``moment_minor`` and ``month_minor`` are None where the venue has set no budget.
    """

    planned_minor: int
    moment_minor: int | None
    month_minor: int | None
    month_used_minor: int

    @property
    def over_moment(self) -> bool:
        """Whether this moment costs more than it may."""
        return self.moment_minor is not None and self.planned_minor > self.moment_minor

    @property
    def over_month(self) -> bool:
        """Whether the month costs more than it may, this moment included."""
        return self.month_minor is not None and self.month_used_minor > self.month_minor


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo of a moment, a case or a gesture; its bytes are read apart."""

    attachment_id: int
    file_name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class KnownMusts:
    """What must be minded of the customer and of those who come along, as sentences."""

    sentences: tuple[str, ...] = ()
    tells_of_allergies: bool = False


@dataclass(frozen=True, slots=True)
class MomentDetail:
    """One moment with its plan."""

    id: int
    version: int
    customer_id: int
    customer: str
    companion_id: int | None
    person: str
    occasion_id: int | None
    kind: str
    milestone: Milestone | None
    milestone_number: int
    visit_id: int | None
    clue_id: int | None
    clue: str
    title: str
    occurs_on: date | None
    celebrate_on: date | None
    state: MomentState
    owner_id: int | None
    owner: str
    department_id: int | None
    department: str
    note: str
    dos: str
    donts: str
    playbook_id: int | None
    playbook: str
    playbook_number: int | None
    gestures: tuple[GivenRow, ...]
    tasks: tuple[TaskRow, ...]
    photos: tuple[PhotoRow, ...]
    budget: BudgetRow
    budget_reason: str
    made_at: datetime
    made_by: str
    delivered_at: datetime | None
    delivered_by: str
    reaction: int | None
    said: str
    skipped_at: datetime | None
    skipped_reason: str
    is_story: bool
    story: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an idea stands where it does, in one sentence, and how many points that rule gave."""

    rule: str
    sentence: str
    points: int


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """One gesture worth considering, the best first.

    ``feasible`` is False where the lead time is longer than what is left; ``order_by`` is the last moment to
    begin. ``clashes`` is what the guard found; an idea that is blocked comes last and says why.
    """

    gesture_id: int
    name: str
    kind: GestureKind
    cost_minor: int
    lead_minutes: int
    department_id: int | None
    photo: PhotoRow | None
    reasons: tuple[Reason, ...]
    points: int
    feasible: bool
    order_by: datetime | None
    clashes: ClashReport
    times_had: int = 0


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story of the wall, of a moment or of a case that was put right."""

    moment_id: int | None
    case_id: int | None
    on: date
    title: str
    who: str
    customer_id: int | None
    text: str
    said: str
    reaction: int | None
    told_by: str
    photos: tuple[PhotoRow, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What came of a gesture or playbook: ``times`` delivered, reactions and cost.

    ``returned`` and ``returned_without`` are shares of customers who came back within a year, with and
    without it, or None where there are too few; it "goes together with", it does not cause.
    """

    name: str
    gesture_id: int | None
    playbook_id: int | None
    times: int
    reactions: int
    mean_reaction: float | None
    interval: Interval | None
    cost_minor: int
    mean_cost_minor: int | None
    returned: float | None
    returned_interval: Interval | None
    returned_n: int
    returned_without: float | None
    returned_without_interval: Interval | None
    returned_without_n: int

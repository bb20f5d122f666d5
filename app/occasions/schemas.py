"""The agenda as it is asked for and shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.model.codes import VisitStatus
from app.model.moment import Milestone, MomentState

LONGEST_WINDOW_DAYS = 3660
MISSED_DAYS = 7
"""For so many days what nobody did anything about stays visible."""


class AgendaView(StrEnum):
    """Which lines of the agenda are wanted."""

    ALL = "all"
    HERE = "here"
    PLANNED = "planned"
    WITHOUT_PLAN = "without_plan"
    MINE = "mine"


class MarkGroup(StrEnum):
    """By what a day is marked in the calendar."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    MILESTONE = "milestone"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AgendaQuery:
    """What the agenda is asked for.

    The window begins with ``first`` and is ``days`` long, 1 to LONGEST_WINDOW_DAYS. ``kinds`` are codes of
    OccasionKind, "milestone" and "surprise"; ``own_kind_ids`` the venue's own; both empty means all.
    """

    first: date
    days: int = 14
    view: AgendaView = AgendaView.ALL
    kinds: frozenset[str] = frozenset()
    own_kind_ids: frozenset[int] = frozenset()
    department_id: int | None = None


@dataclass(frozen=True, slots=True)
class MomentKey:
    """What a moment is about: one occurrence of an occasion, a milestone, or a surprise.

    ``occasion_id`` and ``milestone`` are both empty for a surprise, which is known by its ``moment_id``
    alone; of the others it may be left out.
    """

    customer_id: int
    occurs_on: date | None
    occasion_id: int | None = None
    milestone: Milestone | None = None
    milestone_number: int = 0
    companion_id: int | None = None
    visit_id: int | None = None
    moment_id: int | None = None


class VisitFit(StrEnum):
    """How the day lies to the visit that is nearest to it."""

    DURING = "during"
    AFTER_LEAVING = "after_leaving"
    BEFORE_ARRIVING = "before_arriving"


@dataclass(frozen=True, slots=True)
class NearVisit:
    """Where they are or when they come; ``days`` is how far the day lies outside of the visit.

    ``starts_at`` is the hour of their coming, where it is known.
    ``celebrate_on`` is the day of the visit that comes nearest, where the day itself is outside.
    """

    visit_id: int
    status: VisitStatus
    place: str
    arrives_on: date
    leaves_on: date | None
    fit: VisitFit
    days: int = 0
    celebrate_on: date | None = None
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line of the agenda.

    ``on`` is the day it is kept at the venue; ``observed_on_other_day`` says that this is not the day
    written down (29 February). ``years`` is the age or number of years, None where no year is known.
    ``person`` is who is celebrated, ``relation`` what they are to ``customer`` where that is somebody
    else, ``also_of`` the other customers on whose cards they stand.
    """

    key: MomentKey
    on: date
    customer_id: int
    customer: str
    person: str
    kind: str
    relation: str = ""
    also_of: tuple[str, ...] = ()
    own_kind: str = ""
    label: str = ""
    anchor: PartialDate | None = None
    repeats: Repeats | None = None
    years: int | None = None
    milestone_words: str = ""
    observed_on_other_day: bool = False
    missed: bool = False
    moment_id: int | None = None
    state: MomentState | None = None
    title: str = ""
    celebrate_on: date | None = None
    owner_id: int | None = None
    owner: str = ""
    department_id: int | None = None
    visit: NearVisit | None = None
    open_case_id: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day with its first lines, those who come most before others; ``total`` counts all of them."""

    on: date
    rows: tuple[AgendaRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class AgendaCounts:
    """How many moments stand in the window, of all views alike; money in minor units of the venue."""

    moments: int = 0
    planned: int = 0
    without_plan: int = 0
    without_owner: int = 0
    set_aside_minor: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """What stands in a window, and what was missed in the days before today."""

    query: AgendaQuery
    days: tuple[AgendaDay, ...]
    missed: tuple[AgendaRow, ...] = ()
    counts: AgendaCounts = field(default_factory=AgendaCounts)


@dataclass(frozen=True, slots=True)
class DayMarks:
    """How many of each group fall on a day."""

    on: date
    groups: tuple[tuple[MarkGroup, int], ...]

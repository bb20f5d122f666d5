"""Answers as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.model.promise import PromiseState
from app.model.survey import AnswerChannel, LeftOut, Metric


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """The promise to answer back that an answer made; ``state`` is kept once it was."""

    promise_id: int
    version: int
    state: PromiseState
    due_at: datetime | None
    owner_id: int | None
    owner_name: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer, or one question that is not answered; see the mapped class for what the fields say.

    ``customer_id`` is the card in use, also where the one that answered was merged into it.
    """

    id: int
    version: int
    metric: Metric
    scale_min: int
    scale_max: int
    high_is_good: bool
    score: int | None
    comment: str
    language: str
    customer_id: int | None
    customer_name: str
    stage_id: int | None
    stage_name: str
    channel: AnswerChannel
    place: str
    visit_id: int | None
    case_id: int | None
    department_id: int | None
    department_name: str
    staff_id: int | None
    staff_name: str
    asked_at: datetime | None
    answered_at: datetime | None
    arrived_at: datetime | None
    source: str
    left_out: LeftOut
    follow_up: FollowUpRow | None = None


@dataclass(frozen=True, slots=True)
class RestRow:
    """Whether somebody may be asked again; ``last_at`` is when they last were, or answered unasked.

    ``until`` is the first day on which the venue asks them again; None where it may at once.
    """

    may_ask: bool
    last_at: datetime | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AskDefaults:
    """What a question to a customer is filled with; ``languages`` are theirs, the preferred one first."""

    customer_id: int
    who: str
    languages: tuple[str, ...] = ()
    visit_id: int | None = None
    place: str = ""
    department_id: int | None = None


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """One note on the time axis; ``metric`` is None where it stands on every chart."""

    id: int
    version: int
    on: date
    text: str
    metric: Metric | None
    made_by_name: str

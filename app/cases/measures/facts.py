"""What measures need to know of each case: no words, only codes, lengths and amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What is counted of a case; None stands for what says nothing of it.

    Cases that are marked alike share one of these, so that very many of them are counted quickly.
    The three ``within`` tell of a target that it was met or missed.
    """

    again: bool | None
    open: bool
    late: bool
    within_acknowledge: bool | None
    within_put_right: bool | None
    within_follow_up: bool | None
    reopened: bool | None
    recovered: bool | None
    rated_well: bool | None
    feeling_change: int | None


class CaseFact(NamedTuple):
    """One case; the three lengths since it was reported are in microseconds.

    ``place`` is None where the case is restricted and whoever asks may not read it.
    """

    marks: Marks
    acknowledge: int | None
    put_right: int | None
    first_put_right: int | None
    cost_minor: int
    happened_at: datetime
    place: str | None
    kind: str
    severity: int
    category_id: int | None
    department_id: int | None
    owner_id: int | None


class GestureFact(NamedTuple):
    """One gesture of a case; ``counts`` when it was neither declined nor dropped."""

    case_id: int
    kind: str
    cost_minor: int
    counts: bool
    above_limit: bool


class PromiseFact(NamedTuple):
    """One promise of a case."""

    case_id: int
    due_at: datetime | None
    whole_day: bool
    state: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is measured."""

    cases: tuple[CaseFact, ...]
    gestures: tuple[GestureFact, ...]
    promises: tuple[PromiseFact, ...]

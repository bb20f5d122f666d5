"""What measures need to know of each case: no words, only codes, instants and amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class CaseFact(NamedTuple):
    """One case; ``customer_id`` is the live customer's, whoever the case was written for.

    ``place`` is None where the case is restricted and whoever asks may not read it.
    """

    id: int
    customer_id: int | None
    place: str | None
    happened_at: datetime
    reported_at: datetime
    acknowledge_due_at: datetime | None
    put_right_due_at: datetime | None
    follow_up_due_at: datetime | None
    due_at: datetime | None
    acknowledged_at: datetime | None
    first_resolved_at: datetime | None
    resolved_at: datetime | None
    reopened_count: int
    closed_at: datetime | None
    is_open: bool
    verified: bool
    feeling: int | None
    feeling_after: int | None
    rating: int | None
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
    """All that is measured; ``again`` holds the cases that were not their customer's first of late."""

    cases: tuple[CaseFact, ...]
    gestures: tuple[GestureFact, ...]
    promises: tuple[PromiseFact, ...]
    again: frozenset[int]

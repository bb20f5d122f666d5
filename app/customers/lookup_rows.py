"""What the lookup answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MatchField(StrEnum):
    """What a customer was found by, where it was not the name shown."""

    PREFERRED_NAME = "preferred_name"
    ALIAS = "alias"
    COMPANION = "companion"
    PHONE = "phone"
    EMAIL = "email"
    PLACE = "place"
    REFERENCE = "reference"
    CARD = "card"
    TAG = "tag"
    PREFERENCE = "preference"


@dataclass(frozen=True, slots=True)
class Match:
    """The field that matched and its whole text."""

    field: MatchField
    text: str


# Nothing changes a row, but frozen ones, of which each key asks for fifty, take three times as long to make.
@dataclass(slots=True, unsafe_hash=True)
class LookupRow:
    """One customer found, with what a glance needs.

    ``name_spans`` are (start, end) within ``name``, in order, never overlapping. ``matched`` is None
    when the name alone explains the row. ``here`` says that a visit is under way, at ``place`` until
    ``leaves_on``; otherwise ``arriving_on`` is the next booked arrival (today or later), if any.
    ``phone_tail`` are the last four digits; ``musts`` the musts that hold, oldest first;
    ``occasion_in_days`` is how near their next occasion is, or a companion's, within two weeks;
    ``late_cases`` says how many of the ``open_cases`` are past their target.
    """

    customer_id: int
    name: str
    name_spans: tuple[tuple[int, int], ...] = ()
    preferred_name: str = ""
    matched: Match | None = None
    here: bool = False
    place: str = ""
    leaves_on: date | None = None
    arriving_on: date | None = None
    last_visit_on: date | None = None
    visits_count: int = 0
    is_new: bool = False
    phone_tail: str = ""
    musts: tuple[str, ...] = ()
    tier: str = ""
    tags: tuple[str, ...] = ()
    occasion_in_days: int | None = None
    open_cases: int = 0
    late_cases: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True)
class LookupResult:
    """The rows found, best first; ``typo_forgiven`` when nothing matched exactly."""

    rows: tuple[LookupRow, ...] = ()
    typo_forgiven: bool = False
    took_ms: float = 0.0

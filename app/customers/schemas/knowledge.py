"""What is known of a customer: musts, preferences, companions, occasions, clues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.customers.freshness import Freshness
from app.model.companion import CompanionKind
from app.model.preference import Evidence, MustKind, Scope, Strength
from app.occasions.rows import OccasionRow


@dataclass(frozen=True, slots=True)
class PreferenceRow:
    """One thing needed, liked or disliked, with how it is known.

    ``must_kind`` is set for musts only. ``companion_name`` is empty when it is the customer's own.
    ``safety_reason`` is why a need of health is kept without consent; with ``to_confirm`` somebody should ask.
    """

    id: int
    version: int
    text: str
    strength: Strength
    freshness: Freshness
    evidence: Evidence
    noted_at: datetime
    detail: str = ""
    must_kind: MustKind | None = None
    scope: Scope = Scope.STANDING
    group_id: int | None = None
    group_name: str = ""
    times_seen: int = 1
    noted_by_name: str = ""
    last_confirmed_on: date | None = None
    confirmed_by_name: str = ""
    companion_id: int | None = None
    companion_name: str = ""
    visit_id: int | None = None
    of_deceased: bool = False
    safety_reason: str = ""
    to_confirm: bool = False

    @property
    def is_must(self) -> bool:
        """Whether it must never go wrong."""
        return self.strength is Strength.MUST


MustRow = PreferenceRow
"""A preference whose strength is must."""


@dataclass(frozen=True, slots=True)
class PreferenceGroupRow:
    """A heading with what stands under it; ``id`` is None for what has no group."""

    id: int | None
    name: str
    key: str = ""
    preferences: tuple[PreferenceRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A customer with whom a companion comes too."""

    customer_id: int
    name: str


@dataclass(frozen=True, slots=True)
class CompanionRow:
    """Somebody who comes with the customer, with their own occasions and musts.

    ``also_with`` are the others with whom they come; ``is_shared_here`` says that the customer is not the
    first of them.
    """

    id: int
    version: int
    name: str
    kind: CompanionKind
    relation: str = ""
    note: str = ""
    linked_customer_id: int | None = None
    linked_customer_name: str = ""
    occasions: tuple[OccasionRow, ...] = ()
    musts: tuple[PreferenceRow, ...] = ()
    deceased_at: datetime | None = None
    is_shared_here: bool = False
    also_with: tuple[ShareRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ClueRow:
    """Something noticed that nobody has sorted yet."""

    id: int
    version: int
    text: str
    noticed_at: datetime
    staff_name: str = ""
    visit_id: int | None = None

"""Gestures as they are shown and typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.drafts import Draft, Edit
from app.core.typed_text import Name, NeededLine, NeededName, NeededNote, Note
from app.model.gesture import Decision, GestureKind, GivenState

LARGEST_MINOR = 10**11
LONGEST_LEAD_MINUTES = 60 * 24 * 365
Amount = Annotated[int, Field(ge=0, le=LARGEST_MINOR)]
MOST_CONTENTS = 100
Contents = Annotated[tuple[Name, ...], Field(max_length=MOST_CONTENTS)]
Minutes = Annotated[int, Field(ge=0, le=LONGEST_LEAD_MINUTES)]


class LimitBasis(StrEnum):
    """Over what a staff member's limit is counted."""

    CASE = "case"
    CUSTOMER_DAY = "customer_day"


@dataclass(frozen=True, slots=True)
class GestureRow:
    """One gesture of the catalogue; amounts are minor units of the venue's currency."""

    id: int
    version: int
    name: str
    kind: GestureKind
    cost_minor: int
    menu_price_minor: int
    lead_minutes: int
    contains: tuple[str, ...]
    department_id: int | None
    department: str
    for_recovery: bool
    for_moments: bool
    note: str
    active: bool


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One gesture planned, waiting, given or not, with who decided what."""

    id: int
    version: int
    customer_id: int | None
    case_id: int | None
    gesture_id: int | None
    what: str
    kind: GestureKind
    cost_minor: int
    menu_price_minor: int
    contains: tuple[str, ...]
    state: GivenState
    planned_at: datetime
    planned_by: int | None
    planned_by_name: str
    above_limit: bool
    asked_cost_minor: int | None
    asked_note: str
    decision: Decision | None
    decided_at: datetime | None
    decided_by_name: str
    decision_note: str
    given_at: datetime | None
    given_by_name: str
    dropped_note: str
    clash_reason: str
    moment_id: int | None = None


@dataclass(frozen=True, slots=True)
class LimitRow:
    """How much somebody may still give away; ``limit_minor`` is None where there is none.

    ``used_minor`` is what counts against it already: of this case, or of this customer today.
    """

    staff_id: int | None
    staff_name: str
    limit_minor: int | None
    used_minor: int
    basis: LimitBasis

    def allows(self, cost_minor: int) -> bool:
        """Whether this much more needs nobody's signature; what costs nothing never does."""
        return not cost_minor or self.limit_minor is None or self.used_minor + cost_minor <= self.limit_minor


class ClashKind(StrEnum):
    """What speaks against a gesture."""

    MUST = "must"
    DISLIKE = "dislike"
    WISH = "wish"
    SAME_AGAIN = "same_again"


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing known that speaks against a gesture: the sentence that says it, and whose it is.

    A ``blocking`` one needs a reason to go on, and a must needs a manager to give it.
    """

    kind: ClashKind
    sentence: str
    whose: str
    blocking: bool
    needs_manager: bool


@dataclass(frozen=True, slots=True)
class ClashReport:
    """What the guard found; ``unknown`` names what nothing is recorded about, which is never "safe"."""

    clashes: tuple[Clash, ...]
    unknown: tuple[str, ...]

    @property
    def blocks(self) -> bool:
        """Whether a reason is needed to go on."""
        return any(clash.blocking for clash in self.clashes)

    @property
    def needs_manager(self) -> bool:
        """Whether the reason has to be a manager's."""
        return any(clash.needs_manager for clash in self.clashes)


class GestureDraft(Draft):
    """A new gesture of the catalogue."""

    name: NeededName
    kind: GestureKind = GestureKind.OTHER
    cost_minor: Amount = 0
    menu_price_minor: Amount = 0
    lead_minutes: Minutes = 0
    contains: Contents = ()
    department_id: int | None = None
    for_recovery: bool = True
    for_moments: bool = True
    note: Note = ""


class GestureEdit(Edit):
    """Changes to a gesture; what was given before stays as it was."""

    name: NeededName = ""
    kind: GestureKind = GestureKind.OTHER
    cost_minor: Amount = 0
    menu_price_minor: Amount = 0
    lead_minutes: Minutes = 0
    contains: Contents = ()
    department_id: int | None = None
    for_recovery: bool = True
    for_moments: bool = True
    note: Note = ""
    active: bool = True


class GiveDraft(Draft):
    """A gesture to be given: one of the catalogue, whose values fill what is left out, or free words.

    ``asked_note`` is what the manager reads when it goes above the limit; ``clash_reason`` why it is
    right in spite of what the guard found.
    """

    gesture_id: int | None = None
    what: Annotated[NeededLine | None, Field()] = None
    kind: GestureKind | None = None
    cost_minor: Amount | None = None
    menu_price_minor: Amount | None = None
    contains: Contents | None = None
    done: bool = False
    asked_note: Note = ""
    clash_reason: Note = ""


class SaidDraft(Draft):
    """Why something planned is not given, or given although something speaks against it."""

    note: Note = ""
    clash_reason: Note = ""


class DecisionDraft(Draft):
    """What a manager decides; CHANGED brings another cost or other words, all need a reason.

    ``clash_reason`` is why it is right in spite of what the guard has found since it was asked for.
    """

    version: int
    decision: Decision
    note: NeededNote
    cost_minor: Amount | None = None
    what: NeededLine | None = None
    clash_reason: Note = ""

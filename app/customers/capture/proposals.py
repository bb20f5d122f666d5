"""What a captured line may become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats, Unit


class Kind(StrEnum):
    """The kinds of thing a line can become; their order is the order of the choices in the bar."""

    PREFERENCE = "preference"
    CLUE = "clue"
    TOUCHPOINT = "touchpoint"
    PROMISE = "promise"
    OCCASION = "occasion"
    COMPANION = "companion"
    NAME = "name"


@dataclass(frozen=True)
class NewPreference:
    """A must, like or dislike of the customer, or of ``about`` (a companion's name or relation).

    ``group`` is a topic key of the starter sets. ``must_kind`` (allergy, diet, access, health,
    safety) is set for musts only, and empty where the line does not say why.
    """

    kind: ClassVar[Kind] = Kind.PREFERENCE
    strength: str
    text: str
    group: str
    must_kind: str = ""
    this_visit: bool = False
    about: str = ""
    detail: str = ""


@dataclass(frozen=True)
class NewClue:
    """Something noticed that is not sorted yet."""

    kind: ClassVar[Kind] = Kind.CLUE
    text: str


@dataclass(frozen=True)
class NewTouchpoint:
    """One contact: its sort (call, email, message, letter, complaint, thanks, remark) and its feeling."""

    kind: ClassVar[Kind] = Kind.TOUCHPOINT
    text: str
    sort: str = "remark"
    feeling: int | None = None


@dataclass(frozen=True)
class NewPromise:
    """Something that will happen.

    ``due_at`` is aware, in the venue's zone; with ``whole_day`` it is the last minute of that day.
    """

    kind: ClassVar[Kind] = Kind.PROMISE
    what: str
    due_at: datetime | None = None
    whole_day: bool = False
    owner: str = ""


@dataclass(frozen=True)
class NewOccasion:
    """A date worth remembering; ``person`` is a companion's name or relation, empty for the customer.

    ``nth`` and ``weekday`` are of a weekday of the month of ``on``, ``every`` and ``unit`` of keeping in
    touch, see ``app.core.recurring``.
    """

    kind: ClassVar[Kind] = Kind.OCCASION
    occasion: str
    on: PartialDate
    repeats: Repeats = Repeats.YEARLY
    label: str = ""
    person: str = ""
    nth: int | None = None
    weekday: int | None = None
    every: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True)
class NewCompanion:
    """Somebody who comes along; ``companion`` is the kind (partner, child, pet …)."""

    kind: ClassVar[Kind] = Kind.COMPANION
    name: str
    companion: str
    relation: str


@dataclass(frozen=True)
class NewName:
    """Another name: ``sort`` is preferred (how to be called), said (how it sounds), nickname or former."""

    kind: ClassVar[Kind] = Kind.NAME
    name: str
    sort: str


Part = NewPreference | NewClue | NewTouchpoint | NewPromise | NewOccasion | NewCompanion | NewName


class Doubt(StrEnum):
    """What the line left open; the bar says it beside the proposal, the other reading is one Tab away."""

    DAY_OR_MONTH = "day_or_month"
    WHICH_WEEK = "which_week"
    MORNING_OR_EVENING = "morning_or_evening"
    NEXT_DAY = "next_day"
    PAST = "past"
    CLOCK_SKIPS = "clock_skips"
    CLOCK_TWICE = "clock_twice"
    YEAR_DROPPED = "year_dropped"
    UNSURE_MUST = "unsure_must"
    MENTIONS_HEALTH = "mentions_health"
    KNOWN_COMPANION = "known_companion"


class Reason(StrEnum):
    """Why a line is refused."""

    EMPTY = "empty"
    CARD_NUMBER = "card_number"
    NO_SUCH_DATE = "no_such_date"
    NO_SUCH_TIME = "no_such_time"


@dataclass(frozen=True)
class Refusal:
    """Why nothing can be kept; ``found`` is the offending piece, ``masked`` the line as it may be kept."""

    reason: Reason
    found: str = ""
    masked: str = ""


@dataclass(frozen=True)
class Proposal:
    """What Enter would keep, and in order of likelihood what Tab offers instead.

    A refused line has no parts; alternatives have no alternatives of their own.
    """

    text: str
    parts: tuple[Part, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    alternatives: tuple[Proposal, ...] = ()
    refusal: Refusal | None = None

    @property
    def kind(self) -> Kind | None:
        """The kind of the first part, musts first; None for a refused line."""
        return self.parts[0].kind if self.parts else None

"""What the rules know of a customer; nothing else can be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class FailureFact:
    """Something that went wrong on a day: still open, or put right. A restricted one is never said.

    One that is ``open`` and ``to_ask`` waits only for somebody to ask how it is now.
    """

    what: str
    on: date
    open: bool = True
    restricted: bool = False
    to_ask: bool = False
    case: str = ""


@dataclass(frozen=True)
class PromiseFact:
    """An open promise; ``due_at`` only where it has a time of day."""

    what: str
    due_on: date
    due_at: datetime | None = None
    owner: str = ""


@dataclass(frozen=True)
class OccasionFact:
    """The next occurrence of an occasion; ``person`` and ``relation`` are empty for the customer's own."""

    occasion: str
    next_on: date
    label: str = ""
    person: str = ""
    relation: str = ""
    years: int | None = None


@dataclass(frozen=True)
class CompanionFact:
    """Somebody who comes along; ``news`` is the latest clue that names a pet, noticed on a day."""

    name: str
    relation: str = ""
    pet: bool = False
    news: str = ""
    news_on: date | None = None


@dataclass(frozen=True)
class VisitFact:
    """A completed visit; ``place`` is the room, table or till."""

    on: date
    place: str = ""


@dataclass(frozen=True)
class TasteFact:
    """A like that is worth asking about again."""

    text: str
    known_on: date | None = None


@dataclass(frozen=True)
class CardFacts:
    """One customer as of today at the venue.

    ``visits`` counts completed visits; with ``expected`` (here now or arriving today) the present
    one is the next. ``doubtful`` are likes seen once or not confirmed for long, oldest first.
    """

    today: date
    expected: bool = False
    visits: int = 0
    first_on: date | None = None
    last: VisitFact | None = None
    rhythm_days: int | None = None
    failures: tuple[FailureFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    occasions: tuple[OccasionFact, ...] = ()
    companions: tuple[CompanionFact, ...] = ()
    doubtful: tuple[TasteFact, ...] = ()


@dataclass(frozen=True)
class Line:
    """One thing to say, the rule that picked it, and where it comes from.

    ``strong`` are the pieces of the text to stress; ``icon`` is the name of a drawing.
    """

    rule: str
    text: str
    source: str
    icon: str
    strong: tuple[str, ...] = ()

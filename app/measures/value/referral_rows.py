"""Figures of how customers came, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.measures.evidence import Evidence, evidence_of
from app.core.measures.shares import Share
from app.core.typed_text import ask_in_whole_letters


@dataclass(frozen=True, slots=True)
class MonthCame:
    """Of those who came for the first time in one month, those who were recommended; the running one is not over."""

    begin: date
    end: date
    share: Share
    running: bool


@dataclass(frozen=True, slots=True)
class WayCame:
    """One way in which ``n`` came; ``spellings`` are all its words as they are written, the usual ones first."""

    spellings: tuple[str, ...]
    n: int

    @property
    def words(self) -> str:
        """How it is usually written."""
        return self.spellings[0]


@dataclass(frozen=True, slots=True)
class Recommender:
    """Somebody who recommended the venue to ``n`` of them, who spent so much over all their completed visits."""

    customer_id: int
    name: str
    n: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Recommended:
    """How those came whose first visit lies in a period.

    ``share`` were recommended; of the others it is known in which ``ways``, the usual ones first, or is
    ``unknown``. ``people`` are those who recommended the venue most.
    """

    share: Share
    months: tuple[MonthCame, ...] = ()
    ways: tuple[WayCame, ...] = ()
    unknown: int = 0
    people: tuple[Recommender, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """How much the number of all who came can carry."""
        return evidence_of(self.share.n)


@dataclass(frozen=True, slots=True)
class Behind:
    """Of those who came for the first time, within ``since`` and ``until`` where given:

    whoever was recommended, by ``referrer_id`` where that is given; or, with ``spellings``, whoever came in that way;
    an empty spelling stands for those of whom it is not known.
    """

    since: date | None = None
    until: date | None = None
    referrer_id: int | None = None
    spellings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ask_in_whole_letters(self, "spellings")


@dataclass(frozen=True, slots=True)
class CameRow:
    """Somebody who came: when first, by whose recommendation or how else, and what they spent since."""

    customer_id: int
    name: str
    first_on: date
    referrer: str
    heard_from: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class CamePage:
    """Some of them, whoever came last first; ``total`` are all, who spent ``amount_minor``."""

    rows: tuple[CameRow, ...]
    total: int
    amount_minor: int
    more: bool

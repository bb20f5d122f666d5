"""Which cases to list, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.cases.schemas.rows import CaseRow
from app.core.typed_text import ask_in_whole_letters
from app.model.case import CaseKind, Severity


class CaseView(StrEnum):
    """The standing views of the log."""

    OPEN = "open"
    MINE = "mine"
    LATE = "late"
    FOLLOW_UP = "follow-up"
    APPROVAL = "approval"
    ALL = "all"


class CaseOrder(StrEnum):
    """What the log can be sorted by."""

    DUE = "due"
    NUMBER = "number"
    WHO = "who"
    REPORTED = "reported"
    SEVERITY = "severity"
    KIND = "kind"
    OWNER = "owner"
    PLACE = "place"
    STEP = "step"
    CATEGORY = "category"
    DEPARTMENT = "department"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """A view, narrowed: an empty tuple or text narrows nothing.

    ``text`` is searched in everything written about a case; the last word may be unfinished.
    ``since`` and ``until`` are days at the venue on which it was reported, both included.
    """

    view: CaseView = CaseView.OPEN
    text: str = ""
    category_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    kinds: tuple[CaseKind, ...] = ()
    owner_ids: tuple[int, ...] = ()
    since: date | None = None
    until: date | None = None
    order: CaseOrder = CaseOrder.DUE
    descending: bool = False

    def __post_init__(self) -> None:
        ask_in_whole_letters(self, "places")


@dataclass(frozen=True, slots=True)
class CasePage:
    """Some rows of a list, and whether there are more after them."""

    rows: tuple[CaseRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many cases each view holds for whoever is signed in."""

    open: int
    mine: int
    late: int
    follow_up: int
    approval: int
    all: int

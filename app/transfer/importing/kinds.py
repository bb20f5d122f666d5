"""The kinds of rows that an import brings, and how it tells one from another.

A row is told from others of its owner by its key. Rows found again by their key are never doubled;
the ``changeable`` columns of a row follow a changed file, those of one unit together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from sqlalchemy import Table

from app.core.recurring import Repeats
from app.core.text_folding import fold
from app.model.alias import Alias
from app.model.attachment import Attachment
from app.model.base import Base
from app.model.clue import Clue
from app.model.companion import Companion
from app.model.contact_point import ContactPoint
from app.model.customer import Customer, ExternalId
from app.model.occasion import Occasion, OccasionKind
from app.model.preference import Preference, Scope
from app.model.survey import SurveyAnswer
from app.model.tag import CustomerTag, Tag
from app.model.visit import Visit, VisitLine

Values = Mapping[str, Any]
Key = tuple[Any, ...]
_NAME = frozenset({"display_name", "given_name", "family_name", "title"})
_DAY = frozenset({"month", "day", "year", "repeats", "nth", "weekday"})
_STAY = frozenset({"arrives_on", "leaves_on", "started_at"})
_ASKED_AND_ANSWERED = frozenset({"score", "answered_at", "arrived_at", "asked_at"})
_LINE = frozenset({"product", "quantity_thousandths", "unit_minor_thousandths", "amount_minor"})


@dataclass(frozen=True, eq=False)
class Kind:
    """One table: ``parents`` are its columns that point at rows of other kinds."""

    table: Table
    key: Callable[[Values], Key]
    owner: str = "customer_id"
    parents: Mapping[str, str] = field(default_factory=dict)
    changeable: frozenset[str] = frozenset()
    units: tuple[frozenset[str], ...] = ()

    @cached_property
    def name(self) -> str:
        """The name of the table."""
        return str(self.table.name)

    @cached_property
    def all_units(self) -> tuple[tuple[str, ...], ...]:
        """All changeable columns, those that change together in one."""
        grouped = frozenset[str]().union(*self.units)
        single = ((name,) for name in sorted(self.changeable - grouped))
        return (*(tuple(sorted(unit)) for unit in self.units), *single)

    def place_of(self, column: str) -> int:
        """The place of a changeable column among its likes."""
        return self._places[column]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(sorted(self.changeable))}


def normal_text(text: str) -> str:
    """What equal texts share."""
    return " ".join(fold(text).split())


def _contact_key(row: Values) -> Key:
    return (row["kind"], row["normal"] or row["national_digits"] or normal_text(row["value"]))


def _occasion_key(row: Values) -> Key:
    if row["kind"] == OccasionKind.BIRTHDAY:
        return (row["companion_id"], row["kind"])
    year = row["year"] if row.get("repeats") == Repeats.ONCE else None
    return (row["companion_id"], row["kind"], normal_text(row["label"]), row["month"], row["day"], year)


def _preference_key(row: Values) -> Key:
    visit = row["visit_id"] if row["scope"] == Scope.VISIT else None
    return (row["companion_id"], visit, normal_text(row["text"]))


def _table(mapped: type[Base]) -> Table:
    return cast(Table, mapped.__table__)


_OF_CUSTOMER = {"customer_id": "customer"}
CUSTOMER = Kind(
    _table(Customer),
    key=lambda row: (row["id"],),
    owner="id",
    changeable=_NAME
    | {"preferred_name", "say_name", "languages", "nationality", "company", "card_number", "tier", "note"}
    | {"deceased_at"},
    units=(_NAME,),
)
EXTERNAL_ID = Kind(_table(ExternalId), key=lambda row: (row["source"], row["value"]), parents=_OF_CUSTOMER)
CONTACT_POINT = Kind(_table(ContactPoint), key=_contact_key, parents=_OF_CUSTOMER)
ALIAS = Kind(_table(Alias), key=lambda row: (normal_text(row["name"]),), parents=_OF_CUSTOMER)
COMPANION = Kind(_table(Companion), key=lambda row: (normal_text(row["name"]),), parents=_OF_CUSTOMER)
OCCASION = Kind(
    _table(Occasion),
    key=_occasion_key,
    parents={**_OF_CUSTOMER, "companion_id": "companion"},
    changeable=_DAY | {"label"},
    units=(_DAY,),
)
PREFERENCE = Kind(
    _table(Preference),
    key=_preference_key,
    parents={**_OF_CUSTOMER, "companion_id": "companion", "visit_id": "visit"},
)
CLUE = Kind(
    _table(Clue),
    key=lambda row: (normal_text(row["text"]),),
    parents={**_OF_CUSTOMER, "visit_id": "visit"},
)
TAG = Kind(_table(Tag), key=lambda row: (normal_text(row["name"]),), owner="")
CUSTOMER_TAG = Kind(
    _table(CustomerTag), key=lambda row: (row["tag_id"],), parents={**_OF_CUSTOMER, "tag_id": "tag"}
)
ATTACHMENT = Kind(_table(Attachment), key=lambda row: (row["sha256"],), parents=_OF_CUSTOMER)
VISIT = Kind(
    _table(Visit),
    key=lambda row: (row["reference"],) if row["reference"] else ("", row["arrives_on"], row["started_at"]),
    parents=_OF_CUSTOMER,
    changeable=_STAY
    | {"status", "channel", "segment", "place", "place_kind", "booked_on", "adults", "children", "board"}
    | {"amount_minor", "currency", "note"},
    units=(_STAY, frozenset({"amount_minor", "currency"})),
)
VISIT_LINE = Kind(
    _table(VisitLine),
    key=lambda row: (row["code"] or normal_text(row["product"]),),
    owner="visit_id",
    parents={"visit_id": "visit"},
    changeable=_LINE,
    units=(_LINE,),
)
ANSWER = Kind(
    _table(SurveyAnswer),
    key=lambda row: (row["reference"],),
    parents={**_OF_CUSTOMER, "visit_id": "visit"},
    changeable=_ASKED_AND_ANSWERED
    | {"comment", "language", "stage_id", "department_id", "staff_id", "place", "channel", "left_out"},
    units=(_ASKED_AND_ANSWERED,),
)
"""Also of nobody whom the venue knows: those are looked for by their reference alone."""
KINDS = (
    CUSTOMER,
    EXTERNAL_ID,
    CONTACT_POINT,
    ALIAS,
    COMPANION,
    VISIT,
    VISIT_LINE,
    ANSWER,
    OCCASION,
    PREFERENCE,
    CLUE,
    TAG,
    CUSTOMER_TAG,
    ATTACHMENT,
)
"""Every kind, parents before their children."""
BY_NAME = {kind.name: kind for kind in KINDS}


def of_customers() -> Iterator[Kind]:
    """The kinds whose rows belong to a customer directly."""
    return (kind for kind in KINDS if kind.owner == "customer_id")

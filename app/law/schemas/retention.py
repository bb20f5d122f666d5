"""How long things are kept, and what would go now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from app.core.drafts import Draft


class Kept(StrEnum):
    """What a rule is about."""

    PEOPLE = "people"
    """Everybody who was not seen for so long is erased."""
    COMMENTS = "comments"
    """The words of answers; scores stay."""
    HEALTH = "health"
    """Needs of health that nobody confirmed for so long."""
    CASES = "cases"
    """The words of closed cases; figures stay."""
    LOG = "log"
    """What entries of the log say; who did what and when stays."""


class Standing(StrEnum):
    """Why somebody stays although a rule would take them."""

    CASE = "case"
    VISIT = "visit"
    PROMISE = "promise"
    RESTRICTED = "restricted"


Months = Annotated[int, Field(ge=1, le=600)]


class RetentionRules(Draft):
    """After how many months each goes; what is not named is kept."""

    months: Mapping[Kept, Months] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that a rule takes: of the table's row ``row_id``, last touched on ``since``.

    ``blocked`` is why it stays all the same.
    """

    kind: Kept
    row_id: int
    customer_id: int | None
    name: str
    since: date
    blocked: Standing | None = None


@dataclass(frozen=True, slots=True)
class RetentionPlan:
    """What would go now, and what stays although a rule would take it."""

    due: tuple[Due, ...] = ()

    @property
    def going(self) -> tuple[Due, ...]:
        """What nothing stands in the way of."""
        return tuple(one for one in self.due if one.blocked is None)

    @property
    def staying(self) -> tuple[Due, ...]:
        """What stays, with its reason."""
        return tuple(one for one in self.due if one.blocked is not None)

    def count(self, kind: Kept) -> int:
        """How much of one kind would go."""
        return sum(one.kind is kind for one in self.going)


@dataclass(frozen=True, slots=True)
class Applied:
    """How much went of each kind; ``cleaned`` is False while the file holds traces of it."""

    counts: Mapping[Kept, int]
    cleaned: bool

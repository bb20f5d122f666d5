"""Decisions about consent, as the whole venue is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.days import ANY_DAYS, Days
from app.model.consent import Purpose


class ConsentState(StrEnum):
    """How a decision stands today."""

    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """A no of somebody who had agreed before."""
    PAST = "past"
    """Whoever took it decided anew since."""


@dataclass(frozen=True, slots=True)
class ConsentFilter:
    """Which decisions; what is empty narrows nothing."""

    purpose: Purpose | None = None
    state: ConsentState | None = None
    days: Days = ANY_DAYS


@dataclass(frozen=True, slots=True)
class Decision:
    """One yes or no of one person, in the words that were said, and who noted it."""

    id: int
    customer_id: int
    name: str
    purpose: Purpose
    state: ConsentState
    given: bool
    decided_on: date
    wording: str
    source: str
    staff_name: str


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Some decisions, the newest first."""

    rows: tuple[Decision, ...]
    more: bool

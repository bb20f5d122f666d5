"""Who is celebrated for what: the moment that ideas are wanted for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from app.model.companion import Companion, CompanionKind
from app.model.customer import Customer
from app.model.moment import MILESTONE, SURPRISE, Moment
from app.model.occasion import Occasion, OccasionKind
from app.occasions.schemas import MomentKey

ADULT_FROM = 18


class Band(StrEnum):
    """Whose moments are alike."""

    CHILD = "child"
    ADULT = "adult"
    PET = "pet"


@dataclass(frozen=True)
class Subject:
    """One person, what is celebrated and whose moments are like it."""

    customer_id: int
    companion_id: int | None
    person: str
    kind: str
    band: Band
    label: str = ""
    moment_id: int | None = None


def subject_of(session: Session, key: MomentKey) -> Subject:
    """Who and what a key is about."""
    moment = session.get(Moment, key.moment_id) if key.moment_id is not None else None
    occasion = session.get(Occasion, key.occasion_id) if key.occasion_id is not None else None
    companion_id = key.companion_id or (occasion.companion_id if occasion is not None else None)
    companion = session.get(Companion, companion_id) if companion_id is not None else None
    customer = session.get_one(Customer, key.customer_id)
    return Subject(
        customer_id=key.customer_id,
        companion_id=companion_id,
        person=companion.name if companion else customer.preferred_name or customer.display_name,
        kind=_kind(key, moment, occasion),
        band=_band(companion, occasion, key.occurs_on),
        label=occasion.label if occasion is not None else "",
        moment_id=key.moment_id,
    )


def _kind(key: MomentKey, moment: Moment | None, occasion: Occasion | None) -> str:
    if occasion is not None:
        return occasion.kind
    if key.milestone is not None:
        return MILESTONE
    return moment.kind if moment is not None else SURPRISE


def _band(companion: Companion | None, occasion: Occasion | None, on: date | None) -> Band:
    """By the age where a year is known, else by what they are to the customer."""
    if companion is not None and companion.kind == CompanionKind.PET:
        return Band.PET
    if occasion is not None and occasion.kind == OccasionKind.BIRTHDAY and occasion.year and on is not None:
        return Band.CHILD if on.year - occasion.year < ADULT_FROM else Band.ADULT
    return Band.CHILD if companion is not None and companion.kind == CompanionKind.CHILD else Band.ADULT

"""What the venue and its staff are."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.partial_dates import LeapDay
from app.model.codes import Role, VenueKind


@dataclass(frozen=True, slots=True)
class VenueRow:
    """The venue of this database; see the mapped class for what the codes are."""

    id: int
    version: int
    name: str
    kind: VenueKind
    currency: str
    language: str
    zone: str
    region: str = ""
    rehearsal: bool = False
    leap_day: LeapDay = LeapDay.FEB_28


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody who works here; ``limit_minor`` is their own limit, None where their role decides."""

    id: int
    version: int
    name: str
    role: Role
    duty: str = ""
    active: bool = True
    limit_minor: int | None = None

"""Codes that rows hold, apart from the mapped classes: for those who read rows by hand."""

from __future__ import annotations

from enum import StrEnum


class VenueKind(StrEnum):
    """Chooses the words on screen and the starter sets."""

    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    BOUTIQUE = "boutique"


class Role(StrEnum):
    """What somebody may do."""

    DESK = "desk"
    HOST = "host"
    MANAGER = "manager"
    OWNER = "owner"


class VisitStatus(StrEnum):
    """Where a visit stands."""

    BOOKED = "booked"
    HERE = "here"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"

"""Reading the venue, its staff and its settings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.partial_dates import LeapDay
from app.model.staff import Role, Staff
from app.model.venue import Venue, VenueKind, VenueSetting
from app.storage.reading import read_rows
from app.venue.rows import StaffRow, VenueRow

_STAFF_NAMES = select(Staff.id, Staff.name)
LEAP_DAY = "occasions.leap_day"


def find_venue(session: Session) -> VenueRow | None:
    """The one venue; None before the first run is over."""
    venue = session.scalars(select(Venue).order_by(Venue.id).limit(1)).first()
    if venue is None:
        return None
    return VenueRow(
        id=venue.id,
        version=venue.version,
        name=venue.name,
        kind=VenueKind(venue.kind),
        currency=venue.currency,
        language=venue.language,
        zone=venue.zone,
        region=venue.region,
        rehearsal=venue.rehearsal,
        leap_day=LeapDay(find_setting(session, LEAP_DAY) or LeapDay.FEB_28),
    )


def find_setting(session: Session, key: str) -> Any:
    """The value of a setting; None when nobody has set it."""
    return session.scalar(select(VenueSetting.value).where(VenueSetting.key == key))


def list_staff(session: Session, *, also_gone: bool = False) -> tuple[StaffRow, ...]:
    """The people who work here, by name."""
    wanted = select(Staff).order_by(Staff.name, Staff.id)
    if not also_gone:
        wanted = wanted.where(Staff.active)
    return tuple(
        StaffRow(row.id, row.version, row.name, Role(row.role), row.duty, row.active)
        for row in session.scalars(wanted)
    )


def staff_names(session: Session) -> dict[int | None, str]:
    """Every staff member's name by id; nobody's is empty."""
    return {None: "", **{row.id: row.name for row in read_rows(session, _STAFF_NAMES)}}

"""Reading the venue, its staff and its settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.core.partial_dates import LeapDay
from app.model.codes import Role, VenueKind
from app.storage.looking import Looks
from app.venue.rows import StaffRow, VenueRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEAP_DAY = "occasions.leap_day"
_VENUE = "SELECT id, version, name, kind, currency, language, zone, region, rehearsal FROM venue ORDER BY id"
_STAFF = "SELECT id, version, name, role, duty, active, limit_minor FROM staff ORDER BY name, id"
_STAFF_NAMES = "SELECT id, name FROM staff"
_WITH_PASSWORD = "SELECT 1 FROM staff WHERE active AND password_hash <> '' LIMIT 1"
_SETTINGS = "SELECT key, CAST(value AS TEXT) FROM venue_setting"
"""What every database understands in the same way; there are few rows."""


def find_venue(connection: Looks) -> VenueRow | None:
    """The one venue; None before the first run is over."""
    row = connection.exec_driver_sql(_VENUE).fetchone()
    if row is None:
        return None
    row_id, version, name, kind, currency, language, zone, region, rehearsal = row
    return VenueRow(
        id=row_id,
        version=version,
        name=name,
        kind=VenueKind(kind),
        currency=currency,
        language=language,
        zone=zone,
        region=region,
        rehearsal=bool(rehearsal),
        leap_day=LeapDay(find_setting(connection, LEAP_DAY) or LeapDay.FEB_28),
    )


def find_setting(connection: Looks, key: str) -> Any:
    """The value of a setting; None when nobody has set it."""
    kept = dict(map(tuple, connection.exec_driver_sql(_SETTINGS).fetchall()))
    return json.loads(kept[key]) if key in kept else None


def list_staff(connection: Looks, *, also_gone: bool = False) -> tuple[StaffRow, ...]:
    """The people who work here, by name."""
    rows = connection.exec_driver_sql(_STAFF).fetchall()
    staff = (
        StaffRow(row_id, version, name, Role(role), duty, bool(active), limit)
        for row_id, version, name, role, duty, active, limit in rows
    )
    return tuple(one for one in staff if one.active or also_gone)


def anybody_has_password(connection: Looks) -> bool:
    """Whether somebody who works here has a password."""
    return connection.exec_driver_sql(_WITH_PASSWORD).fetchone() is not None


def staff_names(session: Session) -> dict[int | None, str]:
    """Every staff member's name by id; nobody's is empty."""
    rows = session.connection().exec_driver_sql(_STAFF_NAMES).fetchall()
    return {None: "", **{row[0]: row[1] for row in rows}}

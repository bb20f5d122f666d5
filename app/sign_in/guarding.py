"""Locking a desk when its venue is opened; nothing here waits for SQLAlchemy."""

from __future__ import annotations

from app.core.acting import needs_nothing
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace


@needs_nothing
def is_under_sign_in(work: Workplace) -> bool:
    """Whether everybody signs in here: as soon as somebody has a password, and never in a rehearsal."""
    return not work.venue.rehearsal and VenueReader(work.database).anybody_has_password()


@needs_nothing
def guard_desk(work: Workplace) -> None:
    """To be called when the venue is opened: a desk under sign-in starts locked and without rights."""
    work.desk.begin(guarded=is_under_sign_in(work))

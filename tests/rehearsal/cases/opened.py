"""A rehearsal venue at work at some hour of the day on which it plays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from app.core.acting import Desk
from app.core.clock import FixedClock
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.rehearsal.conftest import TODAY, Built
from tests.venues import open_venue_file


@dataclass(frozen=True)
class Opened:
    """The venue, with somebody signed in."""

    work: Workplace

    @property
    def zone(self) -> ZoneInfo:
        """The venue's time zone."""
        return ZoneInfo(self.work.venue.zone)

    def day_of(self, instant: datetime) -> date:
        """The venue's date of an instant."""
        return instant.astimezone(self.zone).date()


@contextmanager
def opened_at(
    built: Built, clock: str, *, staff_id: int | None = None, day: date = TODAY
) -> Iterator[Opened]:
    """The venue as it is at this time of its day, for its owner unless somebody else is named."""
    zone = ZoneInfo(built.one("SELECT zone FROM venue"))
    at = FixedClock(datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC))
    owner = built.one("SELECT id FROM staff WHERE role = 'owner'")
    database = open_venue_file(built.path, at)
    try:
        venue = VenueService(database, at).get_venue()
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Opened(Workplace(database, at, Desk(staff_id or owner), venue, wording))
    finally:
        database.close()

"""A hotel on a server, for measures that both databases work out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.acting import Desk
from app.staff.schemas import StaffDraft
from app.storage.opening import open_server
from app.venue.schemas import VenueDraft
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.venue_writer import VenueWriter
from tests.venues import SetClock


@pytest.fixture
def server(postgres_url: str) -> Iterator[Workplace]:
    clock = SetClock()
    database = open_server(postgres_url, clock=clock)
    try:
        draft = VenueDraft(name="House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich")
        service = VenueWriter(database, clock)
        venue = service.make_venue(draft).value
        staff = [service.add_staff(StaffDraft(name=name), by=0).value for name in ("Mara", "Tomás")]
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Workplace(database, clock, Desk(staff[0]), venue, wording)
    finally:
        database.close()

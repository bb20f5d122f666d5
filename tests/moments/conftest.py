"""A hotel whose moments are planned, in a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.acting import Desk
from app.storage.opening import open_server
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.moments.moment_desk import MomentDesk
from tests.venues import SetClock, keepers, open_place, troubles


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[MomentDesk]:
    """The front desk; whatever a test did, nothing may be out of step at its end."""
    with open_place(tmp_path) as place:
        yield MomentDesk(place.work, place.clock)
        assert troubles(place.work.database) == []


@pytest.fixture
def server_desk(postgres_url: str) -> Iterator[MomentDesk]:
    """The owner's desk of a hotel on a server."""
    clock = SetClock()
    database = open_server(postgres_url, clock=clock, keepers=keepers())
    draft = VenueDraft(
        name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
    )
    venue = VenueService(database, clock).make_venue(draft).value
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    yield MomentDesk(Workplace(database, clock, Desk(1), venue, wording), clock)
    database.close()

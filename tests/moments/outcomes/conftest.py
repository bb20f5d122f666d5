"""A hotel that asks what came of it, in a file and on a server."""

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
from tests.moments.idea_desk import IdeaDesk
from tests.venues import SetClock, keepers, open_place


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[IdeaDesk]:
    """The front desk on 25 November 2026."""
    with open_place(tmp_path) as place:
        yield IdeaDesk(place.work)


@pytest.fixture
def server_idea_desk(postgres_url: str) -> Iterator[IdeaDesk]:
    """The same on a server."""
    clock = SetClock()
    database = open_server(postgres_url, clock=clock, keepers=keepers())
    draft = VenueDraft(
        name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
    )
    venue = VenueService(database, clock).make_venue(draft).value
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    yield IdeaDesk(Workplace(database, clock, Desk(1), venue, wording))
    database.close()

"""Several desks share a server: imports do the same there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.acting import Desk
from app.storage.opening import open_server
from app.storage.summaries import SummaryKeeper
from app.venue.schemas import VenueDraft
from app.venue.service import VenueService
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.transfer.importing.imports import BILLS, BOOKINGS, PEOPLE, Imports
from tests.venues import Place, SetClock


@pytest.fixture
def server(postgres_url: str, tmp_path: Path) -> Iterator[Imports]:
    """The imports of an empty hotel on a server."""
    clock = SetClock()
    database = open_server(postgres_url, clock=clock, keepers=(SummaryKeeper(),))
    try:
        draft = VenueDraft(
            name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
        )
        venue = VenueService(database, clock).make_venue(draft).value
        wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
        yield Imports(Place(Workplace(database, clock, Desk(1), venue, wording), tmp_path, clock), tmp_path)
    finally:
        database.close()


def test_an_import_on_a_server_is_stored_skipped_changed_and_taken_back(server: Imports) -> None:
    files = (server.file("p.csv", PEOPLE), server.file("b.csv", BOOKINGS), server.file("t.csv", BILLS))
    report = server.bring(*files)
    assert (report.customers_added, report.visits_added, report.lines_added) == (5, 5, 4)
    again = server.bring(*files)
    assert not again.changes_something
    changed = server.bring(server.file("b2.csv", BOOKINGS.replace("B2;RESERVED", "B2;CHECKED IN")))
    assert changed.visits_updated == 1
    assert server.rows("SELECT status FROM visit WHERE reference = 'B2'") == [("here",)]
    for batch in (changed, again, report):
        assert server.undo(batch).kept == ()
    assert (server.count("customer"), server.count("visit"), server.count("customer_summary")) == (0, 0, 0)

"""The agenda on a PostgreSQL server."""

from __future__ import annotations

from app.core.acting import Desk
from app.occasions.schemas import AgendaQuery, AgendaView
from app.occasions.service.agenda import AgendaReader
from app.staff.schemas import StaffDraft
from app.storage.opening import open_server
from app.venue.schemas import VenueDraft
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.occasions.naive import Naive
from tests.occasions.random_venue import RandomVenue
from tests.occasions.service.test_against_a_full_scan import everything, expected
from tests.venue_writer import VenueWriter
from tests.venues import SetClock, keepers


def test_every_view_shows_on_a_server_what_a_full_scan_finds(postgres_url: str) -> None:
    clock = SetClock()
    database = open_server(postgres_url, clock=clock, keepers=keepers(clock))
    draft = VenueDraft(
        name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
    )
    service = VenueWriter(database, clock)
    venue = service.make_venue(draft).value
    service.add_staff(StaffDraft(name="Mara Kovac"), by=0)
    work = Workplace(database, clock, Desk(2), venue, Wording("hotel", "en", venue.zone, "CHF"))
    RandomVenue(work, 3).fill()
    naive, reader = Naive(work), AgendaReader(work)
    for view in AgendaView:
        for own in (frozenset[int](), frozenset({1})):
            query = AgendaQuery(first=work.today(), days=30, view=view, own_kind_ids=own)
            found = everything(reader, query)
            assert len(found) == len(set(found))
            assert set(found) == expected(naive, query, work)
    assert reader.year(2026, AgendaQuery(work.today()))
    database.close()

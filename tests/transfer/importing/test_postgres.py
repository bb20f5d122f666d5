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
from tests.transfer.importing.test_answers import DELIGHTED, LATELY
from tests.venues import Place, SetClock

LEA = "date,nps,email\n2026-01-27,9,lea@example.ch\n2026-01-28,7.5,lea@example.ch\n"


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


def test_answers_on_a_server_find_their_visits_come_once_change_and_go_again(server: Imports) -> None:
    stays = server.bring(server.file("b.csv", BOOKINGS))
    files = (
        server.file("delighted.csv", DELIGHTED),
        server.file("lately.csv", LATELY),
        server.file("l.csv", LEA),
    )
    report = server.bring(*files)
    assert (report.answers_added, report.customers_added, report.rows_rejected) == (7, 6, 1)
    found = "SELECT a.score, v.reference FROM survey_answer a JOIN visit v ON v.id = a.visit_id"
    assert server.rows(found) == [(9, "B1")]
    assert server.rows("SELECT count(*) FROM promise WHERE answer_id IS NOT NULL") == [(1,)]
    assert not server.bring(*files).changes_something
    answered = DELIGHTED.replace("nps,,,2026-05-01,", "nps,6,Late,2026-05-01,2026-05-04")
    later = server.bring(server.file("later.csv", answered))
    assert (later.answers_added, later.answers_updated) == (0, 1)
    assert server.rows("SELECT count(*) FROM survey_answer WHERE score IS NULL") == [(0,)]
    for batch in (later, report, stays):
        assert server.undo(batch).kept == ()
    assert [server.count(table) for table in ("survey_answer", "answer_count", "promise", "customer")] == [
        0
    ] * 4

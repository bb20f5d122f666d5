"""The log: every view, filter and order against the same worked out plainly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from math import inf
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap.opening import keepers
from app.cases.queries import log, planning
from app.cases.queries.planning import Plan
from app.cases.schemas.views import CaseCounts, CaseOrder, CaseQuery, CaseView
from app.cases.service.log_view import CaseLog
from app.core.acting import Desk
from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.model.case import Severity
from app.staff.schemas import StaffDraft
from app.storage.opening import open_server
from app.venue.schemas import VenueDraft
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.cases.case_desk import CaseDesk
from tests.cases.mixed_log import PlainLog, fill_log, queries, whole_log
from tests.examples import examples
from tests.venue_writer import VenueWriter
from tests.venues import SetClock, open_place, troubles

TYPED = (
    "", "cold", "müller", "muller lea", "strasse", "wi-fi", "nut", "412", "room 9", "wine sp", "ca", "call", "0007",
    "fine end", "341", "red man", "nothing like it",
)  # fmt: skip
WAYS = ("chosen", "along the order", "asking for each", "from the narrowest")


def at(work: Workplace, staff_id: int) -> Workplace:
    """The same venue with somebody else signed in."""
    return replace(work, desk=Desk(staff_id))


def days(work: Workplace, query: CaseQuery) -> CaseQuery:
    """The query with its days counted back from today."""
    spans = {name: getattr(query, name) for name in ("since", "until")}
    return replace(query, **{k: work.today() - timedelta(days=v) for k, v in spans.items() if v is not None})


@contextmanager
def read(way: str) -> Iterator[None]:
    """Have lists read in one way only, whatever takes less."""
    ways: dict[str, Callable[[], AbstractContextManager[object]]] = {
        "chosen": nullcontext,
        "along the order": lambda: patch.object(log, "plan_for", lambda *_, **__: Plan()),
        "asking for each": lambda: patch.object(log, "plan_for", lambda *_, **__: Plan(one_by_one=True)),
        "from the narrowest": lambda: patch.object(planning, "_cost_of_following", lambda *_, **__: inf),
    }
    with ways[way]():
        yield


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """A hotel with a long log."""
    with open_place(tmp_path_factory.mktemp("log")) as place:
        fill_log(place.work)
        assert troubles(place.work.database) == []
        yield place.work


@settings(max_examples=examples(60))
@given(
    query=queries, text=st.sampled_from(TYPED), who=st.sampled_from((0, 1, 2, 3)), way=st.sampled_from(WAYS)
)
def test_every_view_filter_and_order_gives_what_a_plain_filter_gives(
    venue: Workplace, query: CaseQuery, text: str, who: int, way: str
) -> None:
    work = at(venue, who)
    query = days(work, replace(query, text=text))
    with read(way):
        rows = whole_log(work, query, page=40)
    assert [row.id for row in rows] == PlainLog(work).ids(query)


@pytest.mark.parametrize("order", CaseOrder)
@pytest.mark.parametrize("descending", [False, True])
def test_paging_neither_skips_nor_doubles(venue: Workplace, order: CaseOrder, descending: bool) -> None:
    query = CaseQuery(view=CaseView.ALL, order=order, descending=descending)
    expected = PlainLog(venue).ids(query)
    for page in (1, 7, len(expected)):
        assert [row.id for row in whole_log(venue, query, page=page)] == expected
    log_view = CaseLog(venue)
    for offset in (0, 3, len(expected) - 2, len(expected)):
        found = log_view.list_cases(query, offset=offset, limit=4)
        assert [row.id for row in found.rows] == expected[offset : offset + 4]
        assert found.more == (offset + 4 < len(expected))


@pytest.mark.parametrize("who", [0, 1, 2, 3])
def test_the_counts_are_the_lengths_of_the_lists(venue: Workplace, who: int) -> None:
    work = at(venue, who)
    plain = PlainLog(work)
    counts = CaseCounts(**{view.replace("-", "_"): len(plain.ids(CaseQuery(view=view))) for view in CaseView})
    assert CaseLog(work).count_views() == counts
    assert counts.late > 0
    assert counts.approval > 0


def test_places_come_sorted_and_without_those_of_hidden_cases(desk: CaseDesk) -> None:
    for place in ("Room 12", "Room 9", "", "Terrace", "Room 9"):
        desk.log(place=place)
    owner = desk.of(1)
    owner.log(place="Vault", restricted=True)
    taken_back = desk.log(place="Nowhere").reversal
    assert taken_back is not None
    taken_back.undo()
    assert CaseLog(desk.work).list_places() == ("Room 9", "Room 12", "Terrace")
    assert CaseLog(owner.work).list_places() == ("Room 9", "Room 12", "Terrace", "Vault")


def test_a_page_goes_on_where_it_was_though_others_came_and_went(desk: CaseDesk) -> None:
    numbers = [desk.resolved(), *(desk.log(what=f"Number {number}").value for number in range(1, 6))]
    query = CaseQuery(order=CaseOrder.NUMBER)
    log_view = CaseLog(desk.work)
    first = log_view.list_cases(query, limit=3)
    desk.give_up(numbers[0])
    desk.log(what="New")
    second = log_view.list_cases(query, after=first.rows[-1], limit=3)
    assert [row.id for row in second.rows] == numbers[3:]


def test_a_case_is_late_from_the_moment_its_target_has_passed(desk: CaseDesk) -> None:
    case_id = desk.log(severity=Severity.CRITICAL).value
    late = CaseQuery(view=CaseView.LATE)
    desk.clock.forward(minutes=5)
    assert CaseLog(desk.work).list_cases(late).rows == ()
    desk.clock.at += timedelta(microseconds=1)
    (row,) = CaseLog(desk.work).list_cases(late).rows
    assert (row.id, row.late) == (case_id, True)


def test_reading_a_list_can_be_cancelled(venue: Workplace) -> None:
    stopped = Cancellation()
    stopped.cancel()
    with pytest.raises(Cancelled):
        CaseLog(venue).list_cases(CaseQuery(), cancellation=stopped)


def test_on_a_server_the_lists_are_the_same(postgres_url: str) -> None:
    clock = SetClock()
    database = open_server(postgres_url, clock=clock, keepers=keepers(clock))
    draft = VenueDraft(
        name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich"
    )
    venue = VenueWriter(database, clock).make_venue(draft).value
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    work = Workplace(database, clock, Desk(1), venue, wording)
    VenueWriter(database, clock).add_staff(StaffDraft(name="Mara Kovac"), by=0)
    fill_log(work, cases=60)
    assert troubles(database) == []

    @settings(max_examples=examples(30))
    @given(query=queries, text=st.sampled_from(TYPED), who=st.sampled_from((1, 2, 3)))
    def same(query: CaseQuery, text: str, who: int) -> None:
        here = at(work, who)
        wanted = days(here, replace(query, text=text))
        assert [row.id for row in whole_log(here, wanted, page=25)] == PlainLog(here).ids(wanted)

    same()
    plain = PlainLog(work)
    assert CaseLog(work).count_views().late == len(plain.ids(CaseQuery(view=CaseView.LATE)))
    assert CaseLog(work).list_places()
    database.close()

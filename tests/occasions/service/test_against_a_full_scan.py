"""The agenda says what looking at every row for every day says."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from app.occasions.schemas import AgendaQuery, AgendaRow, AgendaView
from app.occasions.service.agenda import AgendaReader
from app.venue.workplace import Workplace
from tests.occasions.naive import Line, Naive
from tests.occasions.random_venue import RandomVenue
from tests.venues import open_copy, open_place

DAYS = 40
TODAYS = (
    datetime(2026, 11, 25, 12, tzinfo=UTC),
    datetime(2026, 12, 20, 12, tzinfo=UTC),
    datetime(2027, 2, 20, 12, tzinfo=UTC),
    datetime(2028, 2, 20, 12, tzinfo=UTC),
)


def line_of(row: AgendaRow) -> Line:
    key = row.key
    milestone = key.milestone.value if key.milestone is not None else ""
    state = row.state.value if row.state is not None else ""
    return row.on, row.customer_id, key.occasion_id, milestone, key.milestone_number, row.moment_id, state


def everything(reader: AgendaReader, query: AgendaQuery) -> list[Line]:
    """All lines of a window, a few of each day at a time."""
    lines: list[Line] = []
    for day in reader.read(query, per_day=3).days:
        rows = list(day.rows)
        while len(rows) < day.total:
            more = reader.day(day.on, query, offset=len(rows), limit=4)
            assert more.total == day.total
            assert more.rows
            rows += more.rows
        lines += map(line_of, rows)
    return lines


def expected(naive: Naive, query: AgendaQuery, work: Workplace) -> set[Line]:
    """What the view lets through."""
    last = query.first + timedelta(days=query.days - 1)
    lines = naive.agenda(query.first, last)
    owners = {moment.id: moment.owner_id for moment in naive.moments.values()}
    keep: dict[AgendaView, Any] = {
        AgendaView.ALL: lambda line: True,
        AgendaView.HERE: naive.is_met,
        AgendaView.PLANNED: lambda line: line[6] in ("planned", "prepared"),
        AgendaView.WITHOUT_PLAN: lambda line: line[6] in ("", "suggested"),
        AgendaView.MINE: lambda line: owners.get(line[5]) == work.staff_id,
    }
    return {line for line in lines if keep[query.view](line) and has_kind(naive, query, line)}


def kinds_of(naive: Naive, line: Line) -> tuple[str, int | None]:
    if line[2] is not None:
        occasion = naive.occasions[line[2]]
        return occasion.kind, occasion.own_kind_id
    return ("milestone" if line[3] else "surprise"), None


def has_kind(naive: Naive, query: AgendaQuery, line: Line) -> bool:
    kind, own_kind_id = kinds_of(naive, line)
    wanted = query.kinds or query.own_kind_ids
    return not wanted or kind in query.kinds or own_kind_id in query.own_kind_ids


def today_of(seed: int) -> datetime:
    return TODAYS[seed % len(TODAYS)]


@cache
def filled(seed: int) -> bytes:
    """The file of a venue of which nobody knows beforehand what is in it; made once for all that is asked of it."""
    with TemporaryDirectory() as folder:
        with open_place(Path(folder)) as place:
            place.clock.at = today_of(seed)
            RandomVenue(place.work, seed).fill()
        return place.path.read_bytes()


@pytest.fixture(
    params=[*range(len(TODAYS)), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(4, 12))]
)
def venue(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """A venue filled at random, on each of the days; two more for each on long days."""
    with open_copy(tmp_path, filled(request.param)) as place:
        place.clock.at = today_of(request.param)
        yield place.work


NARROWED: tuple[dict[str, Any], ...] = (
    {},
    {"kinds": frozenset({"birthday", "milestone"})},
    {"own_kind_ids": frozenset({1})},
    {"kinds": frozenset({"custom", "surprise"}), "own_kind_ids": frozenset({2})},
)


def test_every_view_shows_exactly_what_a_full_scan_finds(venue: Workplace) -> None:
    naive, reader = Naive(venue), AgendaReader(venue)
    compared = 0
    for view in AgendaView:
        for narrowed in NARROWED:
            query = AgendaQuery(first=venue.today(), days=DAYS, view=view, **narrowed)
            found = everything(reader, query)
            assert len(found) == len(set(found))
            assert set(found) == expected(naive, query, venue)
            compared += len(found)
    assert compared > 200


def test_the_marks_of_a_month_and_a_year_count_what_a_full_scan_finds(venue: Workplace) -> None:
    naive, reader, today = Naive(venue), AgendaReader(venue), venue.today()
    for view in AgendaView:
        query = AgendaQuery(first=today, view=view)
        whole = AgendaQuery(first=date(today.year, 1, 1), days=366, view=view)
        per_day: dict[date, Counter[str]] = {}
        for line in expected(naive, whole, venue):
            kind = kinds_of(naive, line)[0]
            group = kind if kind in ("birthday", "anniversary", "milestone") else "other"
            per_day.setdefault(line[0], Counter())[group] += 1
        marked = {
            each.on: {group.value: count for group, count in each.groups}
            for each in reader.year(today.year, query)
        }
        assert marked == {on: dict(groups) for on, groups in per_day.items() if on.year == today.year}
        month = reader.month(today.year, today.month, query=query)
        assert list(month) == [
            each for each in reader.year(today.year, query) if each.on.month == today.month
        ]


def test_what_was_missed_is_what_nobody_did_anything_about(venue: Workplace) -> None:
    naive, today = Naive(venue), venue.today()
    before = naive.agenda(today - timedelta(days=7), today - timedelta(days=1))
    agenda = AgendaReader(venue).read(AgendaQuery(first=today), per_day=500)
    assert {line_of(row) for row in agenda.missed} == {
        line for line in before if line[6] not in ("delivered", "skipped")
    }
    assert all(row.missed for row in agenda.missed)


def test_the_counts_are_those_of_a_full_scan(venue: Workplace) -> None:
    naive, today = Naive(venue), venue.today()
    lines = naive.agenda(today, today + timedelta(days=DAYS - 1))
    owners = {moment.id: moment.owner_id for moment in naive.moments.values()}
    for view in AgendaView:
        counts = AgendaReader(venue).read(AgendaQuery(first=today, days=DAYS, view=view)).counts
        assert counts.moments == len(lines)
        assert counts.planned == sum(line[6] in ("planned", "prepared") for line in lines)
        assert counts.without_plan == sum(line[6] in ("", "suggested") for line in lines)
        assert counts.without_owner == sum(
            line[6] in ("suggested", "planned", "prepared") and owners[line[5]] is None for line in lines
        )


def test_a_customer_sees_their_own_lines_and_those_of_children_they_share(venue: Workplace) -> None:
    naive, reader, today = Naive(venue), AgendaReader(venue), venue.today()
    lines = naive.agenda(today, today + timedelta(days=DAYS - 1))
    for customer_id in naive.customers:
        shared = {s.companion_id for s in naive.shares.values() if s.customer_id == customer_id}
        mine = {
            line
            for line in lines
            if line[1] == customer_id
            or (
                line[2] is not None
                and naive.occasions[line[2]].companion_id in shared
                and naive.may(customer_id)
            )
        }
        rows = reader.of_customer(customer_id, DAYS)
        assert {line_of(row) for row in rows} == mine
        # Asked for alone, the first of them and every third after it: each is asked for like the others.
        for row in rows[::3]:
            again = reader.row_of(row.key)
            assert again is not None
            assert line_of(again) == line_of(row)

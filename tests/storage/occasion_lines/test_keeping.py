"""Lines follow whatever is done, and say the same as a plain look at every row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.core.partial_dates import LeapDay
from app.model.venue import Venue
from app.occasions.queries.lines import best_of_days, counts_of_day, days_from, read_counts
from app.storage.database import Database
from app.storage.occasion_lines.checking import occasion_differences
from app.storage.occasion_lines.keeper import OccasionKeeper
from app.storage.occasion_lines.writing import rebuild_occasions
from app.storage.opening import open_server
from app.storage.summaries import SummaryKeeper
from tests.examples import examples
from tests.storage.occasion_lines.people import ACTS, TODAY, Hand, NaiveScan, kinds_of
from tests.venues import SetClock, open_place

WINDOW = 400


def assert_it_is_as_a_naive_scan_says(database: Database, leap_day: LeapDay = LeapDay.FEB_28) -> int:
    """Lists, counts and the check all agree; gives the number of lines compared."""
    days = days_from(TODAY - timedelta(days=7), WINDOW, leap_day=leap_day)
    with database.read() as session:
        connection = session.connection()
        assert occasion_differences(connection) == []
        naive = NaiveScan(session).falls_on([day.on for day in days], leap_day)
        counts = read_counts(connection, days)
        best = best_of_days(connection, days, most=50, counts=counts)
        for day in days:
            rows = naive[day.on]
            assert [(row.place, row.occasion_id, row.customer_id) for row in best[day.on]] == rows, day.on
            assert counts_of_day(counts, day) == kinds_of(session, rows), day.on
        some = best_of_days(connection, days, most=2, offset=1, kinds=["anniversary", "birthday"])
        assert all(some[day.on] == best[day.on][1:3] for day in days)
    return sum(map(len, naive.values()))


@settings(max_examples=examples(20))
@given(
    acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 60)), min_size=1, max_size=40),
    leap_day=st.sampled_from(LeapDay),
)
def test_lines_are_those_of_a_naive_scan_after_random_acts(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]], leap_day: LeapDay
) -> None:
    with open_place(tmp_path_factory.mktemp("acts")) as place:
        hand = Hand(place.work.database, place.clock)
        hand.begin()
        for act, number in acts:
            hand.act(act, number)
        assert_it_is_as_a_naive_scan_says(place.work.database, leap_day)


@pytest.fixture
def server(postgres_url: str) -> Iterator[Database]:
    """A venue on a server."""
    database = open_server(postgres_url, clock=SetClock(), keepers=[SummaryKeeper(), OccasionKeeper()])
    with database.write(by=0) as session:
        session.add(
            Venue(
                name="Harbour House",
                kind="hotel",
                currency="CHF",
                language="en",
                zone="Europe/Zurich",
                created_at=SetClock().now(),
            )
        )
    yield database
    database.close()


def test_a_server_keeps_the_same_lines_as_a_file(server: Database) -> None:
    assert work_through(server, seed=5, times=2) > 50
    with server.write(by=0) as session:
        rebuild_occasions(session.connection())
    assert_it_is_as_a_naive_scan_says(server)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 6))])
def test_after_every_single_act_all_is_as_it_should_be(tmp_path: Path, seed: int) -> None:
    with open_place(tmp_path) as place:
        assert work_through(place.work.database, seed=seed) > 100


def work_through(database: Database, *, seed: int, times: int = 4) -> int:
    """Every act several times in any order, with a look after each."""
    hand, dice = Hand(database, SetClock()), Random(seed)
    hand.begin()
    acts = list(ACTS) * times
    dice.shuffle(acts)
    compared = 0
    for act in acts:
        hand.act(act, dice.randint(0, 60))
        compared += assert_it_is_as_a_naive_scan_says(database)
    return compared


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM occasion_line WHERE occasion_id = 1",
        "UPDATE occasion_line SET place = place + 1 WHERE occasion_id = 1",
        "UPDATE occasion SET day = 17 WHERE id = 1",
        "UPDATE customer SET deceased_at = created_at WHERE id = 1",
        "DELETE FROM occasion_count",
        "UPDATE occasion_count SET lines = lines + 1",
        "INSERT INTO occasion_count (slot, kind, lines) VALUES (704, 'name_day', 1)",
        "INSERT INTO occasion_line (slot, place, occasion_id, customer_id, kind) VALUES (704, 1, 1, 1, 'x')",
    ],
)
def test_what_differs_is_found_out_and_mended_by_making_it_anew(tmp_path: Path, tampering: str) -> None:
    with open_place(tmp_path) as place:
        hand = Hand(place.work.database, place.clock)
        hand.begin()
        hand.act("birthday", 36)
        with place.work.database.write(by=0) as session:
            session.execute(text(tampering))
        with place.work.database.write(by=0) as session:
            assert occasion_differences(session.connection())
            rebuild_occasions(session.connection())
            assert occasion_differences(session.connection()) == []


def test_a_venue_without_occasions_has_empty_days(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        assert assert_it_is_as_a_naive_scan_says(place.work.database) == 0

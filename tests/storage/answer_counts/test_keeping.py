"""Lines, counts and repeats follow whatever is done, and say the same as a plain look at every answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.storage.answer_counts.checking import answer_differences
from app.storage.answer_counts.keeper import AnswerKeeper
from app.storage.answer_counts.rebuilding import rebuild_answers
from app.storage.database import Database
from app.storage.opening import open_file, open_server
from tests.examples import examples
from tests.storage.answer_counts.acting import ACTS, Hand, keepers
from tests.storage.answer_counts.naive import Naive, kept_counts, kept_lines, kept_repeats
from tests.venues import SetClock, empty_file, open_place, troubles

SEEDS = [0, 1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 8))]


def assert_all_is_as_the_answers_say(database: Database) -> int:
    """The tables and the check agree with a plain look; gives the number of lines compared."""
    with database.read() as session:
        naive = Naive(session)
        assert kept_lines(session) == naive.lines()
        assert kept_counts(session) == naive.counts()
        assert kept_repeats(session) == naive.repeats()
        assert answer_differences(session.connection()) == []
        return len(naive.given)


@contextmanager
def opened(folder: Path, made: bytes = b"") -> Iterator[Database]:
    """A file whose comments and answers are followed; a new one, or a copy."""
    path = folder / "venue.regulars"
    path.write_bytes(made or empty_file())
    database = open_file(path, clock=SetClock(), keepers=keepers([AnswerKeeper()]))
    try:
        yield database
    finally:
        database.close()


@settings(max_examples=examples(20))
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 90)), min_size=1, max_size=40))
def test_tables_are_those_of_a_plain_look_after_random_acts(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    with opened(tmp_path_factory.mktemp("acts")) as database:
        hand = Hand(database)
        hand.begin()
        for act, number in acts:
            hand.act(act, number)
        assert_all_is_as_the_answers_say(database)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_single_act_all_is_as_it_should_be(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path) as database:
        assert work_through(database, seed=seed) > 500


def work_through(database: Database, *, seed: int, times: int = 3) -> int:
    """Every act several times in any order, with a look after each."""
    hand, dice = Hand(database), Random(seed)
    hand.begin()
    acts = list(ACTS) * times + ["answer", "answer again"] * 5
    dice.shuffle(acts)
    compared = 0
    for act in acts:
        hand.act(act, dice.randint(0, 90))
        compared += assert_all_is_as_the_answers_say(database)
    return compared


@pytest.fixture
def server(postgres_url: str) -> Iterator[Database]:
    """A venue on a server."""
    database = open_server(postgres_url, clock=SetClock(), keepers=keepers([AnswerKeeper()]))
    yield database
    database.close()


def test_a_server_keeps_the_same_as_a_file(server: Database) -> None:
    assert work_through(server, seed=5, times=2) > 200
    with server.write(by=0) as session:
        rebuild_answers(session.connection())
    assert_all_is_as_the_answers_say(server)


@cache
def filled(seed: int = 11) -> bytes:
    """The file with many answers of few people; made once for all that is asked of it."""
    acts = ["answer", "answer again", "nobody answers", "ask", "import", "words"] * 8 + ["merge"] * 3
    with TemporaryDirectory() as folder:
        with opened(Path(folder)) as database:
            hand, dice = Hand(database), Random(seed)
            hand.begin()
            for act in acts:
                hand.act(act, dice.randint(0, 90))
        return (Path(folder) / "venue.regulars").read_bytes()


@pytest.mark.parametrize("seed", range(3))
def test_a_period_counts_everybody_once_by_their_latest_answer(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path, filled(seed)) as database, database.read() as session:
        naive, lines = Naive(session), kept_lines(session)
    first = date(2026, 1, 25)
    scales = {one.scale: one.row.metric for one in naive.given}
    for begin in range(0, 90, 7):
        for length in (1, 2, 7, 30, 80):
            since = first + timedelta(days=begin)
            until = since + timedelta(days=length - 1)
            for metric in ("nps", "csat", "ces"):
                counted = {one.row.id for one in naive.latest(metric, since, until)}
                ours = {
                    line[2]
                    for line in lines
                    if scales[line[0]] == metric
                    and since.toordinal() <= line[1] <= until.toordinal() < line[3]
                }
                assert ours == counted, (since, until, metric)


@pytest.mark.parametrize("seed", range(3))
def test_whole_months_are_their_counts_less_what_was_repeated_in_them(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path, filled(seed)) as database, database.read() as session:
        naive, counts, repeats = Naive(session), kept_counts(session), kept_repeats(session)
    begin = 2026 * 12
    for since in range(begin, begin + 5):
        for until in range(since, begin + 5):
            found: Counter[tuple[int, int]] = Counter()
            for (line, span, side, at, _, reach, score), n in counts.items():
                if (span, side) == (1, 0) and since <= at <= until and reach in (0, 1):
                    found[line, score] += n
            for (line, at, next_at, score), n in repeats.items():
                if since <= at and next_at <= until:
                    found[line, score] -= n
            days = date(since // 12, since % 12 + 1, 1), date((until + 1) // 12, (until + 1) % 12 + 1, 1)
            last = days[1] - timedelta(days=1)
            wanted = Counter(
                (one.scale, one.row.score)
                for metric in ("nps", "csat", "ces")
                for one in naive.latest(metric, days[0], last)
            )
            assert +found == wanted


@pytest.mark.parametrize("seed", range(3))
def test_a_time_that_is_not_over_counts_whoever_never_answered_again(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path, filled(seed)) as database, database.read() as session:
        naive, counts = Naive(session), kept_counts(session)
    last = max(one.on for one in naive.given)
    for length in (1, 5, 30, 400):
        since = last - timedelta(days=length)
        found = sum(
            n
            for (_, span, side, at, _, reach, _), n in counts.items()
            if (span, side, reach) == (0, 0, 0) and since.toordinal() <= at
        )
        assert found == sum(len(naive.latest(metric, since, last)) for metric in ("nps", "csat", "ces"))


TAMPERINGS = [
    "DELETE FROM answer_line WHERE answer_id = (SELECT min(answer_id) FROM answer_line)",
    "UPDATE answer_line SET next_day = 739700 WHERE answer_id = (SELECT max(answer_id) FROM answer_line)",
    "UPDATE answer_line SET segment = 'other' WHERE answer_id = (SELECT min(answer_id) FROM answer_line)",
    "UPDATE answer_line SET themes = '77' WHERE answer_id = (SELECT min(answer_id) FROM answer_line)",
    "UPDATE answer_count SET c9 = c9 + 1 WHERE side = 0 AND span = 1",
    "UPDATE answer_count SET c1 = c1 + 1 WHERE side = 8",
    "DELETE FROM answer_count WHERE side = 6",
    "INSERT INTO answer_count VALUES (21, 1, 7, 24311, '99', 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
    "UPDATE answer_repeat SET c3 = c3 + 1",
    "DELETE FROM answer_repeat",
    "INSERT INTO answer_repeat VALUES (21, 24311, 24319, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)",
    "UPDATE survey_answer SET place = 'Elsewhere'",
    "UPDATE survey_answer SET score = scale_max WHERE score = scale_min",
    "UPDATE survey_answer SET left_out = 'test'",
    "UPDATE survey_answer SET asked_at = NULL WHERE score IS NOT NULL",
    "UPDATE venue SET zone = 'Pacific/Auckland'",
    "UPDATE customer SET merged_into_id = CASE WHEN merged_into_id IS NULL AND id > 1 THEN 1 END",
]


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_what_differs_is_found_out_and_mended_by_making_it_anew(tmp_path: Path, tampering: str) -> None:
    with opened(tmp_path, filled()) as database:
        with database.write(by=0) as session:
            session.execute(text(tampering))
        with database.write(by=0) as session:
            assert answer_differences(session.connection())
            rebuild_answers(session.connection())
            assert answer_differences(session.connection()) == []


def test_the_check_of_a_venue_names_a_tampered_count(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        hand = Hand(place.work.database)
        for number in range(12):
            hand.act("nobody answers", number)
        assert troubles(place.work.database) == []
        with place.work.database.write(by=0) as session:
            session.execute(text("UPDATE answer_count SET c0 = c0 + 1"))
        (trouble,) = troubles(place.work.database)
        assert trouble.name == "answers"
        assert "is wrong" in trouble.detail


def test_a_venue_that_asks_nobody_has_no_counts(tmp_path: Path) -> None:
    with opened(tmp_path) as database:
        Hand(database).begin()
        assert assert_all_is_as_the_answers_say(database) == 0

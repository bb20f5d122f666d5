"""What comments are found by, and what they are about, follows whatever is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from app.core.outcome import Outcome
from app.model.customer import Customer
from app.model.survey import SurveyAnswer
from app.model.theme import Theme, ThemeMention
from app.storage.comment_search.checking import comment_differences
from app.storage.comment_search.keeper import CommentKeeper
from app.storage.comment_search.searching import CommentSearch
from app.storage.comment_search.writing import rebuild_comments
from app.storage.database import Database
from app.storage.opening import open_server
from tests.examples import examples
from tests.venues import NOON, SetClock, make_file, open_venue_file

COMMENTS = (
    "Nobody called back about the shower.",
    "They remembered our dog’s name.",
    "Queue at check-in, again.",
    "Das Frühstück war kalt",
    "",
    "Easy to change the date.",
)
LISTS = ({"en": ["queue*", "called back"]}, {"de": ["kalt*"], "": ["dog"]}, {"": ["name", "check-in"]}, {})
ACTS = ("say", "say otherwise", "unsay", "add theme", "change theme", "language", "undo")


def answer(comment: str, *, language: str = "") -> SurveyAnswer:
    """An answer with this comment."""
    return SurveyAnswer(
        metric="nps",
        scale_min=0,
        scale_max=10,
        score=5,
        comment=comment,
        language=language,
        answered_at=NOON,
        arrived_at=NOON,
    )


def differences(database: Database) -> Sequence[str]:
    """What is out of step."""
    with database.read() as session:
        return comment_differences(session.connection())


def found(database: Database, typed: str) -> list[str]:
    """The comments found by what was typed."""
    search = CommentSearch.of(typed)
    assert search is not None
    with database.read() as session:
        ids = search.found(session.connection()).subquery()
        wanted = select(SurveyAnswer.comment).join(ids, ids.c.id == SurveyAnswer.id).order_by(SurveyAnswer.id)
        return list(session.scalars(wanted))


def mentions(database: Database) -> list[tuple[int, int, str]]:
    """Theme, answer and words of everything heard."""
    with database.read() as session:
        rows = session.execute(select(ThemeMention.theme_id, ThemeMention.answer_id, ThemeMention.words))
        return sorted(map(tuple, rows))


class Worker:
    """Does one thing after the other at random, and takes some of it back."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.done: list[Outcome[None]] = []

    def act(self, act: str, number: int) -> None:
        """One act."""
        if act == "undo":
            if self.done and (step := self.done.pop().reversal) is not None:
                step.undo()
                step.redo()
                step.undo()
            return
        with self.database.write(by=0) as session:
            answers = session.scalars(select(SurveyAnswer).order_by(SurveyAnswer.id)).all()
            themes = session.scalars(select(Theme).order_by(Theme.id)).all()
            one = answers[number % len(answers)] if answers else None
            if act == "add theme":
                session.add(Theme(name=f"Theme {number} {len(themes)}", words=LISTS[number % 4]))
            elif act == "change theme" and themes:
                themes[number % len(themes)].words = LISTS[(number + 1) % 4]
            elif one is None or act == "say":
                session.add(answer(COMMENTS[number % 6], language=("", "de", "en")[number % 3]))
            elif act == "say otherwise":
                one.comment = COMMENTS[(number + 1) % 6]
            elif act == "language":
                one.language = ("", "de", "en")[number % 3]
            elif act == "unsay":
                session.delete(one)
        self.done.append(session.outcome(None, undo_label=act))


@contextmanager
def new_file(folder: Path) -> Iterator[Database]:
    """An empty venue file, opened."""
    path = folder / "venue.regulars"
    make_file(path)
    database = open_venue_file(path, SetClock())
    try:
        yield database
    finally:
        database.close()


@settings(max_examples=examples(15))
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), max_size=20))
def test_nothing_is_out_of_step_after_random_acts(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    with new_file(tmp_path_factory.mktemp("acts")) as database:
        worker = Worker(database)
        for act, number in acts:
            worker.act(act, number)
        assert differences(database) == []


def fill(database: Database) -> None:
    """All comments, and two themes."""
    with database.write(by=0) as session:
        for comment in COMMENTS:
            session.add(answer(comment))
            session.flush()
        session.add(Theme(name="Waiting", words={"en": ["queue*", "called back"]}))
        session.flush()
        session.add(Theme(name="Remembered", words={"en": ["name", "remember*"]}))


def test_comments_are_found_by_the_beginnings_of_their_words(database: Database) -> None:
    fill(database)
    assert found(database, "que chec") == ["Queue at check-in, again."]
    assert found(database, "checkin") == ["Queue at check-in, again."]
    assert found(database, "FRUEHSTUECK") == ["Das Frühstück war kalt"]
    assert found(database, 'name" OR x') == []
    assert CommentSearch.of(" …! ") is None


def test_themes_are_heard_with_their_words(database: Database) -> None:
    fill(database)
    expected = [(1, 1, "called back"), (1, 3, "Queue"), (2, 2, "remembered, name")]
    assert mentions(database) == expected
    with database.write(by=0) as session:
        session.get_one(Theme, 2).active = False
    assert mentions(database) == expected


def test_who_follows_mentions_is_told_which_answers_changed(database: Database) -> None:
    fill(database)

    def changed(work: Callable[[object], None]) -> set[int]:
        with database.write(by=0) as session:
            work(session)
        return session.recorded.mentions_changed

    assert changed(lambda s: setattr(s.get_one(Theme, 1), "words", {"": ["queue", "kalt"]})) == {1, 4}
    assert changed(lambda s: setattr(s.get_one(Theme, 1), "name", "Queues")) == set()
    assert changed(lambda s: setattr(s.get_one(SurveyAnswer, 2), "comment", "Fine")) == {2}
    assert changed(lambda s: setattr(s.get_one(SurveyAnswer, 2), "score", 9)) == set()
    assert changed(lambda s: s.delete(s.get_one(Theme, 1))) == {3, 4}
    assert differences(database) == []


def test_rows_written_in_bulk_are_followed(database: Database) -> None:
    fill(database)
    row = {"metric": "nps", "scale_min": 0, "scale_max": 10, "score": 5, "comment": "What a queue"}
    row |= {"answered_at": NOON, "arrived_at": NOON, "channel": "web", "version": 1}
    with database.write(by=0) as session:
        key = session.execute(insert(SurveyAnswer.__table__).values(row)).inserted_primary_key
        assert key is not None
        session.note_rows("survey_answer", ids=[key[0]], customer_ids=[])
    assert differences(database) == []
    with database.write(by=0) as session:
        session.add(Customer(display_name="Léa", created_at=NOON))
        session.connection().exec_driver_sql("DELETE FROM survey_answer WHERE id = 1")
        session.note_rows("import_batch", ids=[1], customer_ids=[1])
        session.recorded.everything = True
    assert differences(database) == []
    with database.write(by=0) as session:
        session.connection().exec_driver_sql("UPDATE survey_answer SET comment = 'A name' WHERE id = 3")
        session.recorded.everything = True
    assert differences(database) == []
    assert (2, 3, "name") in mentions(database)


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM comment_search WHERE rowid = 2",
        "INSERT INTO comment_search(rowid, terms) VALUES (77, 'ghost')",
        "DELETE FROM theme_mention WHERE answer_id = 2",
        "UPDATE theme_mention SET words = 'nobody' WHERE answer_id = 2",
        "INSERT INTO theme_mention (theme_id, answer_id, words) VALUES (1, 5, 'queue')",
        "UPDATE survey_answer SET comment = 'Else' WHERE id = 6",
        "UPDATE theme SET words = '{}'",
        "DROP TABLE comment_search",
        "UPDATE comment_search_data SET block = zeroblob(40) WHERE id > 100",
    ],
)
def test_what_differs_is_found_out_and_mended_by_making_it_anew(database: Database, tampering: str) -> None:
    fill(database)
    assert differences(database) == []
    with database.write(by=0) as session:
        session.connection().exec_driver_sql(tampering)
    assert differences(database)
    if "comment_search" not in tampering:
        with database.write(by=0) as session:
            rebuild_comments(session.connection())
        assert differences(database) == []


def test_a_server_keeps_the_same(postgres_url: str) -> None:
    database = open_server(postgres_url, clock=SetClock(), keepers=(CommentKeeper(),))
    fill(database)
    assert differences(database) == []
    assert found(database, "que chec") == ["Queue at check-in, again."]
    assert mentions(database) == [(1, 1, "called back"), (1, 3, "Queue"), (2, 2, "remembered, name")]
    with database.write(by=0) as session:
        session.get_one(Theme, 1).words = {"": ["kalt*", "date"]}
        session.delete(session.get_one(SurveyAnswer, 2))
    assert mentions(database) == [(1, 4, "kalt"), (1, 6, "date")]
    with database.write(by=0) as session:
        rebuild_comments(session.connection())
    assert differences(database) == []
    database.close()

"""Whatever the account tells of has a sentence and a place among the filters."""

from __future__ import annotations

from app.audit.kinds import TABLES
from app.audit.names import ALL_NAMED_BY
from app.audit.words.kinds_told import about_words, did_words
from app.audit.words.sentences import sentences
from app.model.schema import Base
from app.storage.recording import NOT_RECORDED

KEPT_BY_THE_PROGRAM = {
    "answer_count",
    "answer_line",
    "answer_repeat",
    "case_line",
    "occasion_line",
    "occasion_count",
    "theme_mention",
}
"""Tables that follow from others and are written in bulk."""


def recorded() -> set[str]:
    """Every table whose rows stand in the account."""
    left_out = {mapped.__tablename__ for mapped in NOT_RECORDED} | KEPT_BY_THE_PROGRAM
    return set(Base.metadata.tables) - left_out


def test_every_table_has_its_sentences() -> None:
    assert set(sentences()) == recorded()
    assert all(len(each) >= 3 and all(each) for each in sentences().values())


def test_every_table_is_found_by_one_filter() -> None:
    placed = [table for tables in TABLES.values() for table in tables]
    assert sorted(placed) == sorted(recorded())


def test_what_names_a_row_is_a_column_of_it() -> None:
    tables = Base.metadata.tables
    assert [kind for kind, column in ALL_NAMED_BY.items() if column not in tables[kind].c] == []


def test_every_filter_has_words() -> None:
    from app.audit.kinds import About, Did

    assert len({about_words(one) for one in About}) == len(About)
    assert len({did_words(one) for one in Did}) == len(Did)

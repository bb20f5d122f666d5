"""What was typed, or what a theme is heard by, as a condition on comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    column,
    false,
    func,
    literal,
    or_,
    select,
    table,
)

from app.storage.comment_search.ddl import in_file
from app.storage.comment_search.patterns import Pattern, Sought
from app.storage.lookup.query import Need, Query, Word, parse

_INDEX = table("comment_search", column("rowid", Integer), column("comment_search"))
_WORDS = table("comment_search", column("answer_id", Integer), column("words", String))


@dataclass(frozen=True, slots=True)
class CommentSearch:
    """The words to look for: each begins a word of the comment, in one of its readings."""

    needs: tuple[Need, ...]

    @classmethod
    def of(cls, text: str) -> CommentSearch | None:
        """The search for a text, whatever it holds; None when there is no word in it."""
        needs = parse(text)
        return cls(needs) if needs else None

    def found(self, connection: Connection) -> Select[Any]:
        """The ids of the answers whose comments hold every word, as ``id``."""
        if in_file(connection):
            return _matching(Query((self.needs,)).in_names({}))
        return _on_server(and_(*(or_(false(), *_ways(need)) for need in self.needs)))


def maybe_about(connection: Connection, patterns: Iterable[Pattern]) -> Select[Any] | None:
    """The ids of the answers that may be about what is listened for, as ``id``; None where nothing is.

    The index does not know in which order words stand, so phrases have to be listened for among them.
    """
    ways = list(patterns)
    if not ways:
        return None
    if in_file(connection):
        return _matching(" OR ".join(f"({_all_of(pattern)})" for pattern in ways))
    return _on_server(or_(*(and_(*map(_is_held, pattern.words)) for pattern in ways)))


def _matching(condition: str) -> Select[Any]:
    return select(_INDEX.c.rowid.label("id")).where(_INDEX.c.comment_search.op("MATCH")(condition))


def _on_server(condition: ColumnElement[bool]) -> Select[Any]:
    return select(_WORDS.c.answer_id.label("id")).where(condition)


def _all_of(pattern: Pattern) -> str:
    return " AND ".join(
        "(" + " OR ".join(f'"{term}"{"*" if word.is_begun else ""}' for term in word.indexed) + ")"
        for word in pattern.words
    )


def _is_held(word: Sought) -> ColumnElement[bool]:
    return or_(*(_stands(term, whole=not word.is_begun) for term in word.indexed))


def _ways(need: Need) -> list[ColumnElement[bool]]:
    return [
        and_(*(_is_typed(word) for word in words))
        for words in need.alternatives
        if not any(word.special for word in words)
    ]


def _is_typed(word: Word) -> ColumnElement[bool]:
    return or_(*(_stands(term, whole=word.whole) for term in word.terms))


def _stands(term: str, *, whole: bool) -> ColumnElement[bool]:
    end = " " if whole else ""
    return func.strpos(_WORDS.c.words, literal(f" {term}{end}")) > 0

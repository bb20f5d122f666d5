"""What was typed, as a condition on cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, column, false, literal, or_, select, table
from sqlalchemy.sql.expression import func

from app.model.case_line import CaseLine
from app.storage.case_search.ddl import LONGEST_PREFIX
from app.storage.lookup.query import Need, Query, Word, parse

_INDEX = table("case_search", column("rowid", Integer), column("case_search"))


@dataclass(frozen=True, slots=True)
class CaseSearch:
    """The words to look for: each begins a word of the case, in one of its readings."""

    needs: tuple[Need, ...]

    @classmethod
    def of(cls, text: str) -> CaseSearch | None:
        """The search for a text, whatever it holds; None when there is no word in it."""
        needs = tuple(map(_with_noughts, parse(text)))
        return cls(needs) if needs else None

    @property
    def match(self) -> str:
        """The condition as the full-text index takes it; empty when nothing can meet it."""
        return Query((self.needs,)).in_names({})

    def found(self) -> Select[Any]:
        """In a file: the ids of the cases found, in their order."""
        return select(_INDEX.c.rowid.label("id")).where(_INDEX.c.case_search.op("MATCH")(self.match))

    def found_among(self, ids: Select[Any]) -> Select[Any]:
        """The same of some cases; adding nought has the index read once instead of asked for each."""
        return self.found().where((_INDEX.c.rowid + 0).in_(ids))

    @property
    def is_short(self) -> bool:
        """Whether the index has a list for each word as far as it is typed, and so can be asked for one case."""
        words = (word for need in self.needs for way in need.alternatives for word in way)
        return all(len(term) <= LONGEST_PREFIX for word in words for term in word.terms)

    def in_index(self, *, one_by_one: bool) -> ColumnElement[bool]:
        """In a file: the condition that a line is one of theirs.

        The index is read once, or asked for each line, which is quick only for short words of very many cases.
        """
        if one_by_one:
            this = _INDEX.c.rowid == CaseLine.case_id
            return self.found().where(this).correlate(CaseLine.__table__).exists()
        return (CaseLine.case_id + 0).in_(self.found())

    def in_lines(self) -> ColumnElement[bool]:
        """On a server: the same on the words in the lines."""
        return and_(*(or_(false(), *_ways(need)) for need in self.needs))


def _with_noughts(need: Need) -> Need:
    """A number typed with noughts in front is meant with them: 0007 is case 7, and no room 712."""
    typed = need.alternatives[0][0].terms[0]
    bare = typed.lstrip("0")
    if bare == typed or not typed.isdigit():
        return need
    return replace(need, alternatives=tuple(w for w in need.alternatives if w[0].terms != (bare,)))


def _ways(need: Need) -> list[ColumnElement[bool]]:
    return [
        and_(*(or_(*_readings(word)) for word in words))
        for words in need.alternatives
        if not any(word.special for word in words)
    ]


def _readings(word: Word) -> list[ColumnElement[bool]]:
    end = " " if word.whole else ""
    return [func.strpos(CaseLine.words, literal(f" {term}{end}")) > 0 for term in word.terms]

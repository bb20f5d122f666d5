"""One look through a whole table: how many rows, and how its dates and numbers are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.transfer.mapping.amounts import NumberEvidence
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.dates import DateEvidence, DateStyle
from app.transfer.mapping.score_columns import WatchedScores
from app.transfer.mapping.targets import AMOUNTS, DATES, Target
from app.transfer.reading.delimited import Row

_MOST_SEEN = 5_000
_COUNTS = frozenset({Target.NIGHTS, Target.ADULTS, Target.CHILDREN})


@dataclass(frozen=True, slots=True)
class Survey:
    """``rows`` counts all rows, ``unreadable`` those of them that are no rows of the table."""

    rows: int
    unreadable: int
    mapping: Mapping


class _Watched:
    """A column whose every different value counts once."""

    def __init__(self, column: Column, evidence: DateEvidence | NumberEvidence) -> None:
        self.column = column
        self.evidence = evidence
        self._seen: set[str] = set()

    def feed(self, text: str) -> None:
        """Take a cell into account."""
        if text in self._seen:
            return
        if len(self._seen) < _MOST_SEEN:
            self._seen.add(text)
        self.evidence.feed(text.strip())


def survey(rows: Iterable[Row], mapping: Mapping, *, decimal_mark: str = ".") -> Survey:
    """Decide by whole columns which part of dates comes first and what the decimal mark is.

    ``decimal_mark`` is what numbers are read with when no value of the file says anything.
    """
    dates = [_Watched(column, DateEvidence()) for column in mapping.columns if column.target in DATES]
    numbers = [
        _Watched(column, NumberEvidence()) for column in mapping.columns if column.target in AMOUNTS | _COUNTS
    ]
    watched = [(one.column.index, one.feed) for one in (*dates, *numbers)]
    scores = WatchedScores(mapping)
    count = unreadable = 0
    for row in rows:
        count += 1
        if row.problem:
            unreadable += 1
            continue
        cells = row.cells
        for index, feed in watched:
            feed(cells[index])
        scores.feed(cells)
    styled = {
        one.column.index: one for one in (*_styled_dates(dates), *_styled_numbers(numbers, decimal_mark))
    }
    columns = tuple(
        styled[column.index].column if column.index in styled else column for column in mapping.columns
    )
    return Survey(count, unreadable, scores.settled(replace(mapping, columns=columns)))


def _styled_dates(watched: list[_Watched]) -> list[_Watched]:
    """Every column by its own values; where those leave a doubt, by all the dates of the file together."""
    together = DateEvidence()
    for one in watched:
        if isinstance(one.evidence, DateEvidence):
            _add(together, one.evidence)
    common, common_sure = together.style()
    for one in watched:
        if not isinstance(one.evidence, DateEvidence):
            continue
        style, sure = one.evidence.style()
        if not sure and style is not DateStyle.SERIAL and common is not DateStyle.YEAR_FIRST:
            style, sure = common, common_sure
        one.column = replace(one.column, date_style=style, style_sure=sure)
    return watched


def _add(together: DateEvidence, one: DateEvidence) -> None:
    for part in DateEvidence.__slots__:
        setattr(together, part, getattr(together, part) + getattr(one, part))


def _styled_numbers(watched: list[_Watched], otherwise: str) -> list[_Watched]:
    found = [one.evidence for one in watched if isinstance(one.evidence, NumberEvidence)]
    together = NumberEvidence(comma=sum(one.comma for one in found), dot=sum(one.dot for one in found))
    common = together.mark(otherwise=otherwise)[0]
    for one in watched:
        if isinstance(one.evidence, NumberEvidence):
            mark, sure = one.evidence.mark(otherwise=common)
            one.column = replace(
                one.column, decimal_mark=mark, style_sure=sure or bool(together.comma or together.dot)
            )
    return watched

"""What customers said, the newest first, searched and narrowed."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, union_all

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.scales import Scale
from app.core.rights import Right
from app.measures.queries.counting import read_known
from app.measures.queries.narrowing import ANSWER, LINE, conditions
from app.measures.queries.windows import window_of
from app.measures.scope import MeasureScope
from app.measures.why.details import comment_rows
from app.measures.why.rows import CommentPage
from app.model.survey import Metric
from app.venue.workplace import Workplace

PAGE = 50
COUNTED_TO = 1_000
"""Answers are counted no further: whoever looks at them has enough."""


class _Shown(NamedTuple):
    wanted: tuple[ColumnElement[bool], ...]
    lines: tuple[int, ...]


class CommentReader:
    """Reads the answers of a scope with what was said; raises Cancelled when nobody waits any more."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.MEASURE)
    def read(
        self,
        scope: MeasureScope,
        metric: Metric,
        *,
        scale: Scale | None = None,
        with_words: bool = True,
        offset: int = 0,
        limit: int = PAGE,
        cancellation: Cancellation | None = None,
    ) -> CommentPage:
        """Some of the answers on one scale, or on every one; ``with_words`` leaves out those who said nothing."""
        with self._work.read(cancellation) as session:
            connection = session.connection()
            shown = _shown(connection, scope, metric, scale=scale, with_words=with_words)
            if not shown.lines:
                return CommentPage((), 0, is_all=True, more=False)
            found = list(connection.scalars(_newest(shown, offset=offset, limit=limit + 1)))
            total = _count(connection, shown)
            rows = comment_rows(session, found[:limit], words=scope.narrowing.words, now=self._work.now())
        return CommentPage(rows, min(total, COUNTED_TO), is_all=total <= COUNTED_TO, more=len(found) > limit)


def _shown(
    connection: Connection, scope: MeasureScope, metric: Metric, *, scale: Scale | None, with_words: bool
) -> _Shown:
    """The condition on lines, and on which scales they stand."""
    known = read_known(connection, metric)
    window = window_of(scope.period, newest=known.last_day)
    wanted = [
        LINE.c.day.between(window.first, window.last),
        LINE.c.next_day > window.last,
        *conditions(connection, scope.narrowing),
    ]
    if with_words and not scope.narrowing.words:
        wanted.append(_has_words())
    lines = tuple(line for line in known.lines if scale is None or line == scale.number)
    return _Shown(tuple(wanted), lines)


def _has_words() -> ColumnElement[bool]:
    told = select(literal(1)).where(ANSWER.c.id == LINE.c.answer_id, ANSWER.c.comment != "")
    return told.correlate(LINE).exists()


def _newest(shown: _Shown, *, offset: int, limit: int) -> Select[Any]:
    """The ids, scale by scale the newest first as their key gives them, then all together."""
    parts = [
        select(LINE.c.day, LINE.c.answer_id)
        .where(LINE.c.line == line, *shown.wanted)
        .order_by(LINE.c.day.desc(), LINE.c.answer_id.desc())
        .limit(offset + limit)
        .subquery()
        for line in shown.lines
    ]
    together = union_all(*(select(part.c.day, part.c.answer_id) for part in parts)).subquery()
    return (
        select(together.c.answer_id)
        .order_by(together.c.day.desc(), together.c.answer_id.desc())
        .offset(offset)
        .limit(limit)
    )


def _count(connection: Connection, shown: _Shown) -> int:
    """How many there are, counted up to one more than enough."""
    some = select(literal(1)).where(LINE.c.line.in_(shown.lines), *shown.wanted).limit(COUNTED_TO + 1)
    return connection.scalar(select(func.count()).select_from(some.subquery())) or 0

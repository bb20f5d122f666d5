"""The statements that read counts, put together once: that takes longer than most of the readings."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Table,
    bindparam,
    func,
    literal_column,
    select,
)

from app.model.answer_count import (
    MANY_KEYS,
    SCORES,
    SOON,
    AnswerCount,
    AnswerLine,
    AnswerRepeat,
    Reach,
    Side,
    Span,
)

_COUNT, _REPEAT = cast(Table, AnswerCount.__table__), cast(Table, AnswerRepeat.__table__)
_LINE = cast(Table, AnswerLine.__table__)
_LINES: BindParameter[Any] = bindparam("lines", expanding=True)
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_FIRST: BindParameter[Any] = bindparam("first")
_LAST: BindParameter[Any] = bindparam("last")
_TELLING = {Side.STAGE: _LINE.c.stage_id, Side.CHANNEL: _LINE.c.channel}


def _counted(*, each: bool, keyed: bool) -> Select[Any]:
    """Counts of ``side`` up to a ``reach``, of each ``at`` from ``first`` to ``last`` or of all of them together."""
    at = _COUNT.c.at if each else func.min(_COUNT.c.at).label("at")
    wanted = select(_COUNT.c.line, at, _COUNT.c.key, *(func.sum(_COUNT.c[f"c{score}"]) for score in SCORES))
    wanted = wanted.where(
        _COUNT.c.line.in_(_LINES),
        _COUNT.c.span == bindparam("span"),
        _COUNT.c.side == bindparam("side"),
        _COUNT.c.at.between(_FIRST, _LAST),
        _COUNT.c.reach <= bindparam("reach"),
    )
    if keyed:
        wanted = wanted.where(_COUNT.c.key.in_(_KEYS))
    groups = (_COUNT.c.line, _COUNT.c.at, _COUNT.c.key) if each else (_COUNT.c.line, _COUNT.c.key)
    return wanted.group_by(*groups)


_COUNTED = {
    (each, keyed): _counted(each=each, keyed=keyed) for each in (True, False) for keyed in (True, False)
}


def counted(*, each: bool, keyed: bool) -> Select[Any]:
    """Line, at, key and how many of each score; by each ``at``, and of some ``keys`` alone."""
    return _COUNTED[each, keyed]


def _latest(side: Side) -> Select[Any]:
    """Written out as the index of this side says it: with parameters it would not be taken."""
    at = func.min(_COUNT.c.at).label("at")
    wanted = select(_COUNT.c.line, at, _COUNT.c.key, *(func.sum(_COUNT.c[f"c{score}"]) for score in SCORES))
    return wanted.where(
        _COUNT.c.line.in_(_LINES),
        _COUNT.c.span == _written(Span.MONTH),
        _COUNT.c.side == _written(side),
        _COUNT.c.at.between(_FIRST, _LAST),
        _COUNT.c.reach == _written(Reach.LATEST),
    ).group_by(_COUNT.c.line, _COUNT.c.key)


def _written(code: IntEnum) -> ColumnElement[int]:
    return literal_column(str(int(code)), Integer)


LATEST = {side: _latest(side) for side in MANY_KEYS}
"""The latest answers of everybody in the months from ``first`` to ``last`` together, by a side with many keys."""


REPEATED = (
    select(_REPEAT.c.line, *(func.sum(_REPEAT.c[f"c{score}"]) for score in SCORES))
    .where(_REPEAT.c.line.in_(_LINES), _REPEAT.c.at.between(_FIRST, _LAST), _REPEAT.c.next_at <= _LAST)
    .group_by(_REPEAT.c.line)
)
"""What was answered in the months from ``first`` to ``last``, and again in a later one of them."""


def _answered_soon(key: ColumnElement[Any]) -> Select[Any]:
    return select(_LINE.c.line, _LINE.c.day, _LINE.c.next_day, key, _LINE.c.score).where(
        _LINE.c.line.in_(_LINES),
        _LINE.c.day.between(_FIRST, _LAST),
        # Written out: with a parameter the index of those few would not be taken.
        _LINE.c.next_day - _LINE.c.day < literal_column(str(SOON)),
        _LINE.c.next_day.between(_LINE.c.day + 1, _LINE.c.day + bindparam("longest")),
        _LINE.c.next_day <= _LAST,
    )


_SOON = {side: _answered_soon(_TELLING.get(side, _LINE.c.line)) for side in (Side.ALL, *_TELLING)}


def answered_soon(side: Side) -> Select[Any]:
    """Line, day, next day, key and score of what was answered again after ``longest`` days or fewer."""
    return _SOON[side]


def _asked() -> Select[Any]:
    months = (_COUNT.c.span == int(Span.MONTH)) & _COUNT.c.at.between(_FIRST, _LAST)
    days = [
        (_COUNT.c.span == int(Span.DAY))
        & _COUNT.c.at.between(bindparam(f"{end}_first"), bindparam(f"{end}_last"))
        for end in ("head", "tail")
    ]
    return select(
        func.coalesce(func.sum(_COUNT.c.c1), 0).label("answered"),
        func.coalesce(func.sum(_COUNT.c.c0), 0).label("unanswered"),
    ).where(_COUNT.c.line.in_(_LINES), _COUNT.c.side == int(Side.ASKED), months | days[0] | days[1])


ASKED = _asked()
"""Questions put in the months from ``first`` to ``last``, and on the days of a head and a tail."""

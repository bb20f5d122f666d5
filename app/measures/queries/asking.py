"""How many of those who were asked answered."""

from __future__ import annotations

from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from app.core.measures.responding import response_rate
from app.core.measures.shares import Share
from app.measures.queries.counting import Known
from app.measures.queries.rolled import first_day, is_first_of_month, is_last_of_month, month_of
from app.measures.scope import Period
from app.model.answer_count import AnswerCount, Side, Span

_COUNT = cast(Table, AnswerCount.__table__)


def asked_in(connection: Connection, known: Known, *, period: Period) -> Share | None:
    """The share of answers among the questions put on these days; None where no asking was written down."""
    wanted = select(func.coalesce(func.sum(_COUNT.c.c1), 0), func.coalesce(func.sum(_COUNT.c.c0), 0)).where(
        _COUNT.c.line.in_(known.lines), _COUNT.c.side == int(Side.ASKED), or_(*_times(period))
    )
    answered, unanswered = connection.execute(wanted).one()
    share = response_rate(answered=int(answered), unanswered=int(unanswered))
    return share if share.n else None


def _times(period: Period) -> list[ColumnElement[bool]]:
    """Whole months, and the days of those that are not."""
    since = period.since or date.min
    until = period.until or date.max
    first, last = since.toordinal(), until.toordinal()
    months = range(
        month_of(first) + (not is_first_of_month(first)),
        month_of(last) + (last == date.max.toordinal() or is_last_of_month(last)),
    )
    if not months:
        return [_days(first, last)]
    wanted: list[ColumnElement[bool]] = [
        (_COUNT.c.span == int(Span.MONTH)) & _COUNT.c.at.between(months[0], months[-1])
    ]
    if not is_first_of_month(first):
        wanted.append(_days(first, first_day(months[0]) - 1))
    if month_of(last) > months[-1]:
        wanted.append(_days(first_day(months[-1] + 1), last))
    return wanted


def _days(first: int, last: int) -> ColumnElement[bool]:
    return (_COUNT.c.span == int(Span.DAY)) & _COUNT.c.at.between(first, last)

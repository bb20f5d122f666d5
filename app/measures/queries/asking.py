"""How many of those who were asked answered."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from app.core.measures.responding import response_rate
from app.core.measures.shares import Share
from app.measures.queries.counting import Known
from app.measures.queries.rolled import first_day, is_first_of_month, is_last_of_month, month_of
from app.measures.queries.statements import ASKED
from app.measures.scope import Period

_NOTHING = (1, 0)


def asked_in(connection: Connection, known: Known, *, period: Period) -> Share | None:
    """The share of answers among the questions put on these days; None where no asking was written down."""
    months, head, tail = _times(period)
    within = {"first": months[0], "last": months[1], "lines": known.lines}
    within |= {"head_first": head[0], "head_last": head[1], "tail_first": tail[0], "tail_last": tail[1]}
    row = connection.execute(ASKED, within).one()
    share = response_rate(answered=int(row.answered), unanswered=int(row.unanswered))
    return share if share.n else None


def _times(period: Period) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    """Whole months, and the days before and after them."""
    first, last = (period.since or date.min).toordinal(), (period.until or date.max).toordinal()
    begin = month_of(first) + (not is_first_of_month(first))
    end = month_of(last) - (last != date.max.toordinal() and not is_last_of_month(last))
    if begin > end:
        return _NOTHING, (first, last), _NOTHING
    head = _NOTHING if is_first_of_month(first) else (first, first_day(begin) - 1)
    tail = _NOTHING if month_of(last) == end else (first_day(end + 1), last)
    return (begin, end), head, tail

"""Who came back: customers of a period with an earlier completed visit, and of each month in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Subquery, case, exists, func, select
from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.core.measures.shares import Share
from app.measures.value.people import VisitScope
from app.measures.value.rows import MonthReturning, Returning
from app.model.codes import VisitStatus
from app.model.customer import CustomerSummary
from app.model.visit import Visit
from app.storage.reading import read_rows

_VISIT, _SUMMARY = Visit.__table__, CustomerSummary.__table__
_MOST_MONTHS = 60


def read_returning(
    session: Session, scope: VisitScope, *, today: date, cancellation: Cancellation
) -> Returning:
    """The share of a period, and of its months: each month is a period of its own."""
    whole = read_share(session, scope)
    months = []
    for since, until in months_of(session, scope, today=today):
        cancellation.raise_if_cancelled()
        month = VisitScope(since, until, scope.places, scope.segments, scope.tag_ids)
        running = since <= today <= until
        months.append(MonthReturning(since, read_share(session, month), running))
    return Returning(whole, tuple(months))


def read_share(session: Session, scope: VisitScope) -> Share:
    """Of the customers of these days, those who had completed a visit that began before their first in them.

    What is summed up of each customer knows their first visit; whoever is here now may have none that is completed,
    and is looked at one by one.
    """
    of_period, here = scope.customers(), _here_now()
    before = exists(
        select(_VISIT.c.id).where(
            _VISIT.c.customer_id == of_period.c.customer_id,
            _VISIT.c.arrives_on < of_period.c.first_on,
            _VISIT.c.status == VisitStatus.COMPLETED,
        )
    )
    returns = case(
        (here.c.customer_id.is_not(None), before), else_=_SUMMARY.c.first_visit_on < of_period.c.first_on
    )
    source = of_period.join(_SUMMARY, _SUMMARY.c.customer_id == of_period.c.customer_id).join(
        here, here.c.customer_id == of_period.c.customer_id, isouter=True
    )
    wanted = select(func.count(), func.coalesce(func.sum(case((returns, 1), else_=0)), 0))
    n, returning = read_rows(session, wanted.select_from(source)).one()
    return Share(int(returning), int(n))


def _here_now() -> Subquery:
    wanted = select(_VISIT.c.customer_id).where(_VISIT.c.status == VisitStatus.HERE).distinct()
    return wanted.subquery("here")


def months_of(session: Session, scope: VisitScope, *, today: date) -> Iterator[tuple[date, date]]:
    """The months of a scope from the oldest on, at most five years of them."""
    last = min(scope.until or today, today)
    first = scope.since or _first_day(session) or last
    at = max(first.replace(day=1), _months_before(last, _MOST_MONTHS - 1))
    while at <= last:
        following = (at + timedelta(days=31)).replace(day=1)
        yield max(at, first), min(following - timedelta(days=1), scope.until or date.max)
        at = following


def _first_day(session: Session) -> date | None:
    earliest: Any = func.min(_VISIT.c.arrives_on, type_=_VISIT.c.arrives_on.type)
    wanted = select(earliest).where(_VISIT.c.status == VisitStatus.COMPLETED)
    found: date | None = read_rows(session, wanted).scalar_one()
    return found


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)

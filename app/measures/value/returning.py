"""Who came back: customers of a period with an earlier completed visit, and of each month in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.core.measures.shares import Share
from app.measures.value.people import VisitScope
from app.measures.value.rows import MonthReturning, Returning
from app.model.codes import VisitStatus
from app.model.customer import CustomerSummary
from app.model.visit import Visit
from app.storage.expressions import MonthOf
from app.storage.reading import read_rows

_VISIT, _SUMMARY = Visit.__table__, CustomerSummary.__table__
_HERE = _VISIT.alias("here")
_HERE_NOW = select(_HERE.c.customer_id).where(_HERE.c.status == VisitStatus.HERE)
_MONTH = MonthOf(_VISIT.c.arrives_on).label("month")
_MOST_MONTHS = 60


def read_returning(
    session: Session, scope: VisitScope, *, today: date, cancellation: Cancellation
) -> Returning:
    """The share of a period, and of its months: each month is a period of its own."""
    ((whole, *_all),) = _read_shares(session, scope)
    cancellation.raise_if_cancelled()
    months = tuple(months_of(session, scope, today=today))
    shares: dict[str, Share] = {}
    if months:
        shown = replace(scope, since=months[0][0], until=months[-1][1])
        shares = {month: share for share, month in _read_shares(session, shown, _MONTH)}
    return Returning(
        whole,
        tuple(
            MonthReturning(since, shares.get(f"{since:%Y-%m}", Share(0, 0)), since <= today <= until)
            for since, until in months
        ),
    )


def _read_shares(session: Session, scope: VisitScope, *parts: Any) -> Iterator[tuple[Any, ...]]:
    """Of the customers of these days, those who had completed a visit that began before their first in them.

    Where the days are taken apart, each of the parts stands behind its share. All but those return whose very first
    visit is among them: what is summed up of each customer knows it, but for whoever is here now and may have none
    that is completed.
    """
    before = _VISIT.alias("before")
    none_before = ~exists(
        select(before.c.id).where(
            before.c.customer_id == _VISIT.c.customer_id,
            before.c.arrives_on < _VISIT.c.arrives_on,
            before.c.status == VisitStatus.COMPLETED,
        )
    )
    is_first = case(
        (_VISIT.c.customer_id.in_(_HERE_NOW), none_before),
        else_=_VISIT.c.arrives_on <= _SUMMARY.c.first_visit_on,
    )
    wanted = (
        select(
            func.count(_VISIT.c.customer_id.distinct()),
            func.count(case((is_first, _VISIT.c.customer_id)).distinct()),
            *parts,
        )
        .join_from(_VISIT, _SUMMARY, _SUMMARY.c.customer_id == _VISIT.c.customer_id)
        .where(*scope.conditions())
        .group_by(*parts)
    )
    for n, new, *of_these in read_rows(session, wanted):
        yield Share(n - new, n), *of_these


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

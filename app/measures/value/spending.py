"""What customers spent over all their visits, added up from what is summed up of each."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sqlalchemy import FromClause, Integer, Select, case, func, or_, select
from sqlalchemy.orm import Session

from app.measures.value.people import VisitScope
from app.measures.value.rows import VISIT_BANDS, LifetimeValue, VisitBand
from app.model.codes import VisitStatus
from app.model.customer import CustomerSummary
from app.model.venue import Venue
from app.model.visit import Visit
from app.storage.reading import read_rows

_VISIT, _SUMMARY = Visit.__table__, CustomerSummary.__table__
_MEDIAN, _P90 = (1, 2), (9, 10)


def read_value(session: Session, scope: VisitScope) -> LifetimeValue:
    """What the customers of a scope spent over all their completed visits, whenever those were."""
    spent = _spent(scope)
    bands = _bands(session, spent)
    n = sum(band.n for band in bands)
    return LifetimeValue(
        n=n,
        amount_minor=sum(band.amount_minor for band in bands),
        median_minor=_quantile(session, spent, n=n, part=_MEDIAN),
        p90_minor=_quantile(session, spent, n=n, part=_P90),
        bands=bands,
    )


def _spent(scope: VisitScope) -> FromClause:
    """One row for each customer: completed visits, and what those cost; whoever is here now has not paid yet."""
    here = amounts_here()
    amount = (_SUMMARY.c.amount_minor - func.coalesce(here.c.amount, 0)).label("amount")
    source = _SUMMARY.join(here, here.c.customer_id == _SUMMARY.c.customer_id, isouter=True)
    wanted = select(_SUMMARY.c.visits_completed.label("visits"), amount).where(
        _SUMMARY.c.visits_completed >= VISIT_BANDS[0]
    )
    if not scope.is_everybody:
        of_period = scope.customers()
        source = source.join(of_period, of_period.c.customer_id == _SUMMARY.c.customer_id)
    return wanted.select_from(source).subquery("spent")


def amounts_here() -> FromClause:
    """What each customer is to pay who is here now, in the currency of the venue."""
    venue_currency = select(Venue.currency).limit(1).scalar_subquery()
    ours = or_(_VISIT.c.currency == "", _VISIT.c.currency == venue_currency)
    amount = func.sum(_VISIT.c.amount_minor).label("amount")
    wanted = select(_VISIT.c.customer_id, amount).where(_VISIT.c.status == VisitStatus.HERE, ours)
    return wanted.group_by(_VISIT.c.customer_id).subquery("here")


def _bands(session: Session, spent: FromClause) -> tuple[VisitBand, ...]:
    band = _band_of(spent.c.visits)
    wanted = select(band, func.count(), func.sum(spent.c.amount)).group_by(band)
    counted = {row[0]: (row[1], int(row[2] or 0)) for row in read_rows(session, wanted)}
    ends = [*(following - 1 for _first, following in pairwise(VISIT_BANDS)), None]
    return tuple(
        VisitBand(first, last, *counted.get(first, (0, 0)))
        for first, last in zip(VISIT_BANDS, ends, strict=True)
    )


def _band_of(visits: Any) -> Any:
    *rest, lowest = reversed(VISIT_BANDS)
    return case(*((visits >= first, first) for first in rest), else_=lowest).cast(Integer)


def _quantile(session: Session, spent: FromClause, *, n: int, part: tuple[int, int]) -> int | None:
    """The amount at (n − 1)·part, linear between neighbours as every quantile here is."""
    if not n:
        return None
    at, rest = divmod((n - 1) * part[0], part[1])
    wanted: Select[Any] = select(spent.c.amount).order_by(spent.c.amount).limit(2).offset(at)
    found = [int(row[0]) for row in read_rows(session, wanted)]
    high = found[1] if len(found) > 1 else found[0]
    return round(found[0] + (high - found[0]) * rest / part[1])

"""How often customers come back, worked out inside the database from their visits."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sqlalchemy import Float, FromClause, Integer, case, cast, func, select
from sqlalchemy.orm import Session

from app.core.rhythm import FEWEST_VISITS
from app.measures.value.people import VisitScope
from app.measures.value.rows import GAP_BANDS, GapBand, Rhythm
from app.model.codes import VisitStatus
from app.model.customer import CustomerSummary
from app.model.visit import Visit
from app.storage.expressions import DaysBetween
from app.storage.reading import read_rows

_VISIT, _SUMMARY = Visit.__table__, CustomerSummary.__table__


def read_rhythm(session: Session, scope: VisitScope) -> Rhythm:
    """The usual gaps of the customers of a scope, over all their completed visits."""
    usual = _usual_gaps(scope)
    bands = _bands(session, usual)
    n = sum(band.n for band in bands)
    return Rhythm(n, _median(session, usual, n), bands)


def _usual_gaps(scope: VisitScope) -> FromClause:
    """One row for each customer with three visits or more: the median of the days between them.

    Several visits that began on one day count as one: between them are no days, and no gap.
    """
    days = _days(scope)
    gap = DaysBetween(
        func.lag(days.c.day, 1).over(partition_by=days.c.customer_id, order_by=days.c.day), days.c.day
    )
    gaps = select(days.c.customer_id, gap.label("gap")).subquery("gaps")
    placed = (
        select(
            gaps.c.customer_id,
            gaps.c.gap,
            func.row_number().over(partition_by=gaps.c.customer_id, order_by=gaps.c.gap).label("place"),
            func.count().over(partition_by=gaps.c.customer_id).label("gaps"),
        )
        .where(gaps.c.gap > 0)
        .subquery("placed")
    )
    middle = placed.c.place * 2
    wanted = select(func.avg(cast(placed.c.gap, Float)).label("gap")).where(
        placed.c.gaps >= FEWEST_VISITS - 1, middle.between(placed.c.gaps, placed.c.gaps + 2)
    )
    return wanted.group_by(placed.c.customer_id).subquery("usual")


def _days(scope: VisitScope) -> FromClause:
    often = select(_SUMMARY.c.customer_id).where(_SUMMARY.c.visits_completed >= FEWEST_VISITS)
    wanted = select(_VISIT.c.customer_id, _VISIT.c.arrives_on.label("day")).where(
        _VISIT.c.status == VisitStatus.COMPLETED, _VISIT.c.customer_id.in_(often)
    )
    if not scope.is_everybody:
        wanted = wanted.where(_VISIT.c.customer_id.in_(select(scope.customers().c.customer_id)))
    return wanted.subquery("days")


def _bands(session: Session, usual: FromClause) -> tuple[GapBand, ...]:
    band = _band_of(usual.c.gap)
    counted = {row[0]: row[1] for row in read_rows(session, select(band, func.count()).group_by(band))}
    ends = [*(following - 1 for _first, following in pairwise(GAP_BANDS)), None]
    return tuple(
        GapBand(first, last, counted.get(first, 0)) for first, last in zip(GAP_BANDS, ends, strict=True)
    )


def _band_of(gap: Any) -> Any:
    *rest, lowest = reversed(GAP_BANDS)
    return case(*((gap >= first, first) for first in rest), else_=lowest).cast(Integer)


def _median(session: Session, usual: FromClause, n: int) -> float | None:
    if not n:
        return None
    at, rest = divmod(n - 1, 2)
    wanted = select(usual.c.gap).order_by(usual.c.gap).limit(rest + 1).offset(at)
    found = [float(row[0]) for row in read_rows(session, wanted)]
    return sum(found) / len(found)

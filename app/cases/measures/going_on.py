"""Reading how customers went on, some thousands of them at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.cases.measures.comparing import SPAN, Ended, FeelingFact, GoingOn, Tally, VisitFact, first_visit_over
from app.cases.measures.merged import LiveIds
from app.cases.measures.queries import narrowed, within_days
from app.cases.measures.scope import MeasureScope, begin_of, day_of, end_of
from app.core.cancelling import Cancellation
from app.model.case import Case, CaseEnding, CaseState
from app.model.codes import VisitStatus
from app.model.customer import Customer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.storage.chunks import chunks
from app.storage.reading import read_rows

AT_A_TIME = 20_000
"""Customer numbers in one go, so that a million of them never lie in memory together."""

_CASE, _VISIT, _TOUCH = Case.__table__, Visit.__table__, Touchpoint.__table__
_ENDS_ON: ColumnElement[date] = func.coalesce(_VISIT.c.leaves_on, _VISIT.c.arrives_on)
_TOOK_PLACE = (VisitStatus.COMPLETED, VisitStatus.HERE)
Whose = Callable[[ColumnElement[int]], ColumnElement[bool]]
"""Which customers, told of the column that names them."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The period in which watching begins, its last day being one that is 180 days ago."""

    scope: MeasureScope
    until: date
    zone: ZoneInfo
    live: LiveIds


def last_observed(scope: MeasureScope, today: date) -> date:
    """The last day from which on somebody was watched for the whole span."""
    observed = today - SPAN
    return observed if scope.until is None else min(scope.until, observed)


def read_recovered(session: Session, watched: Watched) -> dict[int, Ended]:
    """The first case of each customer that was closed in the period with the customer's word for it."""
    statement = select(_CASE.c.customer_id, _CASE.c.closed_at, _CASE.c.visit_id).where(
        *narrowed(watched.scope),
        *within_days(_CASE.c.closed_at, watched.scope, zone=watched.zone),
        _CASE.c.closed_at < end_of(watched.until, watched.zone),
        _CASE.c.state == CaseState.CLOSED,
        _CASE.c.ending == CaseEnding.VERIFIED,
        _CASE.c.customer_id.is_not(None),
    )
    first: dict[int, Ended] = {}
    for customer_id, closed_at, visit_id in read_rows(
        session, statement.order_by(_CASE.c.closed_at, _CASE.c.id)
    ):
        live_id = watched.live.get(customer_id, customer_id)
        first.setdefault(live_id, Ended(day_of(closed_at, watched.zone), visit_id))
    return first


def read_with_cases(session: Session, live: LiveIds) -> frozenset[int]:
    """Everybody who ever had a case."""
    statement = (
        select(_CASE.c.customer_id)
        .where(_CASE.c.customer_id.is_not(None), _CASE.c.removed_at.is_(None))
        .distinct()
    )
    return frozenset(live.get(row[0], row[0]) for row in read_rows(session, statement))


def tally_both(session: Session, watched: Watched, *, cancellation: Cancellation) -> tuple[Tally, Tally]:
    """The recovered customers, and those without any case."""
    recovered, with_cases = read_recovered(session, watched), read_with_cases(session, watched.live)
    after_case, after_visit = Tally(), Tally()
    for customer_id, going_on in read_going_on(session, watched, cancellation=cancellation):
        if customer_id in recovered:
            after_case.add(recovered.pop(customer_id), going_on)
        elif customer_id not in with_cases:
            ended = first_visit_over(going_on.visits, since=watched.scope.since, until=watched.until)
            if ended is not None:
                after_visit.add(ended, going_on)
    for ended in recovered.values():
        after_case.add(ended, GoingOn())
    return after_case, after_visit


def read_going_on(
    session: Session, watched: Watched, *, cancellation: Cancellation
) -> Iterator[tuple[int, GoingOn]]:
    """Every live customer of whom something is known in and after the period, with what it is."""
    joined = _read_of_merged(session, watched)
    last = read_rows(session, select(func.max(Customer.id))).scalar_one() or 0
    for first in range(0, last + 1, AT_A_TIME):
        cancellation.raise_if_cancelled()
        found: dict[int, GoingOn] = defaultdict(GoingOn)
        _read_into(found, session, watched, _numbered(first, first + AT_A_TIME - 1))
        for customer_id, going_on in found.items():
            if customer_id not in watched.live:
                yield customer_id, _together(going_on, joined.pop(customer_id, None))
    yield from joined.items()


def _read_of_merged(session: Session, watched: Watched) -> dict[int, GoingOn]:
    """What was written for cards that were merged away, under their live customers."""
    found: dict[int, GoingOn] = defaultdict(GoingOn)
    for some in chunks(watched.live):
        _read_into(found, session, watched, _one_of(some))
    joined: dict[int, GoingOn] = {}
    for merged_id, going_on in found.items():
        live_id = watched.live[merged_id]
        joined[live_id] = _together(going_on, joined.get(live_id))
    return joined


def _read_into(found: dict[int, GoingOn], session: Session, watched: Watched, whose: Whose) -> None:
    for customer_id, *visit in read_rows(session, _visits(watched, whose)):
        found[customer_id].visits.append(VisitFact(*visit))
    for customer_id, at, feeling in read_rows(session, _feelings(watched, whose)):
        found[customer_id].feelings.append(FeelingFact(day_of(at, watched.zone), feeling))


def _visits(watched: Watched, whose: Whose) -> Select[Any]:
    over = _VISIT.c.status == VisitStatus.COMPLETED
    statement = select(_VISIT.c.customer_id, _VISIT.c.id, _VISIT.c.arrives_on, _ENDS_ON, over)
    wanted = [
        whose(_VISIT.c.customer_id),
        _VISIT.c.status.in_(_TOOK_PLACE),
        _VISIT.c.arrives_on <= watched.until + SPAN,
    ]
    if watched.scope.since is not None:
        wanted.append(watched.scope.since <= _ENDS_ON)
    return statement.where(*wanted)


def _feelings(watched: Watched, whose: Whose) -> Select[Any]:
    wanted = [
        whose(_TOUCH.c.customer_id),
        _TOUCH.c.feeling.is_not(None),
        _TOUCH.c.at < end_of(watched.until + SPAN, watched.zone),
    ]
    if watched.scope.since is not None:
        wanted.append(_TOUCH.c.at >= begin_of(watched.scope.since, watched.zone))
    return select(_TOUCH.c.customer_id, _TOUCH.c.at, _TOUCH.c.feeling).where(*wanted)


def _numbered(first: int, last: int) -> Whose:
    return lambda column: column.between(first, last)


def _one_of(some: list[int]) -> Whose:
    return lambda column: column.in_(some)


def _together(going_on: GoingOn, other: GoingOn | None) -> GoingOn:
    if other is None:
        return going_on
    return GoingOn(going_on.visits + other.visits, going_on.feelings + other.feelings)

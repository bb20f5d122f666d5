"""Whether promises were kept on time, whatever they were made for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.cases.measures.facts import PromiseFact
from app.cases.measures.figures import measure_promises
from app.cases.measures.rows import PromiseFigures
from app.cases.measures.scope import begin_of, end_of
from app.measures.value.people import tagged
from app.model.promise import Promise
from app.storage.reading import read_rows

_PROMISE = Promise.__table__


@dataclass(frozen=True, slots=True)
class PromiseScope:
    """Promises due on these days at the venue, both included, and narrowed; see VisitScope.

    Those without a time stand under the day on which they were made.
    """

    since: date | None = None
    until: date | None = None
    tag_ids: tuple[int, ...] = ()
    owner_ids: tuple[int, ...] = ()


def read_promises(session: Session, scope: PromiseScope, *, now: datetime, zone: ZoneInfo) -> PromiseFigures:
    """How the promises of a scope were kept."""
    wanted = select(_PROMISE.c.state, _PROMISE.c.due_at, _PROMISE.c.whole_day, _PROMISE.c.settled_at).where(
        *_conditions(scope, zone)
    )
    facts = [
        PromiseFact(0, row.due_at, row.whole_day, row.state, row.settled_at)
        for row in read_rows(session, wanted)
    ]
    return measure_promises(facts, now=now, zone=zone)


def _conditions(scope: PromiseScope, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    at = func.coalesce(_PROMISE.c.due_at, _PROMISE.c.made_at, type_=_PROMISE.c.made_at.type)
    wanted: list[ColumnElement[bool]] = []
    if scope.since is not None:
        wanted.append(at >= begin_of(scope.since, zone))
    if scope.until is not None:
        wanted.append(at < end_of(scope.until, zone))
    if scope.tag_ids:
        wanted.append(_PROMISE.c.customer_id.in_(tagged(scope.tag_ids)))
    if scope.owner_ids:
        wanted.append(func.coalesce(_PROMISE.c.owner_id, 0).in_(scope.owner_ids))
    return wanted

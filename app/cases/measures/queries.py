"""Reading what is measured, without a word of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.case_log.access import SEEN, viewer
from app.cases.measures.facts import CaseFact, Facts, GestureFact, PromiseFact
from app.cases.measures.merged import LiveIds, read_live_ids
from app.cases.measures.scope import MeasureScope, begin_of, end_of
from app.model.case import Case, CaseEnding, CaseState
from app.model.gesture import GivenGesture, GivenState
from app.model.promise import Promise
from app.storage.kept_instants import as_kept, instant_of
from app.storage.reading import read_rows

AGAIN_WITHIN = timedelta(days=90)
NOT_COUNTED = (GivenState.DECLINED, GivenState.DROPPED)
_CASE, _GIVEN, _PROMISE = Case.__table__, GivenGesture.__table__, Promise.__table__
INSTANTS = tuple(name for name in CaseFact._fields if name.endswith("_at"))
_INSTANTS = tuple(map(CaseFact._fields.index, INSTANTS))
_CUSTOMER = CaseFact._fields.index("customer_id")
Condition = ColumnElement[bool]


def read_facts(session: Session, scope: MeasureScope, *, zone: ZoneInfo, staff_id: int | None) -> Facts:
    """Everything there is to measure of the cases of a scope; ``staff_id`` is who asks."""
    wanted = conditions(scope, zone)
    live = read_live_ids(session)
    return Facts(
        cases=tuple(_read_cases(session, wanted, live=live, staff_id=staff_id)),
        gestures=tuple(_read_gestures(session, wanted)),
        promises=tuple(_read_promises(session, wanted)),
        again=_read_again(session, scope, zone=zone, live=live),
    )


def count_open(session: Session, scope: MeasureScope, *, now: datetime) -> tuple[int, int]:
    """How many cases stand open whenever they were reported, and how many of them are late."""
    anytime = replace(scope, since=None, until=None)
    late = func.coalesce(func.sum(case((_CASE.c.due_at < now, 1), else_=0)), 0)
    statement = select(func.count(), late).where(*narrowed(anytime), _CASE.c.state == CaseState.OPEN)
    row = read_rows(session, statement).one()
    return int(row[0]), int(row[1])


def conditions(scope: MeasureScope, zone: ZoneInfo) -> list[Condition]:
    """The cases of a scope, by when they were reported."""
    return [*narrowed(scope), *within_days(_CASE.c.reported_at, scope, zone=zone)]


def within_days(instant: ColumnElement[datetime], scope: MeasureScope, *, zone: ZoneInfo) -> list[Condition]:
    """That an instant lies on the days of the scope at the venue."""
    found: list[Condition] = []
    if scope.since is not None:
        found.append(instant >= begin_of(scope.since, zone))
    if scope.until is not None:
        found.append(instant < end_of(scope.until, zone))
    return found


def narrowed(scope: MeasureScope) -> list[Condition]:
    """The cases that a scope allows whenever they were, without those whose opening was undone."""
    lists = [
        (_CASE.c.category_id, scope.category_ids),
        (_CASE.c.department_id, scope.department_ids),
        (_CASE.c.place, scope.places),
        (_CASE.c.severity, tuple(int(severity) for severity in scope.severities)),
        (_CASE.c.owner_id, scope.owner_ids),
    ]
    return [_CASE.c.removed_at.is_(None), *(column.in_(some) for column, some in lists if some)]


def _read_cases(
    session: Session, wanted: list[Condition], *, live: LiveIds, staff_id: int | None
) -> Iterator[CaseFact]:
    columns: dict[str, ColumnElement[Any]] = {
        name: _CASE.c[name] for name in CaseFact._fields if name in _CASE.c
    }
    columns |= {name: as_kept(_CASE.c[name]) for name in INSTANTS}
    columns |= {
        "place": case((SEEN, _CASE.c.place), else_=None),
        "is_open": _CASE.c.state == CaseState.OPEN,
        "verified": _CASE.c.ending == CaseEnding.VERIFIED,
    }
    statement = select(*(columns[name] for name in CaseFact._fields)).where(*wanted)
    for row in read_rows(session, statement, **viewer(session, staff_id)).all():
        values = list(row)
        values[_CUSTOMER] = live.get(values[_CUSTOMER], values[_CUSTOMER])
        for at in _INSTANTS:
            values[at] = instant_of(values[at])
        yield CaseFact._make(values)


def _read_gestures(session: Session, wanted: list[Condition]) -> Iterator[GestureFact]:
    statement = (
        select(
            _GIVEN.c.case_id,
            _GIVEN.c.kind,
            _GIVEN.c.cost_minor,
            _GIVEN.c.state.not_in(NOT_COUNTED),
            _GIVEN.c.above_limit,
        )
        .join_from(_GIVEN, _CASE, _GIVEN.c.case_id == _CASE.c.id)
        .where(*wanted)
    )
    return (GestureFact._make(row) for row in read_rows(session, statement))


def _read_promises(session: Session, wanted: list[Condition]) -> Iterator[PromiseFact]:
    statement = (
        select(
            _PROMISE.c.case_id,
            _PROMISE.c.due_at,
            _PROMISE.c.whole_day,
            _PROMISE.c.state,
            _PROMISE.c.settled_at,
        )
        .join_from(_PROMISE, _CASE, _PROMISE.c.case_id == _CASE.c.id)
        .where(*wanted)
    )
    return (PromiseFact._make(row) for row in read_rows(session, statement))


def _read_again(session: Session, scope: MeasureScope, *, zone: ZoneInfo, live: LiveIds) -> frozenset[int]:
    """The cases that follow another one of the same customer, whatever that was, within 90 days."""
    wanted: list[Condition] = [_CASE.c.removed_at.is_(None), _CASE.c.customer_id.is_not(None)]
    if scope.since is not None:
        wanted.append(_CASE.c.reported_at >= begin_of(scope.since, zone) - AGAIN_WITHIN)
    if scope.until is not None:
        wanted.append(_CASE.c.reported_at < end_of(scope.until, zone))
    statement = select(_CASE.c.customer_id, _CASE.c.reported_at, _CASE.c.id).where(*wanted)
    told: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for customer_id, reported_at, case_id in read_rows(session, statement):
        told[live.get(customer_id, customer_id)].append((reported_at, case_id))
    return frozenset(
        second
        for cases in told.values()
        for (before, _first), (after, second) in pairwise(sorted(cases))
        if after - before <= AGAIN_WITHIN
    )

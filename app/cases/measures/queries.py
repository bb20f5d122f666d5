"""Reading what is measured, without a word of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from app.case_log.access import SEEN, viewer
from app.cases.measures.columns import lengths, marks
from app.cases.measures.facts import CaseFact, Facts, GestureFact, Marks, PromiseFact
from app.cases.measures.figures import cost_by_case
from app.cases.measures.merged import LiveIds, read_live_ids
from app.cases.measures.scope import MeasureScope, begin_of, end_of
from app.model.case import Case, CaseState
from app.model.gesture import GivenGesture, GivenState
from app.model.promise import Promise
from app.storage.kept_instants import as_kept, instant_of, span_of
from app.storage.reading import read_rows

AGAIN_WITHIN = timedelta(days=90)
NOT_COUNTED = (GivenState.DECLINED, GivenState.DROPPED)
_CASE, _GIVEN, _PROMISE = Case.__table__, GivenGesture.__table__, Promise.__table__
_GROUPED_BY = ("kind", "severity", "category_id", "department_id", "owner_id")
_TOLD = 3
_LENGTHS = _TOLD + 2 + len(_GROUPED_BY)
_MARKS = _LENGTHS + 3
"""In a row that is read: where what tells of a customer's earlier case ends, the lengths begin, and the marks."""
Condition = ColumnElement[bool]


def read_facts(
    session: Session, scope: MeasureScope, *, now: datetime, zone: ZoneInfo, staff_id: int | None
) -> Facts:
    """Everything there is to measure of the cases of a scope; ``staff_id`` is who asks."""
    wanted = conditions(scope, zone)
    gestures = tuple(_read_gestures(session, wanted))
    rows = _read_cases(session, wanted, now=now, staff_id=staff_id)
    whole = scope == MeasureScope(until=scope.until)
    told = (row[:_TOLD] for row in rows) if whole else _read_told(session, scope, zone)
    again = _again(told, live=read_live_ids(session))
    return Facts(
        cases=tuple(_as_facts(rows, again=again, costs=cost_by_case(gestures))),
        gestures=gestures,
        promises=tuple(_read_promises(session, wanted)),
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
    session: Session, wanted: list[Condition], *, now: datetime, staff_id: int | None
) -> Sequence[Any]:
    """The cases by how long they took: those of each group then lie in that order already."""
    took = lengths()
    statement = select(
        _CASE.c.customer_id,
        as_kept(_CASE.c.reported_at),
        _CASE.c.id,
        as_kept(_CASE.c.happened_at),
        case((SEEN, _CASE.c.place), else_=None),
        *(_CASE.c[name] for name in _GROUPED_BY),
        *took,
        *marks(now),
    ).where(*wanted)
    return read_rows(session, statement.order_by(took[1]), **viewer(session, staff_id)).all()


def _as_facts(rows: Iterable[Any], *, again: Container[int], costs: Mapping[int, int]) -> Iterator[CaseFact]:
    alike: dict[tuple[Any, ...], Marks] = {}
    for row in rows:
        customer_id, _reported_at, case_id, happened_at, *shared = row[:_LENGTHS]
        marked = (None if customer_id is None else case_id in again, *row[_MARKS:])
        marks_of = alike.get(marked) or alike.setdefault(marked, Marks(*marked))
        instant = instant_of(happened_at)
        assert instant is not None
        yield CaseFact._make((marks_of, *row[_LENGTHS:_MARKS], costs.get(case_id, 0), instant, *shared))


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
    return map(GestureFact._make, read_rows(session, statement).all())


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
    return map(PromiseFact._make, read_rows(session, statement).all())


def _read_told(session: Session, scope: MeasureScope, zone: ZoneInfo) -> Iterable[Any]:
    """Whose each case was, when it was reported, its number: of all that may come before one of the scope."""
    wanted: list[Condition] = [_CASE.c.removed_at.is_(None), _CASE.c.customer_id.is_not(None)]
    if scope.since is not None:
        wanted.append(_CASE.c.reported_at >= begin_of(scope.since, zone) - AGAIN_WITHIN)
    if scope.until is not None:
        wanted.append(_CASE.c.reported_at < end_of(scope.until, zone))
    statement = select(_CASE.c.customer_id, as_kept(_CASE.c.reported_at), _CASE.c.id).where(*wanted)
    return read_rows(session, statement).all()


def _again(told: Iterable[Any], *, live: LiveIds) -> frozenset[int]:
    """The cases that follow another one of the same customer, whatever that was, within 90 days."""
    of_customer: dict[int, list[tuple[Any, int]]] = defaultdict(list)
    for customer_id, reported_at, case_id in told:
        if customer_id is not None:
            of_customer[live.get(customer_id, customer_id)].append((reported_at, case_id))
    return frozenset(
        second
        for cases in of_customer.values()
        if len(cases) > 1
        for (before, _first), (after, second) in pairwise(sorted(cases))
        if _soon(before, after)
    )


def _soon(before: Any, after: Any) -> bool:
    span = span_of(before, after)
    return span is not None and span <= AGAIN_WITHIN

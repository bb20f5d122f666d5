"""Which cases a query asks for, as conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, false, select

from app.cases.schemas.views import CaseQuery, CaseView
from app.model.case import Case, CaseState
from app.model.case_line import CaseLine
from app.model.gesture import GivenGesture, GivenState
from app.storage.case_search.documents import PLACE_OF_KIND

IS_OPEN = Case.state == CaseState.OPEN
IS_TO_FOLLOW_UP = Case.acknowledged_at.is_not(None) & Case.follow_up_due_at.is_not(None)
"""Of an open case: that its customer is still to be asked."""
WAITING_CASES = select(GivenGesture.case_id).where(
    GivenGesture.state == GivenState.WAITING, GivenGesture.case_id.is_not(None)
)


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom and when a list is read; ``visible`` is the condition on what they may see."""

    staff_id: int | None
    visible: ColumnElement[bool]
    now: datetime
    zone: ZoneInfo


def is_late(now: datetime) -> ColumnElement[bool]:
    """Of an open case: that what is due next should have happened."""
    return Case.due_at < now


def is_mine(staff_id: int | None) -> ColumnElement[bool]:
    """That this staff member looks after it."""
    return false() if staff_id is None else Case.owner_id == staff_id


def conditions(query: CaseQuery, whose: Whose) -> list[ColumnElement[bool]]:
    """Every condition but the search for words."""
    return [
        Case.removed_at.is_(None),
        whose.visible,
        *_of_view(query.view, whose),
        *(column.in_(wanted) for column, wanted in _filters(query)),
        *_of_period(query, whose.zone),
    ]


def _of_view(view: CaseView, whose: Whose) -> Sequence[ColumnElement[bool]]:
    if view is CaseView.ALL:
        return ()
    beside = {
        CaseView.OPEN: (),
        CaseView.MINE: (is_mine(whose.staff_id),),
        CaseView.LATE: (is_late(whose.now),),
        CaseView.FOLLOW_UP: (IS_TO_FOLLOW_UP,),
        CaseView.APPROVAL: (Case.id.in_(WAITING_CASES),),
    }
    return (IS_OPEN, *beside[view])


def _filters(query: CaseQuery) -> Iterator[tuple[Any, Sequence[Any]]]:
    filters: tuple[tuple[Any, Sequence[Any]], ...] = (
        (Case.place, query.places),
        (Case.category_id, query.category_ids),
        (Case.department_id, query.department_ids),
        (Case.owner_id, query.owner_ids),
        (Case.severity, query.severities),
        (Case.kind, query.kinds),
    )
    yield from (each for each in filters if each[1])


def _of_period(query: CaseQuery, zone: ZoneInfo) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        yield Case.reported_at >= _midnight(query.since, zone)
    if query.until is not None and query.until < date.max:
        yield Case.reported_at < _midnight(query.until + timedelta(days=1), zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def ways_in(query: CaseQuery, whose: Whose) -> Iterator[Select[Any]]:
    """The ids of all cases that meet one condition each; an index holds each of these lists."""
    if query.view is CaseView.APPROVAL:
        yield WAITING_CASES.distinct()
    elif query.view is CaseView.MINE:
        yield select(Case.id).where(IS_OPEN, is_mine(whose.staff_id))
    elif query.view is CaseView.LATE:
        yield select(Case.id).where(IS_OPEN, is_late(whose.now))
    elif query.view is not CaseView.ALL:
        yield select(Case.id).where(IS_OPEN)
    for column, wanted in _filters(query):
        yield _way_of(column, wanted)
    period = list(_of_period(query, whose.zone))
    if period:
        yield select(Case.id).where(*period)


def _way_of(column: Any, wanted: Sequence[Any]) -> Select[Any]:
    if column is Case.severity:
        return select(CaseLine.case_id).where(CaseLine.severity.in_(wanted))
    if column is Case.kind:
        return select(CaseLine.case_id).where(CaseLine.kind.in_([PLACE_OF_KIND[kind] for kind in wanted]))
    return select(Case.id).where(column.in_(wanted))

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
from app.model.gesture import GivenGesture, GivenState

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
        *(among for _, among in _of_filters(query)),
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


def _of_filters(query: CaseQuery) -> Iterator[tuple[bool, ColumnElement[bool]]]:
    """Each filter, and whether an index leads to it."""
    filters: tuple[tuple[Any, Sequence[Any], bool], ...] = (
        (Case.place, query.places, True),
        (Case.category_id, query.category_ids, True),
        (Case.department_id, query.department_ids, True),
        (Case.owner_id, query.owner_ids, True),
        (Case.severity, query.severities, False),
        (Case.kind, query.kinds, False),
    )
    for column, wanted, indexed in filters:
        if wanted:
            yield indexed, column.in_(wanted)


def _of_period(query: CaseQuery, zone: ZoneInfo) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        yield Case.reported_at >= _midnight(query.since, zone)
    if query.until is not None and query.until < date.max:
        yield Case.reported_at < _midnight(query.until + timedelta(days=1), zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def ways_in(query: CaseQuery, whose: Whose) -> Iterator[Select[Any]]:
    """The ids of all cases that meet one condition each, which an index gives at once."""
    if query.view is CaseView.APPROVAL:
        yield WAITING_CASES.distinct()
    elif query.view is CaseView.MINE:
        yield select(Case.id).where(IS_OPEN, is_mine(whose.staff_id))
    elif query.view is CaseView.LATE:
        yield select(Case.id).where(IS_OPEN, is_late(whose.now))
    elif query.view is not CaseView.ALL:
        yield select(Case.id).where(IS_OPEN)
    for indexed, among in _of_filters(query):
        if indexed:
            yield select(Case.id).where(among)
    period = list(_of_period(query, whose.zone))
    if period:
        yield select(Case.id).where(*period)

"""Which cases a query asks for, as conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, false, func, select
from sqlalchemy.orm import Session

from app.cases.queries.ordering import within
from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.model.case import Case, CaseState
from app.model.case_category import CaseCategory
from app.model.case_line import CaseLine, narrowing_index
from app.model.department import Department
from app.model.gesture import GivenGesture, GivenState
from app.model.staff import Staff
from app.storage.expressions import off_index

IS_OPEN = Case.state == CaseState.OPEN
IS_TO_FOLLOW_UP = Case.acknowledged_at.is_not(None) & Case.follow_up_due_at.is_not(None)
"""Of an open case: that its customer is still to be asked."""
WAITING_CASES = select(GivenGesture.case_id).where(
    GivenGesture.state == GivenState.WAITING, GivenGesture.case_id.is_not(None)
)
_REFERRED: dict[CaseOrder, Any] = {
    CaseOrder.CATEGORY: CaseLine.category_id,
    CaseOrder.DEPARTMENT: CaseLine.department_id,
    CaseOrder.OWNER: CaseLine.owner_id,
}
INDEXES = {order: narrowing_index(column.key) for order, column in _REFERRED.items()}
"""In a file: the index that picks lines by one of these and answers all that is asked of them."""


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom and when a list is read; ``visible`` is the condition on cases that they may see."""

    staff_id: int | None
    visible: ColumnElement[bool]
    visible_lines: ColumnElement[bool]
    now: datetime
    zone: ZoneInfo


def is_late(now: datetime) -> ColumnElement[bool]:
    """Of an open case: that what is due next should have happened."""
    return Case.due_at < now


def is_mine(staff_id: int | None) -> ColumnElement[bool]:
    """That this staff member looks after it."""
    return false() if staff_id is None else Case.owner_id == staff_id


def _as_it_is(column: Any) -> Any:
    return column


def conditions_on_lines(
    query: CaseQuery,
    whose: Whose,
    *,
    read_as: Callable[[Any], Any] = _as_it_is,
    led_by: CaseOrder | None = None,
) -> list[ColumnElement[bool]]:
    """What can be told by the lines alone; of a case that was taken back there is none.

    ``read_as`` may keep the indexes of all columns out of it but those of the one that leads the way.
    """
    narrowed = [each for each in _filters(query) if each[0] is not CaseOrder.PLACE]
    return [
        whose.visible_lines,
        *(
            _line_has(order, wanted, read_as=_as_it_is if order is led_by else read_as)
            for order, _, wanted in narrowed
        ),
        *_of_period(query, whose.zone, read_as(CaseLine.reported_at)),
    ]


def conditions_on_cases(query: CaseQuery, whose: Whose) -> list[ColumnElement[bool]]:
    """What only the cases themselves tell; nothing for most long lists."""
    places = [Case.place.in_(query.places)] if query.places else []
    return [*_of_view(query.view, whose), *places]


def _line_has(
    order: CaseOrder, wanted: Sequence[Any], *, read_as: Callable[[Any], Any] = _as_it_is
) -> ColumnElement[bool]:
    if order in INDEXES:
        found: ColumnElement[bool] = read_as(_REFERRED[order]).in_(wanted)
        return found
    return within(order, wanted, read_as=read_as)


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


def _filters(query: CaseQuery) -> Iterator[tuple[CaseOrder, Any, Sequence[Any]]]:
    """The columns that are narrowed to some values, and which order goes by the same."""
    filters: tuple[tuple[CaseOrder, Any, Sequence[Any]], ...] = (
        (CaseOrder.PLACE, Case.place, query.places),
        (CaseOrder.CATEGORY, Case.category_id, query.category_ids),
        (CaseOrder.DEPARTMENT, Case.department_id, query.department_ids),
        (CaseOrder.OWNER, Case.owner_id, query.owner_ids),
        (CaseOrder.SEVERITY, Case.severity, query.severities),
        (CaseOrder.KIND, Case.kind, query.kinds),
    )
    yield from (each for each in filters if each[2])


def _of_period(query: CaseQuery, zone: ZoneInfo, column: Any) -> Iterator[ColumnElement[bool]]:
    if query.since is not None:
        yield column >= _midnight(query.since, zone)
    if query.until is not None and query.until < date.max:
        yield column < _midnight(query.until + timedelta(days=1), zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


@dataclass(frozen=True, slots=True)
class Way:
    """The ids of all cases that meet one condition, of which an index holds a list.

    ``order`` is the one that goes by the same column.
    """

    ids: Select[Any]
    order: CaseOrder | None = None


def ways_in(query: CaseQuery, whose: Whose) -> Iterator[Way]:
    """Every condition by which the cases to look at could be picked."""
    if query.view is CaseView.APPROVAL:
        yield Way(WAITING_CASES.distinct())
    elif query.view is CaseView.MINE:
        yield Way(select(Case.id).where(IS_OPEN, is_mine(whose.staff_id)))
    elif query.view is CaseView.LATE:
        yield Way(select(Case.id).where(IS_OPEN, is_late(whose.now)))
    elif query.view is not CaseView.ALL:
        yield Way(select(Case.id).where(IS_OPEN))
    for order, column, wanted in _filters(query):
        ids = select(Case.id).where(column.in_(wanted))
        if order in (CaseOrder.SEVERITY, CaseOrder.KIND):
            ids = select(CaseLine.case_id).where(_line_has(order, wanted))
        yield Way(ids, order)
    period = list(_of_period(query, whose.zone, Case.reported_at))
    if period:
        yield Way(select(Case.id).where(*period), CaseOrder.REPORTED)


def on_the_way(session: Session, query: CaseQuery, *, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    """What is asked of the very column the list goes by: its index is read from there to there."""
    if query.order is CaseOrder.REPORTED:
        return list(_of_period(query, zone, CaseLine.reported_at))
    found = [
        within(order, _named(session, order, wanted))
        for order, _, wanted in _filters(query)
        if order is query.order
    ]
    return [*found, *_numbered_in_period(query, zone)]


def _numbered_in_period(query: CaseQuery, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    """Between which numbers the cases of the period lie: every index tells the number, so others are passed by."""
    period = list(_of_period(query, zone, CaseLine.reported_at))
    if not period:
        return []
    found = CaseLine.case_id if query.order is CaseOrder.NUMBER else off_index(CaseLine.case_id)
    first, last = (
        select(end(off_index(CaseLine.case_id))).where(*period).scalar_subquery()
        for end in (func.min, func.max)
    )
    return [found >= first, found <= last]


def _named(session: Session, order: CaseOrder, wanted: Sequence[Any]) -> Sequence[Any]:
    named: dict[CaseOrder, Any] = {
        CaseOrder.OWNER: Staff,
        CaseOrder.CATEGORY: CaseCategory,
        CaseOrder.DEPARTMENT: Department,
    }
    mapped = named.get(order)
    return (
        wanted if mapped is None else session.scalars(select(mapped.name).where(mapped.id.in_(wanted))).all()
    )

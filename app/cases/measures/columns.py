"""What is said of a case, as columns of its row: worked out where the rows are, for there may be very many."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_

from app.model.case import Case, CaseEnding, CaseState
from app.storage.expressions import MicrosecondsBetween

RATED_WELL = 4
_CASE = Case.__table__.c
_CLOSED = _CASE.state != CaseState.OPEN
_VERIFIED = and_(_CLOSED, _CASE.ending == CaseEnding.VERIFIED)


def lengths() -> list[ColumnElement[Any]]:
    """How long it took to respond, to put it right for good, and for the first time, in microseconds.

    A negative length is refused where it is typed; one that got in says nothing.
    """
    ends = (_CASE.acknowledged_at, _CASE.resolved_at, _CASE.first_resolved_at)
    return [case((end >= _CASE.reported_at, MicrosecondsBetween(_CASE.reported_at, end))) for end in ends]


def marks(now: datetime) -> list[ColumnElement[Any]]:
    """What is counted, in the order of Marks, after ``again``: 1, 0, or nothing where it does not apply."""
    return [
        case((_CLOSED, 0), else_=1),
        case((and_(~_CLOSED, _CASE.due_at < now), 1), else_=0),
        _within(_CASE.acknowledge_due_at, _CASE.acknowledged_at, now),
        _within(_CASE.put_right_due_at, _CASE.resolved_at, now),
        _within(_CASE.follow_up_due_at, _CASE.closed_at, now),
        case((_CASE.reopened_count > 0, 1), (_CLOSED, 0)),
        case((_VERIFIED, 1), (_CLOSED, 0)),
        rated_well(),
        case((_VERIFIED, _CASE.feeling_after - _CASE.feeling)),
    ]


def rated_well() -> ColumnElement[Any]:
    """Whether a case that ended with the customer's word was rated well."""
    good, bad = _CASE.rating >= RATED_WELL, _CASE.rating < RATED_WELL
    return case((and_(_VERIFIED, good), 1), (and_(_VERIFIED, bad), 0))


def _within(due: ColumnElement[Any], done: ColumnElement[Any], now: datetime) -> ColumnElement[Any]:
    """Whether a target was met; open is what is not done yet and still in time."""
    missed = or_(and_(done.is_not(None), due.is_not(None)), due < now)
    return case((done <= due, 1), (missed, 0))

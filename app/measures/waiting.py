"""Who waits for an answer for longer than the venue wants."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from app.core.acting import needs_at
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.model.promise import Promise, PromiseState
from app.storage.reading import read_rows
from app.venue.workplace import Workplace

_PROMISE = Promise.__table__


@needs_at(Right.LOOK)
def count_late(work: Workplace, cancellation: Cancellation | None = None) -> int:
    """How many answers were to be answered back by now and are not."""
    return _count(work, _PROMISE.c.due_at < work.now(), cancellation=cancellation)


@needs_at(Right.LOOK)
def count_waiting(work: Workplace, cancellation: Cancellation | None = None) -> int:
    """How many answers are to be answered back, late or in time."""
    return _count(work, cancellation=cancellation)


def _count(work: Workplace, *conditions: ColumnElement[bool], cancellation: Cancellation | None) -> int:
    open_ones = _PROMISE.c.state == PromiseState.OPEN, _PROMISE.c.answer_id.is_not(None)
    wanted = select(func.count()).where(*open_ones, *conditions)
    with work.read(cancellation) as session:
        return int(read_rows(session, wanted).scalar_one())

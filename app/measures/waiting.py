"""Who waits for an answer for longer than the venue wants."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.cancelling import Cancellation
from app.model.promise import Promise, PromiseState
from app.storage.reading import read_rows
from app.venue.workplace import Workplace

_PROMISE = Promise.__table__


def count_late(work: Workplace, cancellation: Cancellation | None = None) -> int:
    """How many answers were to be answered back by now and are not."""
    wanted = select(func.count()).where(
        _PROMISE.c.state == PromiseState.OPEN,
        _PROMISE.c.due_at < work.now(),
        _PROMISE.c.answer_id.is_not(None),
    )
    with work.read(cancellation) as session:
        return int(read_rows(session, wanted).scalar_one())

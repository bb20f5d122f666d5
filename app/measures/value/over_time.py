"""How things were put right, promises kept and moments taken, bucket by bucket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Date, Select, func, select
from sqlalchemy.orm import Session

from app.cases.measures.rows import PromiseFigures
from app.cases.measures.scope import MeasureScope as CaseScope
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.measures.shares import Share
from app.core.rights import Right
from app.measures.queries.windows import Slot
from app.measures.value.delighting import MomentScope, read_moments
from app.measures.value.fixing import read_rated
from app.measures.value.promising import PromiseScope, read_promises
from app.measures.value.rows import MomentsDelivered
from app.model.case import Case
from app.model.moment import Moment
from app.model.promise import Promise
from app.storage.reading import read_rows
from app.venue.workplace import Workplace

_CASE, _PROMISE, _MOMENT = Case.__table__.c, Promise.__table__.c, Moment.__table__.c
T = TypeVar("T")
Slots = Callable[[date | None], Sequence[Slot]]
"""The buckets, told of the first day of which anything is known."""


class CareOverTime:
    """Each method gives every bucket with its figure; it raises Cancelled when nobody waits any more."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._zone = ZoneInfo(work.venue.zone)

    @needs(Right.MEASURE)
    def rated(self, slots: Slots, cancellation: Cancellation) -> list[tuple[Slot, Share]]:
        """Of the cases reported in each that were rated, those rated 4 or 5."""
        first = select(func.min(_CASE.reported_at)).where(_CASE.removed_at.is_(None))
        return self._each(
            slots,
            first,
            lambda session, slot: read_rated(session, CaseScope(slot.begin, slot.end), zone=self._zone),
            cancellation,
        )

    @needs(Right.MEASURE)
    def promises(self, slots: Slots, cancellation: Cancellation) -> list[tuple[Slot, PromiseFigures]]:
        """How the promises due in each were kept."""
        at = func.coalesce(_PROMISE.due_at, _PROMISE.made_at, type_=_PROMISE.made_at.type)
        now = self._work.now()
        return self._each(
            slots,
            select(func.min(at, type_=_PROMISE.made_at.type)),
            lambda session, slot: read_promises(
                session, PromiseScope(slot.begin, slot.end), now=now, zone=self._zone
            ),
            cancellation,
        )

    @needs(Right.MEASURE)
    def moments(self, slots: Slots, cancellation: Cancellation) -> list[tuple[Slot, MomentsDelivered]]:
        """What came of the moments of each; who came back is not told."""
        delivered: ColumnElement[Any] = func.date(_MOMENT.delivered_at, type_=Date)
        day = func.coalesce(_MOMENT.celebrate_on, _MOMENT.occurs_on, delivered, type_=Date)
        return self._each(
            slots,
            select(func.min(day, type_=Date)),
            lambda session, slot: read_moments(session, MomentScope(slot.begin, slot.end)),
            cancellation,
        )

    def _each(
        self,
        slots: Slots,
        first: Select[Any],
        read: Callable[[Session, Slot], T],
        cancellation: Cancellation,
    ) -> list[tuple[Slot, T]]:
        with self._work.read(cancellation) as session:
            oldest = self._day_of(read_rows(session, first).scalar_one())
            found = []
            for slot in slots(oldest):
                cancellation.raise_if_cancelled()
                found.append((slot, read(session, slot)))
            return found

    def _day_of(self, at: date | datetime | None) -> date | None:
        return at.astimezone(self._zone).date() if isinstance(at, datetime) else at

"""Where somebody is when their day comes: here, on the way, just gone, and which day would do instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.model.codes import VisitStatus
from app.model.visit import Visit
from app.occasions.schemas import NearVisit, VisitFit
from app.storage.chunks import chunks
from app.storage.reading import read_rows

NEAR_DAYS = 30
"""A visit is near when at most so many days lie between it and the day."""
_VISIT = Visit.__table__.c
_KNOWN = (
    _VISIT.id,
    _VISIT.customer_id,
    _VISIT.status,
    _VISIT.place,
    _VISIT.arrives_on,
    _VISIT.leaves_on,
    _VISIT.started_at,
)
_DAY = timedelta(days=1)
_COMES = and_(
    _VISIT.status == VisitStatus.BOOKED,
    _VISIT.arrives_on >= bindparam("today", type_=Date),
    func.coalesce(_VISIT.leaves_on, _VISIT.arrives_on) >= bindparam("ends_from", type_=Date),
)
# Statements are made once: to make one takes longer than to run it.
_IN_SIGHT = select(*_KNOWN).where(
    _VISIT.status.in_((VisitStatus.HERE, VisitStatus.BOOKED)),
    _VISIT.arrives_on <= bindparam("begins_by", type_=Date),
    or_(_VISIT.status == VisitStatus.HERE, _COMES),
)
_IN_SIGHT_OF_SOME = _IN_SIGHT.where(_VISIT.customer_id.in_(bindparam("customer_ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class KnownVisit:
    """A visit under way or booked."""

    id: int
    customer_id: int
    status: VisitStatus
    place: str
    arrives_on: date
    leaves_on: date | None
    starts_at: datetime | None = None

    def last(self, today: date) -> date:
        """Its last day; of one under way not before today."""
        end = max(self.leaves_on or self.arrives_on, self.arrives_on)
        return max(end, today) if self.status is VisitStatus.HERE else end


def visits_of(
    session: Session, customer_ids: Iterable[int], *, first: date, last: date, today: date
) -> dict[int, list[KnownVisit]]:
    """The visits of these customers that can be near to a day of the window."""
    found: dict[int, list[KnownVisit]] = defaultdict(list)
    days = _in_sight(first, last, today=today)
    for chunk in chunks(sorted(set(customer_ids))):
        _add(found, read_rows(session, _IN_SIGHT_OF_SOME, customer_ids=chunk, **days))
    return found


def all_visits(session: Session, *, first: date, last: date, today: date) -> dict[int, list[KnownVisit]]:
    """The visits of anybody that can be near to a day of the window."""
    found: dict[int, list[KnownVisit]] = defaultdict(list)
    _add(found, read_rows(session, _IN_SIGHT, **_in_sight(first, last, today=today)))
    return found


def _in_sight(first: date, last: date, *, today: date) -> dict[str, date]:
    near = timedelta(days=NEAR_DAYS)
    return {"today": today, "ends_from": _earlier(first, near), "begins_by": _later(last, near)}


def _add(found: dict[int, list[KnownVisit]], rows: Iterable[Any]) -> None:
    for row in rows:
        visit = KnownVisit(row[0], row[1], VisitStatus(row[2]), *row[3:])
        found[visit.customer_id].append(visit)


def nearest(
    visits: Sequence[KnownVisit], on: date, *, today: date, visit_id: int | None = None
) -> NearVisit | None:
    """The visit that is nearest to a day; one under way before one that is booked, the earlier first.

    ``visit_id`` names one that comes before all others.
    """
    near = [(abs(_outside(visit, on, today)), visit) for visit in visits]
    near = [each for each in near if each[0] <= NEAR_DAYS]
    if not near:
        return None
    days, visit = min(near, key=lambda each: _turn(*each, visit_id=visit_id))
    return NearVisit(
        visit_id=visit.id,
        status=visit.status,
        place=visit.place,
        arrives_on=visit.arrives_on,
        leaves_on=visit.leaves_on,
        fit=fit_of(visit, on, today=today),
        days=days,
        celebrate_on=_instead(visit, on, today),
        starts_at=visit.starts_at,
    )


def _turn(days: int, visit: KnownVisit, *, visit_id: int | None) -> tuple[Any, ...]:
    not_here = visit.status is not VisitStatus.HERE
    return visit.id != visit_id, days, not_here, visit.arrives_on, visit.id


def fit_of(visit: KnownVisit, on: date, *, today: date) -> VisitFit:
    """How a day lies to a visit."""
    outside = _outside(visit, on, today)
    if outside == 0:
        return VisitFit.DURING
    return VisitFit.AFTER_LEAVING if outside > 0 else VisitFit.BEFORE_ARRIVING


def _outside(visit: KnownVisit, on: date, today: date) -> int:
    """How many days the day comes after the visit; negative before it."""
    if on < visit.arrives_on:
        return (on - visit.arrives_on).days
    return max(0, (on - visit.last(today)).days)


def _instead(visit: KnownVisit, on: date, today: date) -> date | None:
    """The day of the visit that does best: the evening before they leave, or the day they come; never a past one."""
    fit, last = fit_of(visit, on, today=today), visit.last(today)
    if fit is VisitFit.DURING:
        return None
    wanted = max(last - _DAY, visit.arrives_on) if fit is VisitFit.AFTER_LEAVING else visit.arrives_on
    wanted = max(wanted, today)
    return wanted if wanted <= last else None


def _later(day: date, span: timedelta) -> date:
    return date.max if date.max - day < span else day + span


def _earlier(day: date, span: timedelta) -> date:
    return date.min if day - date.min < span else day - span

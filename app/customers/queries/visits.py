"""Visits of one customer: where they are, how often they come."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.customers.feeling import Felt
from app.customers.schemas.person import Presence, Whereabouts
from app.customers.schemas.visits import StageRow, VisitRow
from app.model.codes import VisitStatus
from app.model.touchpoint import JourneyStage, Touchpoint
from app.model.visit import Visit
from app.storage.reading import read_rows

SEEN = (VisitStatus.HERE, VisitStatus.COMPLETED)

_VISIT = Visit.__table__
_MINE = select(
    *(_VISIT.c[name] for name in VisitRow.__dataclass_fields__),
).where(_VISIT.c.customer_id == bindparam("customer_id"))
_NEWEST = _MINE.order_by(_VISIT.c.arrives_on.desc(), _VISIT.c.id.desc()).limit(bindparam("most"))
_PRESENT = (
    _MINE.where(_VISIT.c.status == VisitStatus.HERE)
    .order_by(_VISIT.c.arrives_on.desc(), _VISIT.c.id.desc())
    .limit(1)
)
_AHEAD = (
    _MINE.where(_VISIT.c.status == VisitStatus.BOOKED, _VISIT.c.arrives_on >= bindparam("today"))
    .order_by(_VISIT.c.arrives_on, _VISIT.c.id)
    .limit(1)
)
_DAYS_SEEN = (
    select(_VISIT.c.arrives_on)
    .where(_VISIT.c.customer_id == bindparam("customer_id"), _VISIT.c.status.in_(SEEN))
    .distinct()
    .order_by(_VISIT.c.arrives_on)
)
_STAGES = select(JourneyStage.id, JourneyStage.key, JourneyStage.name).order_by(
    JourneyStage.position, JourneyStage.id
)

_TOUCHPOINT = Touchpoint.__table__
_FELT = select(_TOUCHPOINT.c.at, _TOUCHPOINT.c.feeling, _TOUCHPOINT.c.text, _TOUCHPOINT.c.id).where(
    _TOUCHPOINT.c.customer_id == bindparam("customer_id"), _TOUCHPOINT.c.feeling.is_not(None)
)


def _as_row(row: Any) -> VisitRow:
    values = row._asdict()
    return VisitRow(**values | {"status": VisitStatus(values["status"])})


def list_visits(session: Session, customer_id: int, *, limit: int) -> tuple[VisitRow, ...]:
    """The newest visits, planned ones included."""
    rows = read_rows(session, _NEWEST, customer_id=customer_id, most=limit)
    return tuple(_as_row(row) for row in rows)


def present_visit(session: Session, customer_id: int) -> VisitRow | None:
    """The visit under way, the latest if there are several."""
    row = read_rows(session, _PRESENT, customer_id=customer_id).first()
    return _as_row(row) if row else None


def next_visit(session: Session, customer_id: int, *, today: date) -> VisitRow | None:
    """The next booked visit, arriving today or later."""
    row = read_rows(session, _AHEAD, customer_id=customer_id, today=today).first()
    return _as_row(row) if row else None


def days_seen(session: Session, customer_id: int) -> list[date]:
    """The first days of the visits that took place, the oldest first."""
    return list(read_rows(session, _DAYS_SEEN, customer_id=customer_id).scalars())


def whereabouts(session: Session, customer_id: int, *, today: date, last_on: date | None) -> Whereabouts:
    """Where the customer is; a visit under way wins over one ahead, that over the last one."""
    here = present_visit(session, customer_id)
    if here:
        return Whereabouts(
            Presence.HERE, here.id, place=here.place, arrives_on=here.arrives_on, leaves_on=here.leaves_on
        )
    ahead = next_visit(session, customer_id, today=today)
    if ahead:
        return Whereabouts(
            Presence.ARRIVING,
            ahead.id,
            place=ahead.place,
            arrives_on=ahead.arrives_on,
            leaves_on=ahead.leaves_on,
            last_on=last_on,
        )
    return Whereabouts(Presence.AWAY if last_on else Presence.NEVER, last_on=last_on)


def list_felt(session: Session, customer_id: int) -> list[Felt]:
    """Every contact that left a feeling."""
    return [Felt(*row) for row in read_rows(session, _FELT, customer_id=customer_id)]


def list_stages(session: Session) -> tuple[StageRow, ...]:
    """The stages of the journey, in order."""
    return tuple(StageRow(*row) for row in read_rows(session, _STAGES))

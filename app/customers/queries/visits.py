"""Visits of one customer: where they are, how often they come."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.customers.rhythm import rhythm_days
from app.customers.schemas.person import Presence, Whereabouts
from app.customers.schemas.visits import StageRow, VisitRow
from app.model.touchpoint import JourneyStage
from app.model.visit import Visit, VisitStatus

SEEN = (VisitStatus.HERE, VisitStatus.COMPLETED)

COLUMNS = (
    Visit.id,
    Visit.version,
    Visit.customer_id,
    Visit.status,
    Visit.arrives_on,
    Visit.leaves_on,
    Visit.place,
    Visit.place_kind,
    Visit.started_at,
    Visit.adults,
    Visit.children,
    Visit.amount_minor,
    Visit.currency,
    Visit.reference,
    Visit.channel,
    Visit.note,
)


def as_row(row: Any) -> VisitRow:
    """A selected visit."""
    values = row._asdict()
    return VisitRow(**values | {"status": VisitStatus(values["status"])})


def list_visits(session: Session, customer_id: int, *, limit: int) -> tuple[VisitRow, ...]:
    """The newest visits, planned ones included."""
    wanted = _of(customer_id).order_by(Visit.arrives_on.desc(), Visit.id.desc()).limit(limit)
    return tuple(as_row(row) for row in session.execute(wanted))


def present_visit(session: Session, customer_id: int) -> VisitRow | None:
    """The visit under way, the latest if there are several."""
    wanted = _of(customer_id).where(Visit.status == VisitStatus.HERE)
    row = session.execute(wanted.order_by(Visit.arrives_on.desc(), Visit.id.desc()).limit(1)).first()
    return as_row(row) if row else None


def next_visit(session: Session, customer_id: int, *, today: date) -> VisitRow | None:
    """The next booked visit, arriving today or later."""
    wanted = _of(customer_id).where(Visit.status == VisitStatus.BOOKED, Visit.arrives_on >= today)
    row = session.execute(wanted.order_by(Visit.arrives_on, Visit.id).limit(1)).first()
    return as_row(row) if row else None


def whereabouts(session: Session, customer_id: int, *, today: date) -> Whereabouts:
    """Where the customer is; a visit under way wins over one ahead, that over the last one."""
    here = present_visit(session, customer_id)
    if here:
        return Whereabouts(
            Presence.HERE, here.id, place=here.place, arrives_on=here.arrives_on, leaves_on=here.leaves_on
        )
    ahead = next_visit(session, customer_id, today=today)
    last_on = session.scalar(_days_seen(customer_id).order_by(Visit.arrives_on.desc()).limit(1))
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


def rhythm(session: Session, customer_id: int) -> int | None:
    """The median number of days between visits."""
    return rhythm_days(session.scalars(_days_seen(customer_id).distinct()))


def list_stages(session: Session) -> tuple[StageRow, ...]:
    """The stages of the journey, in order."""
    wanted = select(JourneyStage.id, JourneyStage.key, JourneyStage.name).order_by(
        JourneyStage.position, JourneyStage.id
    )
    return tuple(StageRow(*row) for row in session.execute(wanted))


def _of(customer_id: int) -> Select[*tuple[Any, ...]]:
    return select(*COLUMNS).where(Visit.customer_id == customer_id)


def _days_seen(customer_id: int) -> Select[date]:
    return select(Visit.arrives_on).where(Visit.customer_id == customer_id, Visit.status.in_(SEEN))

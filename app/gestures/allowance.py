"""What may still be given away without a signature."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.gestures.cards import cards_of
from app.gestures.limits import GestureLimits
from app.gestures.schemas import LimitBasis, LimitRow
from app.model.codes import Role
from app.model.gesture import Decision, GivenGesture, GivenState
from app.model.staff import Staff
from app.venue.queries import find_setting
from app.venue.workplace import Workplace

SETTING = "recovery"
"""The venue's setting of which the limits are a part."""
COUNTING = (GivenState.WAITING, GivenState.PLANNED, GivenState.GIVEN)
SIGNED = (Decision.APPROVED, Decision.CHANGED)


def read_limits(session: Session) -> GestureLimits:
    """The limits that the venue has set."""
    kept = find_setting(session.connection(), SETTING) or {}
    return GestureLimits(**{key: kept[key] for key in kept.keys() & GestureLimits.model_fields.keys()})


def read_limit(
    session: Session, work: Workplace, *, case_id: int | None, customer_id: int | None
) -> LimitRow:
    """The limit of whoever is signed in, and what of it this case or this customer's day has used.

    A walk-in has no day of their own and a gesture may have no case: each is counted in the other way.
    Where nobody is signed in, all that costs something needs a signature.
    """
    limits = read_limits(session)
    staff = session.get(Staff, work.staff_id) if work.staff_id else None
    by_case = case_id is not None and (limits.limit_basis is LimitBasis.CASE or customer_id is None)
    basis = LimitBasis.CASE if by_case else LimitBasis.CUSTOMER_DAY
    if by_case:
        used = used_in_case(case_id)
    else:
        cards = cards_of(session, customer_id) if customer_id is not None else ()
        used = used_on_day(cards, work.now(), zone=work.venue.zone)
    return LimitRow(
        staff_id=work.staff_id,
        staff_name=staff.name if staff else "",
        limit_minor=_limit_of(staff, limits, currency=work.venue.currency),
        used_minor=int(session.scalar(used) or 0),
        basis=basis,
    )


def used_in_case(case_id: int | None) -> Select[int]:
    """What everybody has given in one case without a signature."""
    return _used().where(GivenGesture.case_id == case_id)


def used_on_day(cards: Collection[int], at: datetime, *, zone: str) -> Select[int]:
    """What everybody has given the customer of these cards without a signature on the venue's day of ``at``."""
    here = ZoneInfo(zone)
    day = at.astimezone(here).date()
    begins = datetime.combine(day, time.min, here)
    ends = datetime.combine(day + timedelta(days=1), time.min, here)
    return _used().where(
        GivenGesture.customer_id.in_(cards),
        GivenGesture.planned_at >= begins,
        GivenGesture.planned_at < ends,
    )


def _used() -> Select[int]:
    return select(func.coalesce(func.sum(GivenGesture.cost_minor), 0)).where(
        GivenGesture.state.in_(COUNTING),
        GivenGesture.decision.not_in(SIGNED),
        GivenGesture.moment_id.is_(None),
    )


def _limit_of(staff: Staff | None, limits: GestureLimits, *, currency: str) -> int | None:
    if staff is None:
        return 0
    if staff.limit_minor is not None:
        return staff.limit_minor
    return limits.limit_of(Role(staff.role), currency)

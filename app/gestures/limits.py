"""How much whom may be given without a signature, and how much of it is used."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import Field
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.core.drafts import Draft
from app.core.money import minor_digits
from app.gestures.schemas import Amount, LimitBasis, LimitRow
from app.model.codes import Role
from app.model.gesture import Decision, GivenGesture, GivenState
from app.model.staff import Staff
from app.venue.queries import find_setting
from app.venue.workplace import Workplace

SETTING = "recovery"
"""The venue's setting in which the limits are kept, under ``PART``."""
PART = "gestures"

UNITS = {Role.DESK: 100, Role.HOST: 200, Role.MANAGER: 1_000}
"""What each role may give before the venue says otherwise, in whole units of a usual currency."""

COUNTING = (GivenState.WAITING, GivenState.PLANNED, GivenState.GIVEN)
SIGNED = (Decision.APPROVED, Decision.CHANGED)


class GestureLimits(Draft):
    """Over what a limit is counted, and the limit of each role in minor units.

    None is no limit; a role that is left out has the usual one of its currency.
    """

    basis: LimitBasis = LimitBasis.CASE
    by_role: dict[Role, Amount | None] = Field(default_factory=dict)

    def limit_of(self, role: Role, *, currency: str) -> int | None:
        """What somebody of this role may give on their own; None without a limit."""
        if role in self.by_role:
            return self.by_role[role]
        units = UNITS.get(role)
        return None if units is None else usual_minor(units, currency)


def usual_minor(units: int, currency: str) -> int:
    """``units`` of a usual currency in minor units of this one, a hundred times as many where it has no cents."""
    digits = minor_digits(currency)
    return units * (10**digits if digits else 100)


def read_limits(session: Session) -> GestureLimits:
    """The limits that the venue has set."""
    kept = find_setting(session.connection(), SETTING) or {}
    return GestureLimits.model_validate(kept.get(PART) or {})


def read_limit(
    session: Session, work: Workplace, *, case_id: int | None, customer_id: int | None
) -> LimitRow:
    """The limit of whoever is signed in, and what of it this case or this customer's day has used.

    Somebody whom the venue does not know has no day of their own, and a gesture without a case belongs
    to none: each is counted in the other way. Nobody signed in may give nothing that costs.
    """
    limits = read_limits(session)
    staff = session.get(Staff, work.staff_id) if work.staff_id else None
    by_case = case_id is not None and (limits.basis is LimitBasis.CASE or customer_id is None)
    basis = LimitBasis.CASE if by_case else LimitBasis.CUSTOMER_DAY
    used = used_in_case(case_id) if by_case else used_on_day(customer_id, work.now(), zone=work.venue.zone)
    return LimitRow(
        staff_id=work.staff_id,
        staff_name=staff.name if staff else "",
        limit_minor=_limit_of(staff, limits, currency=work.venue.currency),
        used_minor=int(session.scalar(used) or 0),
        basis=basis,
    )


def used_in_case(case_id: int | None) -> Select[tuple[int]]:
    """What everybody has given in one case without a signature."""
    return _used().where(GivenGesture.case_id == case_id)


def used_on_day(customer_id: int | None, at: datetime, *, zone: str) -> Select[tuple[int]]:
    """What everybody has given one customer without a signature on the venue's day of ``at``."""
    here = ZoneInfo(zone)
    day = at.astimezone(here).date()
    begins = datetime.combine(day, time.min, here)
    ends = datetime.combine(day + timedelta(days=1), time.min, here)
    return _used().where(
        GivenGesture.customer_id == customer_id,
        GivenGesture.planned_at >= begins,
        GivenGesture.planned_at < ends,
    )


def _used() -> Select[tuple[int]]:
    return select(func.coalesce(func.sum(GivenGesture.cost_minor), 0)).where(
        GivenGesture.state.in_(COUNTING), GivenGesture.decision.not_in(SIGNED)
    )


def _limit_of(staff: Staff | None, limits: GestureLimits, *, currency: str) -> int | None:
    if staff is None:
        return 0
    if staff.limit_minor is not None:
        return staff.limit_minor
    return limits.limit_of(Role(staff.role), currency=currency)

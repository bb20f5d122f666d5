"""Whose case it is: the card in use, where they are, what went wrong before."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.case_log.access import SEEN, viewer
from app.model.case import Case, CaseState
from app.model.codes import Role, VisitStatus
from app.model.customer import Customer
from app.model.staff import Staff
from app.model.visit import Visit


def _cards() -> Select[tuple[int]]:
    """The ids of a card and of all that were merged into it."""
    cards = select(Customer.id).where(Customer.id == bindparam("customer_id")).cte("cards", recursive=True)
    return select(cards.union(select(Customer.id).join(cards, Customer.merged_into_id == cards.c.id)).c.id)


_OF_VISITOR = select(Visit).where(Visit.customer_id.in_(_cards()))
_PRESENT = (
    _OF_VISITOR.where(Visit.status == VisitStatus.HERE)
    .order_by(Visit.arrives_on.desc(), Visit.id.desc())
    .limit(1)
)
_VISIT = _OF_VISITOR.where(Visit.id == bindparam("visit_id"))
_LATEST = _OF_VISITOR.order_by(Visit.arrives_on.desc(), Visit.id.desc())
_MINE = Case.customer_id.in_(_cards()), Case.removed_at.is_(None)
_EARLIER = (
    select(Case)
    .where(*_MINE, Case.reported_at >= bindparam("since"), Case.reported_at <= bindparam("until"))
    .order_by(Case.reported_at.desc(), Case.id.desc())
    .limit(1)
)
_COUNT_OPEN = select(func.count(Case.id)).where(*_MINE, SEEN, Case.state == CaseState.OPEN)
_LAST_REPORTED = select(func.max(Case.reported_at)).where(*_MINE, SEEN)
_FIRST_MANAGER = (
    select(Staff)
    .where(Staff.active, Staff.role.in_((Role.MANAGER, Role.OWNER)))
    .order_by((Staff.role == Role.MANAGER).desc(), Staff.id)
    .limit(1)
)


def find_live_customer(session: Session, customer_id: int) -> Customer | None:
    """The card into which this one was merged, or itself; None for one that never was."""
    customer = session.get(Customer, customer_id)
    seen = {customer_id}
    while (
        customer is not None and customer.merged_into_id is not None and customer.merged_into_id not in seen
    ):
        seen.add(customer.merged_into_id)
        customer = session.get(Customer, customer.merged_into_id)
    return customer


def present_visit(session: Session, customer_id: int) -> Visit | None:
    """The visit under way, the latest if there are several."""
    return session.scalar(_PRESENT, {"customer_id": customer_id})


def find_visit(session: Session, visit_id: int, *, customer_id: int) -> Visit | None:
    """The visit; None when it is not one of this customer."""
    return session.scalar(_VISIT, {"customer_id": customer_id, "visit_id": visit_id})


def list_visits(session: Session, customer_id: int, *, limit: int) -> list[Visit]:
    """The customer's visits, the latest first."""
    return list(session.scalars(_LATEST.limit(limit), {"customer_id": customer_id}))


def find_failure_within(
    session: Session, customer_id: int, *, until: datetime, span: timedelta
) -> Case | None:
    """The customer's latest case that was reported at most ``span`` before ``until``."""
    values = {"customer_id": customer_id, "since": until - span, "until": until}
    return session.scalar(_EARLIER, values)


def count_open(session: Session, customer_id: int, *, staff_id: int | None) -> int:
    """How many open cases of this customer the staff member may see."""
    values = {"customer_id": customer_id, **viewer(session, staff_id)}
    return session.scalar(_COUNT_OPEN, values) or 0


def last_reported_at(session: Session, customer_id: int, *, staff_id: int | None) -> datetime | None:
    """When the latest case of this customer was reported that the staff member may see."""
    return session.scalar(_LAST_REPORTED, {"customer_id": customer_id, **viewer(session, staff_id)})


def first_manager(session: Session) -> Staff | None:
    """The first manager who works here; without one, the owner."""
    return session.scalar(_FIRST_MANAGER)

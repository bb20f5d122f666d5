"""Whose case it is: the card in use, where they are, what went wrong before."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.cases.access import visible_to
from app.model.case import Case, CaseState
from app.model.codes import Role, VisitStatus
from app.model.customer import Customer
from app.model.staff import Staff
from app.model.visit import Visit


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


def cards_of(customer_id: int) -> Select[tuple[int]]:
    """The ids of this card and of all that were merged into it."""
    cards = select(Customer.id).where(Customer.id == customer_id).cte("cards", recursive=True)
    return select(cards.union(select(Customer.id).join(cards, Customer.merged_into_id == cards.c.id)).c.id)


def present_visit(session: Session, customer_id: int) -> Visit | None:
    """The visit under way, the latest if there are several."""
    here = (
        select(Visit)
        .where(Visit.customer_id.in_(cards_of(customer_id)), Visit.status == VisitStatus.HERE)
        .order_by(Visit.arrives_on.desc(), Visit.id.desc())
        .limit(1)
    )
    return session.scalar(here)


def find_visit(session: Session, visit_id: int, *, customer_id: int) -> Visit | None:
    """The visit; None when it is not one of this customer."""
    return session.scalar(
        select(Visit).where(Visit.id == visit_id, Visit.customer_id.in_(cards_of(customer_id)))
    )


def find_failure_within(
    session: Session, customer_id: int, *, until: datetime, span: timedelta
) -> Case | None:
    """The customer's latest case that was reported at most ``span`` before ``until``."""
    return session.scalar(
        select(Case)
        .where(Case.customer_id.in_(cards_of(customer_id)), Case.removed_at.is_(None))
        .where(Case.reported_at >= until - span, Case.reported_at <= until)
        .order_by(Case.reported_at.desc(), Case.id.desc())
        .limit(1)
    )


def count_open(session: Session, customer_id: int, *, staff_id: int | None) -> int:
    """How many open cases of this customer the staff member may see."""
    open_cases = select(func.count(Case.id)).where(Case.state == CaseState.OPEN)
    return session.scalar(open_cases.where(*_seen_of(session, customer_id, staff_id=staff_id))) or 0


def last_reported_at(session: Session, customer_id: int, *, staff_id: int | None) -> datetime | None:
    """When the latest case of this customer was reported that the staff member may see."""
    last = select(func.max(Case.reported_at))
    return session.scalar(last.where(*_seen_of(session, customer_id, staff_id=staff_id)))


def _seen_of(session: Session, customer_id: int, *, staff_id: int | None) -> tuple[ColumnElement[bool], ...]:
    mine = Case.customer_id.in_(cards_of(customer_id))
    return mine, Case.removed_at.is_(None), visible_to(session, staff_id)


def first_manager(session: Session) -> Staff | None:
    """The first manager who works here; without one, the owner."""
    deciding = (
        select(Staff)
        .where(Staff.active, Staff.role.in_((Role.MANAGER, Role.OWNER)))
        .order_by((Staff.role == Role.MANAGER).desc(), Staff.id)
        .limit(1)
    )
    return session.scalar(deciding)

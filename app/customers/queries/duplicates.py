"""Customers who share something with the one being added."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.model.alias import Alias
from app.model.contact_point import ContactKind, ContactPoint
from app.model.customer import Customer, CustomerSummary
from app.model.occasion import Occasion, OccasionKind
from app.model.visit import Visit


def sharing_contacts(session: Session, normals: Collection[str]) -> list[Any]:
    """(customer_id, kind, value) of every contact that equals one of these."""
    if not normals:
        return []
    wanted = select(ContactPoint.customer_id, ContactPoint.kind, ContactPoint.value)
    return list(session.execute(wanted.where(ContactPoint.normal.in_(normals)).limit(100)))


def known_people(session: Session, customer_ids: Collection[int]) -> list[Any]:
    """(id, display_name, last_visit_on) of those who are on a card of their own."""
    wanted = (
        select(Customer.id, Customer.display_name, CustomerSummary.last_visit_on)
        .join_from(Customer, CustomerSummary, CustomerSummary.customer_id == Customer.id, isouter=True)
        .where(Customer.id.in_(customer_ids), Customer.merged_into_id.is_(None))
    )
    return list(session.execute(wanted))


def other_names(session: Session, customer_ids: Collection[int]) -> dict[int, list[str]]:
    """The other names of each."""
    found: dict[int, list[str]] = {}
    wanted = select(Alias.customer_id, Alias.name).where(Alias.customer_id.in_(customer_ids))
    for customer_id, name in session.execute(wanted):
        found.setdefault(customer_id, []).append(name)
    return found


def birthdays(session: Session, customer_ids: Collection[int]) -> dict[int, tuple[int, int, int | None]]:
    """(month, day, year) of each one's own birthday."""
    wanted = select(Occasion.customer_id, Occasion.month, Occasion.day, Occasion.year).where(
        and_(
            Occasion.customer_id.in_(customer_ids),
            Occasion.companion_id.is_(None),
            Occasion.kind == OccasionKind.BIRTHDAY,
        )
    )
    return {row.customer_id: (row.month, row.day, row.year) for row in session.execute(wanted)}


def who_is_here(session: Session, customer_ids: Collection[int]) -> set[int]:
    """Those of them who are here now."""
    wanted = select(Visit.customer_id).where(Visit.customer_id.in_(customer_ids), Visit.status == "here")
    return set(session.scalars(wanted))


def phone_tails(session: Session, customer_ids: Collection[int]) -> dict[int, str]:
    """The last four digits of a phone of each."""
    wanted = select(ContactPoint.customer_id, ContactPoint.national_digits).where(
        ContactPoint.customer_id.in_(customer_ids),
        ContactPoint.kind == ContactKind.PHONE,
        ContactPoint.national_digits != "",
    )
    ordered = wanted.order_by(ContactPoint.preferred, ContactPoint.id.desc())
    return {customer_id: digits[-4:] for customer_id, digits in session.execute(ordered)}

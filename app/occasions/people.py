"""Whom the venue may celebrate: nobody who died, was archived or merged away, or does not want moments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select
from sqlalchemy.orm import aliased

from app.model.consent import Consent, Purpose
from app.model.customer import Customer


def may_be_celebrated(customer_id: Any) -> ColumnElement[bool]:
    """The condition on the customer with this id; the latest word on moments decides."""
    customer = aliased(Customer)
    lives = exists().where(
        customer.id == customer_id,
        customer.archived_at.is_(None),
        customer.deceased_at.is_(None),
        customer.merged_into_id.is_(None),
    )
    return and_(lives, not_(has_said_no(customer_id)))


def has_said_no(customer_id: Any) -> ColumnElement[bool]:
    """Whether the last that the customer decided about moments is a no."""
    said, later = aliased(Consent), aliased(Consent)
    is_later = or_(
        later.decided_on > said.decided_on,
        and_(later.decided_on == said.decided_on, later.id > said.id),
    )
    overruled = select(later.id).where(
        later.customer_id == said.customer_id, later.purpose == Purpose.MOMENTS, is_later
    )
    return exists().where(
        said.customer_id == customer_id,
        said.purpose == Purpose.MOMENTS,
        said.given.is_(False),
        not_(overruled.exists()),
    )


def comes_along(companion: Any) -> ColumnElement[bool]:
    """The condition on an outer-joined companion: nobody, or somebody who may be celebrated."""
    linked = or_(companion.linked_customer_id.is_(None), may_be_celebrated(companion.linked_customer_id))
    return or_(companion.id.is_(None), and_(companion.deceased_at.is_(None), linked))

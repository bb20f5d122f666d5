"""Whom the venue may celebrate: nobody who died, was archived or merged away, restricted
their data, objected, or does not want moments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select

from app.model.consent import Consent, Purpose
from app.model.customer import Customer

# Named once: statements are then made quickly, and the same ones are recognised.
_CUSTOMER = Customer.__table__.alias("live_customer")
_SAID, _LATER = Consent.__table__.alias("said"), Consent.__table__.alias("later_said")


def may_be_celebrated(customer_id: Any) -> ColumnElement[bool]:
    """The condition on the customer with this id; the latest word on moments decides."""
    lives = exists().where(
        _CUSTOMER.c.id == customer_id,
        _CUSTOMER.c.archived_at.is_(None),
        _CUSTOMER.c.deceased_at.is_(None),
        _CUSTOMER.c.merged_into_id.is_(None),
        _CUSTOMER.c.restricted_at.is_(None),
        _CUSTOMER.c.objected_at.is_(None),
    )
    return and_(lives, not_(has_said_no(customer_id)))


def has_said_no(customer_id: Any, purpose: Purpose = Purpose.MOMENTS) -> ColumnElement[bool]:
    """Whether the last that the customer decided about this, moments unless it is named, is a no."""
    return exists().where(
        _SAID.c.customer_id == customer_id,
        _SAID.c.purpose == purpose,
        _SAID.c.given.is_(False),
        not_(_OVERRULED),
    )


_OVERRULED = (
    select(_LATER.c.id)
    .where(
        _LATER.c.customer_id == _SAID.c.customer_id,
        _LATER.c.purpose == _SAID.c.purpose,
        or_(
            _LATER.c.decided_on > _SAID.c.decided_on,
            and_(_LATER.c.decided_on == _SAID.c.decided_on, _LATER.c.id > _SAID.c.id),
        ),
    )
    .correlate(_SAID)
    .exists()
)


def comes_along(companion: Any) -> ColumnElement[bool]:
    """The condition on an outer-joined companion: nobody, or somebody who may be celebrated."""
    linked = or_(companion.linked_customer_id.is_(None), may_be_celebrated(companion.linked_customer_id))
    return or_(companion.id.is_(None), and_(companion.deceased_at.is_(None), linked))

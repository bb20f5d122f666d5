"""Reading who comes along with one customer."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.words import gettext as _
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer
from app.occasions.people import may_be_celebrated
from app.occasions.rows import CompanionName, Household
from app.storage.reading import read_rows

_CUSTOMER, _COMPANION, _SHARE = Customer.__table__.c, Companion.__table__.c, CompanionShare.__table__.c
_LINKED = Customer.__table__.alias("linked")


def find_household(session: Session, customer_id: int) -> Household:
    """The customer with all who come along, the oldest entry first; raises NotFound."""
    wanted = select(_CUSTOMER.display_name, may_be_celebrated(_CUSTOMER.id).label("comes_up"))
    customer = read_rows(session, wanted.where(_CUSTOMER.id == customer_id)).first()
    if customer is None:
        raise NotFound(_("Nobody with the number {number} is known here.").format(number=customer_id))
    shared = select(_SHARE.companion_id).where(_SHARE.customer_id == customer_id)
    along = (
        select(_COMPANION.id, _COMPANION.name)
        .select_from(Companion.__table__)
        .outerjoin(_LINKED, _LINKED.c.id == _COMPANION.linked_customer_id)
        .where(
            or_(_COMPANION.customer_id == customer_id, _COMPANION.id.in_(shared)),
            _COMPANION.deceased_at.is_(None),
            _LINKED.c.deceased_at.is_(None),
        )
        .order_by(_COMPANION.id)
    )
    companions = tuple(CompanionName(row.id, row.name) for row in read_rows(session, along))
    return Household(customer_id, customer.display_name, companions, bool(customer.comes_up))

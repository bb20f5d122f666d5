"""Whose card is written on."""

from __future__ import annotations

from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput, NotFound, Problem
from app.model.companion import Companion
from app.model.customer import Customer


def get_customer(session: Session, customer_id: int) -> Customer:
    """The customer; raises NotFound for one that never was."""
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound(
            _("Nobody with the number {number} is known here.").format(number=customer_id),
            kept=_("Nothing was changed."),
        )
    return customer


def check_companion(session: Session, companion_id: int | None, *, customer_id: int) -> None:
    """Raise InvalidInput when the companion is not one of this customer."""
    if companion_id is None:
        return
    mine = select(func.count()).where(Companion.id == companion_id, Companion.customer_id == customer_id)
    if not session.scalar(mine):
        raise InvalidInput([Problem("companion_id", _("This companion is not there any more."))])

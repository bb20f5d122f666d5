"""Whose days and companions are written down."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.consents.limits import refuse_if_restricted
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.words import gettext as _
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer


def get_customer(session: Session, customer_id: int) -> Customer:
    """The customer, to write about; raises NotFound for one that never was, Conflict where data are restricted."""
    customer = session.get(Customer, customer_id)
    if customer is None:
        raise NotFound(
            _("Nobody with the number {number} is known here.").format(number=customer_id),
            kept=_("Nothing was changed."),
        )
    refuse_if_restricted(customer)
    return customer


def home_of(session: Session, companion_id: int | None, *, customer_id: int) -> int:
    """The customer under whom it is written down: the one with whom the companion came first.

    Raises InvalidInput when the companion does not come with this customer.
    """
    if companion_id is None:
        return customer_id
    companion = session.get(Companion, companion_id)
    if companion is None or not _comes_with(session, companion, customer_id):
        raise InvalidInput([Problem("companion_id", _("This companion is not there any more."))])
    return companion.customer_id


def _comes_with(session: Session, companion: Companion, customer_id: int) -> bool:
    if companion.customer_id == customer_id:
        return True
    shared = select(CompanionShare.id).where(
        CompanionShare.companion_id == companion.id, CompanionShare.customer_id == customer_id
    )
    return session.scalar(shared) is not None

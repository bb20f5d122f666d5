"""Whose gesture it is, when cards were merged."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.words import gettext as _
from app.model.customer import Customer


def live_card(session: Session, customer_id: int) -> Customer:
    """The card into which this one was merged, or itself; raises NotFound for one that never was."""
    seen: set[int] = set()
    customer = session.get(Customer, customer_id)
    while customer is not None and customer.merged_into_id is not None and customer.id not in seen:
        seen.add(customer.id)
        customer = session.get(Customer, customer.merged_into_id)
    if customer is None:
        raise NotFound(_("This card is not there any more."), kept=_("Nothing was changed."))
    return customer


def cards_of(session: Session, customer_id: int) -> tuple[int, ...]:
    """The ids of a card and of all that were merged into it."""
    cards = select(Customer.id).where(Customer.id == customer_id).cte("cards", recursive=True)
    cards = cards.union(select(Customer.id).join(cards, Customer.merged_into_id == cards.c.id))
    return tuple(session.scalars(select(cards.c.id).order_by(cards.c.id)))

"""Who may be said to have recommended the venue, and keeping it on every card of one person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.queries.people import find_live_customer
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.model.customer import Customer

FIELD = "referred_by_id"
_SAID = (FIELD, "heard_from")


def check_referrer(session: Session, referrer_id: int | None, *, customer_id: int | None = None) -> None:
    """Raise InvalidInput for somebody who cannot have recommended the venue to this customer; None is nobody."""
    if referrer_id is None:
        return
    referrer = session.get(Customer, referrer_id)
    if referrer is None:
        raise InvalidInput([Problem(FIELD, _("This card is not there any more."))])
    if customer_id is not None and _is_same(session, referrer_id, customer_id):
        raise InvalidInput([Problem(FIELD, _("Nobody recommends us to themselves. Choose somebody else."))])
    if referrer.merged_into_id is not None or referrer.archived_at is not None:
        sentence = _("The card of {customer} is put away.").format(customer=referrer.display_name)
        raise InvalidInput([Problem(FIELD, sentence)])


def clear_on_merged(session: Session, customer_id: int, *, values: Mapping[str, Any]) -> None:
    """Inside a write: what is taken off a card is said by none of those that were merged into it either."""
    gone = {name: values[name] for name in _SAID if name in values and not values[name]}
    merged = [customer_id] if gone else []
    while merged:
        wanted = select(Customer).where(Customer.merged_into_id.in_(merged))
        cards = [card for card in session.scalars(wanted) if card.id != customer_id]
        for card in cards:
            for name, nothing in gone.items():
                setattr(card, name, nothing)
        merged = [card.id for card in cards]


def _is_same(session: Session, one_id: int, other_id: int) -> bool:
    one, other = find_live_customer(session, one_id), find_live_customer(session, other_id)
    return one_id == other_id or (one is not None and other is not None and one.id == other.id)

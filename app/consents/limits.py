"""What may still be done for somebody who restricted their data, objected, or said no.

Restricted data are stored and not used: lists of the venue name nobody of them and hold no word of theirs, and
managers alone read them, on the card; on the cards of others nobody else reads that they come along. Whoever objected is named where work is done, and in no list of whom to approach.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.consents.health import has_agreed
from app.core.acting import Desk
from app.core.errors import Conflict, Refused
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.companion import Companion
from app.model.consent import Purpose
from app.model.customer import Customer
from app.storage.chunks import chunks


def restricted_words() -> str:
    """What stands in a list for the name of somebody whose data are restricted."""
    return _("Data restricted")


def objected_words() -> str:
    """What stands in a list of whom to approach for the name of somebody who does not want to be."""
    return _("Not to be approached")


def restricted_among(session: Session, customer_ids: Collection[int | None]) -> frozenset[int]:
    """Those whose data may only be kept."""
    return _among(session, customer_ids, Customer.restricted_at.is_not(None))


def objecting_among(session: Session, customer_ids: Collection[int | None]) -> frozenset[int]:
    """Those who do not want to be approached."""
    return _among(session, customer_ids, Customer.objected_at.is_not(None))


def kept_only_among(session: Session, companion_ids: Collection[int | None]) -> frozenset[int]:
    """Those who come along and are customers themselves whose data may only be kept."""
    wanted = (
        select(Companion.id)
        .join(Customer, Customer.id == Companion.linked_customer_id)
        .where(Customer.restricted_at.is_not(None))
    )
    ids = sorted({one for one in companion_ids if one is not None})
    return frozenset(
        one for some in chunks(ids) for one in session.scalars(wanted.where(Companion.id.in_(some)))
    )


def may_read(session: Session, customer_id: int | None, *, desk: Desk) -> bool:
    """Whether whoever is signed in may read about this person more than their name and what safety needs."""
    return desk.may(Right.ERASE) or not restricted_among(session, {customer_id})


def refuse_reading(session: Session, customer_id: int | None, *, desk: Desk) -> None:
    """Raise Refused for what is about somebody whose data managers alone may read."""
    if not may_read(session, customer_id, desk=desk):
        raise Refused(Right.ERASE, _("The data of this person are restricted."))


def _among(
    session: Session, customer_ids: Collection[int | None], condition: ColumnElement[bool]
) -> frozenset[int]:
    wanted = select(Customer.id).where(condition)
    ids = sorted({one for one in customer_ids if one is not None})
    return frozenset(
        one for some in chunks(ids) for one in session.scalars(wanted.where(Customer.id.in_(some)))
    )


def refuse_if_restricted(customer: Customer) -> None:
    """Raise Conflict where the data of this person may only be kept."""
    if customer.restricted_at is not None:
        raise Conflict(
            _("The data of this person are restricted: they are kept, and nothing else is done with them."),
            kept=_("Nothing was changed."),
            to_do=_("Ask a manager, who can lift the restriction on the card."),
        )


def why_not_to_approach(session: Session, customer: Customer, *, purpose: Purpose | None = None) -> str:
    """Why nobody may write to them or ask them something; empty when one may."""
    name = customer.display_name
    if customer.restricted_at is not None:
        return _("The data of {name} are restricted.").format(name=name)
    if customer.objected_at is not None:
        return _("{name} does not want to be approached.").format(name=name)
    if purpose is not None and has_agreed(session, customer.id, purpose=purpose) is False:
        return _("{name} said no to this.").format(name=name)
    return ""

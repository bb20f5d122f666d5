"""What may still be done for somebody who restricted their data, objected, or said no."""

from __future__ import annotations

from gettext import gettext as _

from sqlalchemy.orm import Session

from app.consents.health import has_agreed
from app.core.errors import Conflict
from app.model.consent import Purpose
from app.model.customer import Customer


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

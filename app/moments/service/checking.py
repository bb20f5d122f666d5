"""What every act on a moment looks at first; each refusal names the field and says what to do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.consents.limits import why_not_to_approach
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.gestures.cards import cards_of, live_card
from app.model.companion import Companion, CompanionShare
from app.model.customer import Customer
from app.model.department import Department
from app.model.moment import Moment, MomentState
from app.model.staff import Staff
from app.occasions.people import has_said_no
from app.occasions.schemas import MISSED_DAYS
from app.storage.editing import get_row
from app.storage.failures import conflict

FARTHEST_DAYS = 3 * 366
"""Nobody plans further ahead; a longer wait is a slip of the year."""
ENDED = (MomentState.DELIVERED, MomentState.SKIPPED)


def refuse(field: str, sentence: str) -> InvalidInput:
    """The error for one field."""
    return InvalidInput([Problem(field, sentence)])


def get_moment(session: Session, moment_id: int, *, version: int | None, **yours: Any) -> Moment:
    """The moment as it was shown; raises Conflict with what differs when somebody changed it meanwhile."""
    moment = get_row(session, Moment, row_id=moment_id)
    if version is not None and moment.version != version:
        raise conflict(theirs={key: getattr(moment, key) for key in yours}, yours=yours)
    return moment


def refuse_ended(moment: Moment) -> None:
    """Nothing is planned any more for what was delivered or skipped."""
    if moment.state == MomentState.DELIVERED:
        raise refuse("state", _("This was delivered already."))
    if moment.state == MomentState.SKIPPED:
        raise refuse("state", _("This was skipped. Take it up again first."))


def celebrated_card(session: Session, customer_id: int, *, field: str = "customer_id") -> Customer:
    """The live card of somebody whom the venue may celebrate."""
    card = live_card(session, customer_id)
    name = card.display_name
    if card.archived_at is not None:
        raise refuse(field, _("The card of {name} is archived.").format(name=name))
    if card.deceased_at is not None:
        raise refuse(field, _("{name} has died.").format(name=name))
    if why := why_not_to_approach(session, card):
        raise refuse(field, why)
    if session.scalar(select(has_said_no(card.id))):
        raise refuse(field, _("{name} does not want moments.").format(name=name))
    return card


def check_companion(session: Session, companion_id: int | None, *, card: Customer) -> None:
    """Whoever is celebrated comes with this customer, is alive, and wants it."""
    if companion_id is None:
        return
    companion = session.get(Companion, companion_id)
    if companion is None or not _comes_with(session, companion, card):
        raise refuse("companion_id", _("This companion is not there any more."))
    if companion.deceased_at is not None:
        raise refuse("companion_id", _("{name} has died.").format(name=companion.name))
    if companion.linked_customer_id is not None:
        celebrated_card(session, companion.linked_customer_id, field="companion_id")


def refuse_uncelebrated(session: Session, moment: Moment) -> None:
    """What was learnt since it was planned counts: nobody is celebrated who must not be."""
    card = celebrated_card(session, moment.customer_id)
    check_companion(session, moment.companion_id, card=card)


def _comes_with(session: Session, companion: Companion, card: Customer) -> bool:
    cards = cards_of(session, card.id)
    if companion.customer_id in cards:
        return True
    shared = select(CompanionShare.id).where(
        CompanionShare.companion_id == companion.id, CompanionShare.customer_id.in_(cards)
    )
    return session.scalar(shared.limit(1)) is not None


def check_people(session: Session, *, owner_id: int | None, department_id: int | None) -> None:
    """Whoever is named must still be here."""
    if owner_id is not None:
        owner = session.get(Staff, owner_id)
        if owner is None or not owner.active:
            name = owner.name if owner else _("Whoever was named")
            raise refuse("owner_id", _("{name} does not work here any more.").format(name=name))
    if department_id is not None and session.get(Department, department_id) is None:
        raise refuse("department_id", _("This department is not there any more."))


def check_day(day: date | None, today: date, *, field: str, earliest: date | None = None) -> None:
    """A day that can still be planned for."""
    if day is None:
        return
    if day < (earliest or today):
        raise refuse(field, _("This day is over. Choose today or a later one."))
    if day > today + timedelta(days=FARTHEST_DAYS):
        raise refuse(field, _("This is more than three years away. Check the year."))


def earliest_missed(today: date) -> date:
    """What fell on this day or later can still be made good."""
    return today - timedelta(days=MISSED_DAYS)

"""Needs of health are kept with consent, or for a stated reason of somebody's safety."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.consents.wordings import read_wordings
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.model.consent import Consent, Purpose
from app.model.preference import MustKind, Preference, Strength


def is_of_health(row: Preference) -> bool:
    """Whether a row says something of somebody's health that needs a basis; an allergy is one of safety itself."""
    return row.strength == Strength.MUST and row.must_kind == MustKind.HEALTH


def has_agreed(session: Session, customer_id: int, *, purpose: Purpose = Purpose.HEALTH) -> bool | None:
    """The latest yes or no; None when nobody asked."""
    session.flush()
    said = select(Consent.given).where(Consent.customer_id == customer_id, Consent.purpose == purpose)
    return session.scalars(said.order_by(Consent.decided_on.desc(), Consent.id.desc()).limit(1)).first()


def give_basis(
    session: Session, row: Preference, *, agreed: bool, reason: str, today: date, at: datetime, by: int | None
) -> None:
    """Inside a write: keep why a need of health may be kept; raises InvalidInput when nothing says so.

    What is no need of health any more loses its reason.
    """
    if not is_of_health(row):
        row.safety_reason, row.safety_by, row.safety_at = "", None, None
        return
    if agreed and not has_agreed(session, row.customer_id):
        session.add(
            Consent(
                customer_id=row.customer_id,
                purpose=Purpose.HEALTH,
                given=True,
                decided_on=today,
                source=_("told to us"),
                wording=read_wordings(session)[Purpose.HEALTH],
                staff_id=by,
            )
        )
    elif reason and reason != row.safety_reason:
        row.safety_reason, row.safety_by, row.safety_at = reason, by, at
    elif not row.safety_reason and not has_agreed(session, row.customer_id):
        problem = _(
            "This is about their health: write down that they agree, or why it is needed for their safety."
        )
        raise InvalidInput([Problem("safety_reason", problem)])

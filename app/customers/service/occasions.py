"""Dates worth remembering."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.outcome import Outcome
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import OccasionDraft, OccasionEdit
from app.customers.service.ownership import check_companion, get_customer
from app.model.occasion import Occasion, OccasionKind
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


def put_occasion(session: Session, customer_id: int, *, draft: OccasionDraft) -> Occasion:
    """Inside a write: the occasion, of the customer or the companion named.

    Nobody has two birthdays: a second one corrects the first. The same date again changes nothing.
    """
    check_companion(session, draft.companion_id, customer_id=customer_id)
    known = _find_known(session, customer_id, draft)
    if known is not None:
        for key, value in _columns(draft.on).items():
            setattr(known, key, value)
        return known
    row = Occasion(
        customer_id=customer_id,
        companion_id=draft.companion_id,
        kind=draft.kind,
        label=draft.label,
        repeats=draft.repeats,
        **_columns(draft.on),
    )
    session.add(row)
    session.flush()
    return row


class OccasionService:
    """Adds, changes and removes occasions."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def add_occasion(self, customer_id: int, draft: OccasionDraft) -> Outcome[int]:
        """Keep a date; gives its id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = put_occasion(session, customer_id, draft=draft)
        return session.outcome(row.id, said=_("Occasion kept"), undo_label=_("add an occasion"))

    def edit_occasion(self, occasion_id: int, edit: OccasionEdit) -> Outcome[None]:
        """Change a date; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Occasion, row_id=occasion_id)
            values = edit.given()
            on = values.pop("on", None)
            if on is not None:
                values |= _columns(on)
            check_companion(session, values.get("companion_id"), customer_id=row.customer_id)
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Occasion changed"), undo_label=_("change an occasion"))

    def remove_occasion(self, occasion_id: int) -> Outcome[None]:
        """Take a date off the card."""
        with self._work.write() as session:
            session.delete(get_row(session, Occasion, row_id=occasion_id))
        return session.outcome(None, said=_("Occasion removed"), undo_label=_("remove an occasion"))


def _find_known(session: Session, customer_id: int, draft: OccasionDraft) -> Occasion | None:
    wanted = select(Occasion).where(
        Occasion.customer_id == customer_id,
        Occasion.kind == draft.kind,
        Occasion.companion_id == draft.companion_id,
        Occasion.label == draft.label,
    )
    if draft.kind is not OccasionKind.BIRTHDAY:
        on = draft.on
        wanted = wanted.where(Occasion.month == on.month, Occasion.day == on.day, Occasion.year == on.year)
    return session.scalars(wanted.order_by(Occasion.id).limit(1)).first()


def _columns(on: PartialDate) -> dict[str, Any]:
    return {"month": on.month, "day": on.day, "year": on.year}

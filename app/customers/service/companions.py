"""Who comes with a customer."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.customers.schemas.drafts import CompanionDraft, CompanionEdit
from app.customers.service.ownership import get_customer
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.occasion import Occasion, OccasionKind
from app.model.preference import Preference
from app.occasions.drafts import OccasionDraft
from app.occasions.service.editing import put_occasion
from app.occasions.service.family import drop_shares
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


def put_companion(session: Session, customer_id: int, *, draft: CompanionDraft, today: date) -> Companion:
    """Inside a write: the companion, with a birthday as an occasion of theirs.

    Somebody of that name and kind who comes with the customer already is not doubled.
    """
    _check_link(session, draft.linked_customer_id, customer_id=customer_id)
    row = _find_known(session, customer_id, draft)
    if row is None:
        row = Companion(
            customer_id=customer_id,
            name=draft.name,
            kind=draft.kind,
            relation=draft.relation,
            note=draft.note,
            linked_customer_id=draft.linked_customer_id,
        )
        session.add(row)
        session.flush()
    row.relation, row.note = row.relation or draft.relation, row.note or draft.note
    if draft.birthday is not None:
        birthday = OccasionDraft(kind=OccasionKind.BIRTHDAY, on=draft.birthday, companion_id=row.id)
        put_occasion(session, customer_id, draft=birthday, today=today)
    return row


class CompanionService:
    """Adds, changes and removes companions."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_companion(self, customer_id: int, draft: CompanionDraft) -> Outcome[int]:
        """Keep a companion; gives the id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = put_companion(session, customer_id, draft=draft, today=self._work.today())
        said = _("{name} added").format(name=draft.name)
        return session.outcome(row.id, said=said, undo_label=_("add a companion"))

    @needs(Right.WORK)
    def edit_companion(self, companion_id: int, edit: CompanionEdit) -> Outcome[None]:
        """Change a companion; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, Companion, row_id=companion_id)
            values = edit.given()
            _check_link(session, values.get("linked_customer_id"), customer_id=row.customer_id)
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Companion changed"), undo_label=_("change a companion"))

    @needs(Right.WORK)
    def remove_companion(self, companion_id: int) -> Outcome[None]:
        """Take a companion off the card, with the dates and preferences that are theirs."""
        with self._work.write() as session:
            row = get_row(session, Companion, row_id=companion_id)
            drop_shares(session, row.id)
            for mapped in (Occasion, Preference):
                for theirs in session.scalars(select(mapped).where(mapped.companion_id == row.id)):
                    session.delete(theirs)
            session.flush()
            session.delete(row)
        said = _("{name} removed").format(name=row.name)
        return session.outcome(None, said=said, undo_label=_("remove a companion"))


def _find_known(session: Session, customer_id: int, draft: CompanionDraft) -> Companion | None:
    wanted = select(Companion).where(Companion.customer_id == customer_id, Companion.kind == draft.kind)
    name = fold(draft.name)
    return next((row for row in session.scalars(wanted) if fold(row.name) == name), None)


def _check_link(session: Session, linked_id: int | None, *, customer_id: int) -> None:
    if linked_id is None:
        return
    if linked_id == customer_id:
        raise InvalidInput([Problem("linked_customer_id", _("Nobody is their own companion."))])
    if session.get(Customer, linked_id) is None:
        raise InvalidInput([Problem("linked_customer_id", _("This card is not there any more."))])

"""How a customer is reached, and the other names they go by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.contacts.normal_forms import normal_form
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.schemas.drafts import AliasDraft, AliasEdit, ContactDraft, ContactEdit
from app.customers.service.ownership import get_customer
from app.model.alias import Alias
from app.model.contact_point import ContactPoint
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace


def new_contact(customer_id: int, draft: ContactDraft, *, region: str) -> ContactPoint:
    """The mapped contact, with the form that equal ones share; unreadable ones are kept as given."""
    form = normal_form(draft.kind, draft.value, region=region)
    return ContactPoint(
        customer_id=customer_id,
        kind=draft.kind,
        value=draft.value,
        label=draft.label,
        preferred=draft.preferred,
        normal=form.normal,
        national_digits=form.national_digits,
    )


class ContactService:
    """Adds, changes and removes contacts and other names."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_contact(self, customer_id: int, draft: ContactDraft) -> Outcome[int]:
        """Keep a phone number, email, postal or web address; gives its id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = new_contact(customer_id, draft, region=self._work.venue.region)
            session.add(row)
            session.flush()
            _prefer_one(session, row)
        return session.outcome(row.id, said=_("Contact kept"), undo_label=_("add a contact"))

    @needs(Right.CONTACTS)
    def edit_contact(self, contact_id: int, edit: ContactEdit) -> Outcome[None]:
        """Change a contact; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, ContactPoint, row_id=contact_id)
            apply_edit(row, version=edit.version, values=self._columns(row.kind, edit.given()))
            session.flush()
            _prefer_one(session, row)
        return session.outcome(None, said=_("Contact changed"), undo_label=_("change a contact"))

    @needs(Right.CONTACTS)
    def remove_contact(self, contact_id: int) -> Outcome[None]:
        """Take a contact off the card."""
        with self._work.write() as session:
            session.delete(get_row(session, ContactPoint, row_id=contact_id))
        return session.outcome(None, said=_("Contact removed"), undo_label=_("remove a contact"))

    @needs(Right.WORK)
    def add_alias(self, customer_id: int, draft: AliasDraft) -> Outcome[int]:
        """Keep another name; gives its id."""
        with self._work.write() as session:
            get_customer(session, customer_id)
            row = Alias(customer_id=customer_id, name=draft.name, kind=draft.kind)
            session.add(row)
            session.flush()
        return session.outcome(row.id, said=_("Name kept"), undo_label=_("add another name"))

    @needs(Right.WORK)
    def edit_alias(self, alias_id: int, edit: AliasEdit) -> Outcome[None]:
        """Change another name."""
        with self._work.write() as session:
            apply_edit(get_row(session, Alias, row_id=alias_id), version=edit.version, values=edit.given())
        return session.outcome(None, said=_("Name changed"), undo_label=_("change another name"))

    @needs(Right.WORK)
    def remove_alias(self, alias_id: int) -> Outcome[None]:
        """Take another name off the card."""
        with self._work.write() as session:
            session.delete(get_row(session, Alias, row_id=alias_id))
        return session.outcome(None, said=_("Name removed"), undo_label=_("remove another name"))

    def _columns(self, kind: str, given: dict[str, Any]) -> dict[str, Any]:
        if "value" not in given:
            return given
        form = normal_form(kind, given["value"], region=self._work.venue.region)
        return given | {"normal": form.normal, "national_digits": form.national_digits}


def _prefer_one(session: Session, row: ContactPoint) -> None:
    """Of the contacts of one kind at most one is preferred."""
    if not row.preferred:
        return
    others = select(ContactPoint).where(
        ContactPoint.customer_id == row.customer_id,
        ContactPoint.kind == row.kind,
        ContactPoint.id != row.id,
        ContactPoint.preferred,
    )
    for other in session.scalars(others):
        other.preferred = False

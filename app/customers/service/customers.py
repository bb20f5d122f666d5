"""Adding people, changing the head of their card, and taking them out of sight."""

from __future__ import annotations

from typing import Any

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.schemas.drafts import ContactDraft, CustomerDraft, CustomerEdit
from app.customers.service.contacts import new_contact
from app.customers.service.ownership import get_customer
from app.customers.service.referring import check_referrer, clear_on_merged
from app.customers.service.tags import put_tag
from app.model.contact_point import ContactKind
from app.model.customer import Customer
from app.model.occasion import OccasionKind
from app.occasions.drafts import OccasionDraft
from app.occasions.service.editing import put_occasion
from app.occasions.tiers import tier_columns
from app.storage.editing import apply_edit
from app.storage.write_session import WriteSession
from app.venue.workplace import Workplace


class CustomerService:
    """Adds, changes and archives customers."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def add_customer(self, draft: CustomerDraft) -> Outcome[int]:
        """Add somebody with contacts, birthday and tags in one step; gives the id."""
        with self._work.write() as session:
            check_referrer(session, draft.referred_by_id)
            customer = Customer(
                display_name=draft.name,
                given_name=draft.given_name,
                family_name=draft.family_name,
                title=draft.title,
                preferred_name=draft.preferred_name,
                say_name=draft.say_name,
                languages=",".join(draft.languages),
                nationality=draft.nationality.upper(),
                company=draft.company,
                card_number=draft.card_number,
                note=draft.note,
                referred_by_id=draft.referred_by_id,
                heard_from=draft.heard_from,
                created_at=self._work.now(),
            )
            session.add(customer)
            session.flush()
            self._add_what_belongs(session, customer.id, draft)
        said = _("{name} added").format(name=draft.name)
        return session.outcome(customer.id, said=said, undo_label=_("add {name}").format(name=draft.name))

    @needs(Right.WORK)
    def edit_customer(self, customer_id: int, edit: CustomerEdit) -> Outcome[None]:
        """Change the fields given; raises Conflict with both sides when somebody else did meanwhile."""
        with self._work.write() as session:
            customer = get_customer(session, customer_id)
            values = _columns(edit)
            check_referrer(session, values.get("referred_by_id"), customer_id=customer_id)
            if "tier" in values:
                values |= tier_columns(values["tier"], was=customer.tier, today=self._work.today())
            apply_edit(customer, version=edit.version, values=values)
            clear_on_merged(session, customer_id, values=values)
        return session.outcome(None, said=_("Card changed"), undo_label=_("change the card"))

    @needs(Right.WORK)
    def archive_customer(self, customer_id: int) -> Outcome[None]:
        """Take somebody out of sight; nothing is lost, and it can be undone."""
        with self._work.write() as session:
            customer = get_customer(session, customer_id)
            if customer.archived_at is None:
                customer.archived_at = self._work.now()
        said = _("{name} archived").format(name=customer.display_name)
        return session.outcome(None, said=said, undo_label=said)

    @needs(Right.WORK)
    def restore_customer(self, customer_id: int) -> Outcome[None]:
        """Bring an archived customer back."""
        with self._work.write() as session:
            customer = get_customer(session, customer_id)
            customer.archived_at = None
        said = _("{name} is back").format(name=customer.display_name)
        return session.outcome(None, said=said, undo_label=said)

    def _add_what_belongs(self, session: WriteSession, customer_id: int, draft: CustomerDraft) -> None:
        given = [(ContactKind.PHONE, phone) for phone in draft.phones]
        given += [(ContactKind.EMAIL, email) for email in draft.emails]
        for kind, value in given:
            if value:
                contact = ContactDraft(kind=kind, value=value)
                session.add(new_contact(customer_id, contact, region=self._work.venue.region))
        if draft.birthday is not None:
            birthday = OccasionDraft(kind=OccasionKind.BIRTHDAY, on=draft.birthday)
            put_occasion(session, customer_id, draft=birthday, today=self._work.today())
        for name in draft.tags:
            if name:
                put_tag(session, customer_id, name=name)


def _columns(edit: CustomerEdit) -> dict[str, Any]:
    values = edit.given()
    if "languages" in values:
        values["languages"] = ",".join(values["languages"])
    if "nationality" in values:
        values["nationality"] = values["nationality"].upper()
    return values

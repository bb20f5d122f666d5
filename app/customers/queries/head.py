"""The head of the card."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.contacts.phones import show_phone
from app.core.errors import NotFound
from app.core.partial_dates import PartialDate
from app.customers.queries import visits
from app.customers.schemas.person import AliasRow, CardRow, ConsentRow, ContactRow, TagRow, VisitTotals
from app.model.alias import Alias, AliasKind
from app.model.attachment import Attachment
from app.model.consent import Consent, Purpose
from app.model.contact_point import ContactKind, ContactPoint
from app.model.customer import Customer, CustomerSummary
from app.model.tag import CustomerTag, Tag

READABLE_KINDS = frozenset({ContactKind.PHONE, ContactKind.EMAIL})
_ORDER = {kind: place for place, kind in enumerate(ContactKind)}

_HEAD = (
    select(
        Customer,
        CustomerSummary.visits_count,
        CustomerSummary.visits_completed,
        CustomerSummary.first_visit_on,
        CustomerSummary.last_visit_on,
        CustomerSummary.amount_minor,
    )
    .join_from(Customer, CustomerSummary, CustomerSummary.customer_id == Customer.id, isouter=True)
)  # fmt: skip


def get_head(
    session: Session, customer_id: int, *, today: date, currency: str, birthday: PartialDate | None
) -> CardRow:
    """The head of the card; raises NotFound for a customer that never was."""
    row = session.execute(_HEAD.where(Customer.id == customer_id)).first()
    if row is None:
        raise NotFound(_("Nobody with the number {number} is known here.").format(number=customer_id))
    customer: Customer = row[0]
    return CardRow(
        id=customer.id,
        version=customer.version,
        display_name=customer.display_name,
        whereabouts=visits.whereabouts(session, customer_id, today=today),
        totals=_totals(session, customer_id, row, currency),
        created_at=customer.created_at,
        given_name=customer.given_name,
        family_name=customer.family_name,
        title=customer.title,
        preferred_name=customer.preferred_name,
        say_name=customer.say_name,
        languages=split_languages(customer.languages),
        nationality=customer.nationality,
        company=customer.company,
        card_number=customer.card_number,
        tier=customer.tier,
        note=customer.note,
        birthday=birthday,
        portrait_id=_portrait_id(session, customer_id),
        contacts=list_contacts(session, customer_id),
        aliases=list_aliases(session, customer_id),
        tags=list_tags(session, customer_id),
        archived_at=customer.archived_at,
        merged_into_id=customer.merged_into_id,
    )


def split_languages(text: str) -> tuple[str, ...]:
    """The language tags in one column."""
    return tuple(tag for part in text.split(",") if (tag := part.strip()))


def _totals(session: Session, customer_id: int, row: Any, currency: str) -> VisitTotals:
    return VisitTotals(
        count=row.visits_count or 0,
        completed=row.visits_completed or 0,
        first_on=row.first_visit_on,
        last_on=row.last_visit_on,
        amount_minor=row.amount_minor or 0,
        currency=currency,
        rhythm_days=visits.rhythm(session, customer_id),
    )


def _portrait_id(session: Session, customer_id: int) -> int | None:
    wanted = select(Attachment.id).where(
        Attachment.customer_id == customer_id, Attachment.portrait, Attachment.removed_at.is_(None)
    )
    return session.scalar(wanted.order_by(Attachment.id.desc()).limit(1))


def list_contacts(session: Session, customer_id: int) -> tuple[ContactRow, ...]:
    """The contacts, by kind, the preferred one of each kind first."""
    wanted = select(
        ContactPoint.id,
        ContactPoint.version,
        ContactPoint.kind,
        ContactPoint.value,
        ContactPoint.normal,
        ContactPoint.national_digits,
        ContactPoint.label,
        ContactPoint.preferred,
    ).where(ContactPoint.customer_id == customer_id)
    rows = [_contact(row) for row in session.execute(wanted)]
    return tuple(sorted(rows, key=lambda row: (_ORDER[row.kind], not row.preferred, row.id)))


def _contact(row: Any) -> ContactRow:
    kind = ContactKind(row.kind)
    is_phone = kind is ContactKind.PHONE and row.normal
    return ContactRow(
        id=row.id,
        version=row.version,
        kind=kind,
        value=row.value,
        shown=show_phone(row.normal) if is_phone else row.value,
        label=row.label,
        preferred=row.preferred,
        readable=kind not in READABLE_KINDS or bool(row.normal or row.national_digits),
    )


def list_aliases(session: Session, customer_id: int) -> tuple[AliasRow, ...]:
    """The other names, the oldest first."""
    wanted = select(Alias.id, Alias.version, Alias.name, Alias.kind).where(Alias.customer_id == customer_id)
    return tuple(
        AliasRow(row.id, row.version, row.name, AliasKind(row.kind))
        for row in session.execute(wanted.order_by(Alias.id))
    )


def list_tags(session: Session, customer_id: int) -> tuple[TagRow, ...]:
    """The labels, by name."""
    wanted = (
        select(Tag.id, CustomerTag.id, Tag.name, CustomerTag.by_rule)
        .join_from(CustomerTag, Tag, CustomerTag.tag_id == Tag.id)
        .where(CustomerTag.customer_id == customer_id)
        .order_by(Tag.name)
    )
    return tuple(TagRow(*row) for row in session.execute(wanted))


def list_consents(
    session: Session, customer_id: int, *, names: dict[int | None, str]
) -> tuple[ConsentRow, ...]:
    """The latest decision for each purpose."""
    wanted = select(Consent).where(Consent.customer_id == customer_id)
    latest = {row.purpose: row for row in session.scalars(wanted.order_by(Consent.decided_on, Consent.id))}
    return tuple(
        ConsentRow(
            id=row.id,
            version=row.version,
            purpose=purpose,
            given=row.given,
            decided_on=row.decided_on,
            source=row.source,
            wording=row.wording,
            staff_name=names.get(row.staff_id, ""),
        )
        for purpose in Purpose
        if (row := latest.get(purpose)) is not None
    )

"""The head of the card."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, bindparam, exists, select
from sqlalchemy.orm import Session

from app.contacts.phones import show_phone
from app.core.errors import NotFound
from app.core.partial_dates import PartialDate
from app.core.rhythm import rhythm_days
from app.core.words import gettext as _
from app.customers.queries import visits
from app.customers.schemas.person import AliasRow, CardRow, ConsentRow, ContactRow, TagRow, VisitTotals
from app.model.alias import Alias, AliasKind
from app.model.attachment import Attachment
from app.model.consent import Consent, Purpose
from app.model.contact_point import ContactKind, ContactPoint
from app.model.customer import Customer, CustomerSummary
from app.model.erasure import Erasure
from app.model.tag import CustomerTag, Tag
from app.storage.reading import read_rows

READABLE_KINDS = frozenset({ContactKind.PHONE, ContactKind.EMAIL})
_ORDER = {kind: place for place, kind in enumerate(ContactKind)}

_CUSTOMER, _SUMMARY, _CONTACT = Customer.__table__, CustomerSummary.__table__, ContactPoint.__table__
_ID: BindParameter[Any] = bindparam("customer_id")
_HEAD = (
    select(
        _CUSTOMER,
        _SUMMARY.c.visits_count,
        _SUMMARY.c.visits_completed,
        _SUMMARY.c.first_visit_on,
        _SUMMARY.c.last_visit_on,
        _SUMMARY.c.amount_minor,
        exists().where(Erasure.customer_id == _CUSTOMER.c.id).label("erased"),
    )
    .join_from(_CUSTOMER, _SUMMARY, _SUMMARY.c.customer_id == _CUSTOMER.c.id, isouter=True)
    .where(_CUSTOMER.c.id == _ID)
)
_PORTRAIT = (
    select(Attachment.id)
    .where(Attachment.customer_id == _ID, Attachment.portrait, Attachment.removed_at.is_(None))
    .order_by(Attachment.id.desc())
    .limit(1)
)
_CONTACTS = select(_CONTACT).where(_CONTACT.c.customer_id == _ID)
_ALIASES = (
    select(Alias.id, Alias.version, Alias.name, Alias.kind).where(Alias.customer_id == _ID).order_by(Alias.id)
)
_TAGS = (
    select(Tag.id, CustomerTag.id, Tag.name, CustomerTag.by_rule)
    .join_from(CustomerTag, Tag, CustomerTag.tag_id == Tag.id)
    .where(CustomerTag.customer_id == _ID)
    .order_by(Tag.name)
)
_CONSENTS = (
    select(Consent.__table__).where(Consent.customer_id == _ID).order_by(Consent.decided_on, Consent.id)
)


def get_head(
    session: Session, customer_id: int, *, today: date, currency: str, birthday: PartialDate | None
) -> CardRow:
    """The head of the card; raises NotFound for a customer that never was, and for one who was erased."""
    customer = read_rows(session, _HEAD, customer_id=customer_id).first()
    if customer is None:
        raise NotFound(_("Nobody with the number {number} is known here.").format(number=customer_id))
    if customer.erased:
        raise NotFound(_("This person is not here any more."))
    days = visits.days_seen(session, customer_id)
    return CardRow(
        id=customer.id,
        version=customer.version,
        display_name=customer.display_name,
        whereabouts=visits.whereabouts(session, customer_id, today=today, last_on=days[-1] if days else None),
        totals=_totals(customer, days, currency),
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
        deceased_at=customer.deceased_at,
        merged_into_id=customer.merged_into_id,
        restricted_at=customer.restricted_at,
        objected_at=customer.objected_at,
    )


def split_languages(text: str) -> tuple[str, ...]:
    """The language tags in one column."""
    return tuple(tag for part in text.split(",") if (tag := part.strip()))


def _totals(row: Any, days: list[date], currency: str) -> VisitTotals:
    return VisitTotals(
        count=row.visits_count or 0,
        completed=row.visits_completed or 0,
        first_on=row.first_visit_on,
        last_on=row.last_visit_on,
        amount_minor=row.amount_minor or 0,
        currency=currency,
        rhythm_days=rhythm_days(days),
    )


def _portrait_id(session: Session, customer_id: int) -> int | None:
    return read_rows(session, _PORTRAIT, customer_id=customer_id).scalar()


def list_contacts(session: Session, customer_id: int) -> tuple[ContactRow, ...]:
    """The contacts, by kind, the preferred one of each kind first."""
    rows = [_contact(row) for row in read_rows(session, _CONTACTS, customer_id=customer_id)]
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
    return tuple(
        AliasRow(row.id, row.version, row.name, AliasKind(row.kind))
        for row in read_rows(session, _ALIASES, customer_id=customer_id)
    )


def list_tags(session: Session, customer_id: int) -> tuple[TagRow, ...]:
    """The labels, by name."""
    return tuple(TagRow(*row) for row in read_rows(session, _TAGS, customer_id=customer_id))


def list_consents(
    session: Session, customer_id: int, *, names: dict[int | None, str]
) -> tuple[ConsentRow, ...]:
    """All of them: first what holds, by purpose, then what was decided before that, the newest first."""
    rows = list_decisions(session, customer_id, names=names)
    order = list(Purpose)
    holding = sorted((row for row in rows if not row.past), key=lambda row: order.index(row.purpose))
    return (*holding, *(row for row in rows if row.past))


def list_decisions(
    session: Session, customer_id: int, *, names: dict[int | None, str]
) -> tuple[ConsentRow, ...]:
    """Each decision, the newest first."""
    rows = list(read_rows(session, _CONSENTS, customer_id=customer_id))
    latest = {row.purpose: row.id for row in rows}
    agreed: set[str] = set()
    found = []
    for row in rows:
        one = ConsentRow(
            id=row.id,
            version=row.version,
            purpose=Purpose(row.purpose),
            given=row.given,
            decided_on=row.decided_on,
            source=row.source,
            wording=row.wording,
            staff_name=names.get(row.staff_id, ""),
            withdrawn=not row.given and row.purpose in agreed,
            past=latest[row.purpose] != row.id,
        )
        found.append(one)
        agreed = agreed | {row.purpose} if row.given else agreed - {row.purpose}
    return tuple(reversed(found))

"""From what a record says to rows of the venue's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from app.core.recurring import Repeats
from app.core.text_folding import fold
from app.model.codes import VisitStatus
from app.model.companion import CompanionKind
from app.model.contact_point import ContactKind
from app.model.occasion import OccasionKind
from app.model.preference import Evidence, MustKind, Scope, Strength
from app.storage.health_needs import IMPORTED
from app.transfer.importing.kinds import (
    ATTACHMENT,
    CLUE,
    COMPANION,
    CONTACT_POINT,
    CUSTOMER_TAG,
    OCCASION,
    PREFERENCE,
    Kind,
)
from app.transfer.importing.people import Identity, name_words
from app.transfer.importing.writing import CONTENT
from app.transfer.mapping.requests import Finding, FindingKind
from app.transfer.reading.vcard_contacts import Address, Related
from app.transfer.records import OccasionEntry, PersonRecord, PurchaseRecord, Record, VisitRecord

Row = dict[str, Any]
_COMPANIONS = {
    CompanionKind.PARTNER: "spouse partner wife husband fiance girlfriend boyfriend ehe frau mann epoux mari femme marido mujer esposa esposo moglie marito",
    CompanionKind.CHILD: "child son daughter kind sohn tochter enfant fils fille hijo hija figlio figlia filho filha",
    CompanionKind.PARENT: "parent mother father mutter vater mere pere madre padre mae pai",
    CompanionKind.FRIEND: "friend freund ami amigo amiga amico amica",
    CompanionKind.ASSISTANT: "assistant secretary assistent assistente asistente sekretar referred",
    CompanionKind.PET: "pet dog cat hund katze chien chat perro gato cane gatto",
}
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG", "image/png", "png"),
    (b"GIF8", "image/gif", "gif"),
    (b"BM", "image/bmp", "bmp"),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows need of the venue: the instant of the import, the zone, and its preference groups by key."""

    now: datetime
    zone: ZoneInfo
    groups: Mapping[str, int]


def identity_of(record: Record) -> Identity:
    """What tells the person of a record."""
    person = record.person
    assert person is not None
    words = _words(person.given, person.family, person.name) if person.named else ""
    day = person.birthday
    contacts = (
        *(entry.address for entry in person.emails),
        *(entry.phone.e164 for entry in person.phones if entry.phone.e164),
    )
    weak = not person.external_id and not contacts
    return Identity(
        external_id=person.external_id,
        contacts=contacts,
        name=words,
        birthday=(day.month, day.day, day.year) if day else None,
        fingerprint=_fingerprint(record, person) if weak else "",
    )


@lru_cache(10_000)
def _words(given: str, family: str, name: str) -> str:
    return name_words(given, family) or name_words(name)


def _fingerprint(record: Record, person: PersonRecord) -> str:
    said = [fold(person.name), person.birthday.iso() if person.birthday else "", fold(person.company)]
    if record.visit is not None:
        visit = record.visit
        said.append(visit.reference or f"{visit.arrives_on} {visit.at or ''}")
    if record.purchase is not None:
        said.append(record.purchase.invoice or str(record.purchase.bought_on))
    return sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]


def customer_row(person: PersonRecord, setting: Setting) -> Row:
    """The head of the card."""
    return {
        "display_name": person.name,
        "given_name": person.given,
        "family_name": person.family,
        "title": person.title,
        "preferred_name": person.nickname,
        "say_name": person.phonetic,
        "languages": person.language,
        "nationality": person.nationality,
        "company": person.company,
        "card_number": person.card_number,
        "note": "\n".join(filter(None, (person.job, person.note))),
        "created_at": setting.now,
        "deceased_at": _died_at(person, setting),
    }


def _died_at(person: PersonRecord, setting: Setting) -> datetime | None:
    """When somebody died: the beginning of the day at the venue, or now where the file knows no whole day."""
    if not person.has_died:
        return None
    day = person.died_on
    if day is None or day.year is None:
        return setting.now
    return min(setting.now, datetime(day.year, day.month, day.day, tzinfo=setting.zone).astimezone(UTC))


def kinds_of(person: PersonRecord) -> Iterator[Kind]:
    """The kinds of rows below the customer that the person's record becomes."""
    if person.phones or person.emails or person.addresses or person.websites:
        yield CONTACT_POINT
    if person.birthday or person.occasions:
        yield OCCASION
    if person.findings:
        yield PREFERENCE
        yield CLUE
    if person.related:
        yield COMPANION
    if person.tags:
        yield CUSTOMER_TAG
    if person.photo:
        yield ATTACHMENT


def details_of(person: PersonRecord, customer_id: int, *, setting: Setting) -> Iterator[tuple[Kind, Row]]:
    """The rows below a customer that need no other row."""
    for row in _contacts(person):
        yield CONTACT_POINT, {"customer_id": customer_id, **row}
    for entry in _days(person):
        yield OCCASION, {"customer_id": customer_id, **_occasion(entry)}
    if person.photo:
        yield ATTACHMENT, {"customer_id": customer_id, **_photo(person, person.photo, setting)}


def _contacts(person: PersonRecord) -> Iterator[Row]:
    for entry in person.phones:
        phone = entry.phone
        yield _contact(
            ContactKind.PHONE, phone.as_given, entry.label, phone.e164, digits=phone.national_digits
        )
    for email in person.emails:
        yield _contact(ContactKind.EMAIL, email.address, email.label, email.address)
    for address in person.addresses:
        yield _contact(ContactKind.ADDRESS, _one_line(address), address.label, "")
    for website in person.websites:
        yield _contact(ContactKind.WEB, website, "", "")


def _contact(kind: ContactKind, value: str, label: str, normal: str, *, digits: str = "") -> Row:
    return {"kind": kind.value, "value": value, "label": label, "normal": normal, "national_digits": digits}


def _one_line(address: Address) -> str:
    town = " ".join(filter(None, (address.postcode, address.city)))
    return ", ".join(filter(None, (address.street, town, address.region, address.country)))


def _days(person: PersonRecord) -> Iterator[OccasionEntry]:
    if person.birthday:
        yield OccasionEntry(OccasionKind.BIRTHDAY, person.birthday)
    yield from person.occasions


def _occasion(entry: OccasionEntry) -> Row:
    day = entry.day
    row: Row = {
        "companion_id": None,
        "kind": entry.kind.value,
        "label": entry.label,
        "month": day.month,
        "day": day.day,
        "year": day.year,
    }
    if entry.repeats is not Repeats.YEARLY or entry.reference:
        row |= {"repeats": entry.repeats.value, "nth": entry.nth, "weekday": entry.weekday}
        row["reference"] = entry.reference
    return row


def _photo(person: PersonRecord, content: bytes, setting: Setting) -> Row:
    found = next(
        ((media, ending) for begins, media, ending in _PICTURES if content.startswith(begins)),
        (person.photo_type or "application/octet-stream", "bin"),
    )
    return {
        "file_name": f"portrait.{found[1]}",
        "media_type": found[0],
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "portrait": found[0].startswith("image/"),
        "added_at": setting.now,
        CONTENT: content,
    }


def companion_row(related: Related, customer_id: int) -> Row:
    """Somebody who belongs to the customer."""
    words = set(name_words(related.label).split())
    kind = next(
        (kind for kind, names in _COMPANIONS.items() if words & set(names.split())), CompanionKind.OTHER
    )
    return {"customer_id": customer_id, "name": related.name, "kind": kind.value, "relation": related.label}


def preference_row(finding: Finding, customer_id: int, *, setting: Setting, visit_id: int | None) -> Row:
    """A wish or need that the file tells; only what names health is a must."""
    for_visit = finding.scope is Scope.VISIT and visit_id is not None
    return {
        "customer_id": customer_id,
        "companion_id": None,
        "group_id": setting.groups.get(finding.group),
        "visit_id": visit_id if for_visit else None,
        "text": finding.text,
        "strength": (Strength.MUST if finding.kind is FindingKind.MUST else Strength.LIKE).value,
        "must_kind": finding.must_kind.value if finding.must_kind else "",
        "scope": (Scope.VISIT if for_visit else Scope.STANDING).value,
        "evidence": Evidence.IMPORTED.value,
        "noted_at": setting.now,
        "safety_reason": IMPORTED if finding.must_kind is MustKind.HEALTH else "",
        "safety_at": setting.now if finding.must_kind is MustKind.HEALTH else None,
    }


def clue_row(finding: Finding, customer_id: int, *, setting: Setting, visit_id: int | None) -> Row:
    """Something the file tells that somebody has to sort."""
    return {
        "customer_id": customer_id,
        "visit_id": visit_id,
        "text": finding.text,
        "noticed_at": setting.now,
    }


def visit_row(visit: VisitRecord, customer_id: int, *, setting: Setting) -> Row:
    """A stay or table."""
    return {
        "customer_id": customer_id,
        "status": visit.status.value,
        "channel": visit.channel,
        "segment": visit.segment,
        "reference": visit.reference,
        "place": visit.place,
        "place_kind": visit.place_kind,
        "arrives_on": visit.arrives_on,
        "leaves_on": visit.leaves_on,
        "booked_on": visit.booked_on,
        "started_at": _instant(visit.arrives_on, visit.at, setting),
        "adults": visit.adults,
        "children": visit.children,
        "board": visit.board,
        "amount_minor": visit.amount_minor,
        "currency": visit.currency,
    }


def bill_row(purchase: PurchaseRecord, customer_id: int, *, setting: Setting) -> Row:
    """The visit during which the lines of one invoice were bought; its amount is their sum."""
    return {
        "customer_id": customer_id,
        "status": VisitStatus.COMPLETED.value,
        "reference": purchase.invoice,
        "arrives_on": purchase.bought_on,
        "leaves_on": None,
        "started_at": _instant(purchase.bought_on, purchase.at, setting),
        "amount_minor": None,
        "currency": purchase.currency,
    }


def line_row(purchase: PurchaseRecord, visit_id: int, *, position: int) -> Row:
    """One line of an invoice."""
    return {
        "visit_id": visit_id,
        "position": position,
        "code": purchase.code,
        "product": purchase.product,
        "quantity_thousandths": purchase.quantity_thousandths,
        "unit_minor_thousandths": purchase.unit_minor_thousandths,
        "amount_minor": purchase.amount_minor,
    }


def _instant(day: date, at: time | None, setting: Setting) -> datetime | None:
    return datetime.combine(day, at, tzinfo=setting.zone) if at is not None else None

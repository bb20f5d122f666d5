"""The person behind a row."""

from __future__ import annotations

from collections.abc import Iterable

from app.transfer.interpreting.drafts import Draft
from app.transfer.mapping.names import Name, shown
from app.transfer.mapping.targets import Target
from app.transfer.reading.vcard_contacts import Address
from app.transfer.records import PersonRecord


def finish_person(draft: Draft) -> PersonRecord | None:
    """The person of a row, or nothing when nothing in it tells who that is."""
    name = _name(draft)
    stand_in = name.full or _stand_in(draft)
    if not stand_in:
        return None
    text = draft.text
    return PersonRecord(
        name=stand_in,
        named=bool(name.full),
        external_id=text(Target.EXTERNAL_ID),
        family=name.family,
        given=name.given,
        title=name.title,
        nickname=text(Target.NICKNAME),
        phonetic=text(Target.PHONETIC),
        emails=tuple(draft.emails),
        phones=tuple(draft.phones),
        birthday=draft.birthday,
        occasions=tuple(draft.occasions),
        language=draft.language,
        nationality=draft.nationality,
        addresses=tuple(_addresses(draft.addresses.values())),
        websites=tuple(draft.websites),
        company=text(Target.COMPANY),
        job=text(Target.JOB),
        card_number=text(Target.CARD_NUMBER),
        tags=tuple(draft.tags),
        related=tuple(draft.related),
        findings=tuple(draft.findings),
    )


def _name(draft: Draft) -> Name:
    """The name by its own columns where there are some, else the whole name taken apart."""
    whole = draft.name or Name("")
    texts = draft.texts
    if not texts:
        return whole
    addresses = {entry.address for entry in draft.emails}
    family, given, middle = (
        "" if text.lower() in addresses else text
        for text in (draft.text(Target.FAMILY), draft.text(Target.GIVEN), draft.text(Target.MIDDLE))
    )
    title = draft.text(Target.TITLE) or whole.title
    if not family and not given:
        return Name(whole.full, whole.family, whole.given, title, whole.suffix)
    said = " ".join(filter(None, (given, middle)))
    full = whole.full or shown(said, family, draft.text(Target.SUFFIX))
    return Name(full, family, said, title)


def _stand_in(draft: Draft) -> str:
    """What a person without a name is shown as."""
    phone = draft.phones[0].phone.shown if draft.phones else ""
    email = draft.emails[0].address if draft.emails else ""
    return (
        draft.text(Target.NICKNAME)
        or draft.text(Target.COMPANY)
        or email
        or phone
        or draft.text(Target.EXTERNAL_ID)
    )


def _addresses(groups: Iterable[dict[Target, str]]) -> Iterable[Address]:
    for parts in groups:
        street = ", ".join(filter(None, (parts.get(Target.ADDRESS, ""), parts.get(Target.STREET, ""))))
        yield Address(
            street=street,
            city=parts.get(Target.CITY, ""),
            region=parts.get(Target.REGION, ""),
            postcode=parts.get(Target.POSTCODE, ""),
            country=parts.get(Target.COUNTRY, ""),
            label=parts.get(Target.LABEL, ""),
        )

"""The person behind a row."""

from __future__ import annotations

from collections.abc import Iterable

from app.transfer.interpreting.drafts import Draft
from app.transfer.mapping.names import Name, shown
from app.transfer.mapping.targets import Target
from app.transfer.reading.vcard_contacts import Address
from app.transfer.records import PersonRecord

# Members of an enumeration cost a call each time they are named by their class; rows are many.
_ADDRESS = Target.ADDRESS
_CARD_NUMBER = Target.CARD_NUMBER
_CITY = Target.CITY
_COMPANY = Target.COMPANY
_COUNTRY = Target.COUNTRY
_EXTERNAL_ID = Target.EXTERNAL_ID
_FAMILY = Target.FAMILY
_GIVEN = Target.GIVEN
_JOB = Target.JOB
_LABEL = Target.LABEL
_MIDDLE = Target.MIDDLE
_NICKNAME = Target.NICKNAME
_PHONETIC = Target.PHONETIC
_POSTCODE = Target.POSTCODE
_REGION = Target.REGION
_STREET = Target.STREET
_SUFFIX = Target.SUFFIX
_TITLE = Target.TITLE


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
        external_id=text(_EXTERNAL_ID),
        family=name.family,
        given=name.given,
        title=name.title,
        nickname=text(_NICKNAME),
        phonetic=text(_PHONETIC),
        emails=tuple(draft.emails),
        phones=tuple(draft.phones),
        birthday=draft.birthday,
        occasions=tuple(draft.occasions),
        language=draft.language,
        nationality=draft.nationality,
        addresses=tuple(_addresses(draft.addresses.values())),
        websites=tuple(draft.websites),
        company=text(_COMPANY),
        job=text(_JOB),
        card_number=text(_CARD_NUMBER),
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
        for text in (draft.text(_FAMILY), draft.text(_GIVEN), draft.text(_MIDDLE))
    )
    title = draft.text(_TITLE) or whole.title
    if not family and not given:
        return Name(whole.full, whole.family, whole.given, title, whole.suffix)
    said = " ".join(filter(None, (given, middle)))
    full = whole.full or shown(said, family, suffix=draft.text(_SUFFIX))
    return Name(full, family, said, title)


def _stand_in(draft: Draft) -> str:
    """What a person without a name is shown as."""
    phone = draft.phones[0].phone.shown if draft.phones else ""
    email = draft.emails[0].address if draft.emails else ""
    return draft.text(_NICKNAME) or draft.text(_COMPANY) or email or phone or draft.text(_EXTERNAL_ID)


def _addresses(groups: Iterable[dict[Target, str]]) -> Iterable[Address]:
    for parts in groups:
        street = ", ".join(filter(None, (parts.get(_ADDRESS, ""), parts.get(_STREET, ""))))
        yield Address(
            street=street,
            city=parts.get(_CITY, ""),
            region=parts.get(_REGION, ""),
            postcode=parts.get(_POSTCODE, ""),
            country=parts.get(_COUNTRY, ""),
            label=parts.get(_LABEL, ""),
        )

"""What a card says about a person, still as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.core.partial_dates import PartialDate
from app.core.words import gettext as _
from app.transfer.problems import Problem
from app.transfer.reading.vcard_dates import read_day
from app.transfer.reading.vcard_values import Property, from_data_uri
from app.transfer.reading.vcards import Card

_ANNIVERSARIES = frozenset(
    (
        "ANNIVERSARY",
        "X-ANNIVERSARY",
        "X-MS-ANNIVERSARY",
        "X-EVOLUTION-ANNIVERSARY",
        "X-KADDRESSBOOK-X-ANNIVERSARY",
    )
)
_DEATHS = frozenset(("DEATHDATE", "X-DEATHDATE"))
_RELATED = (
    "X-ABRELATEDNAMES",
    "RELATED",
    "X-SPOUSE",
    "X-MS-SPOUSE",
    "X-EVOLUTION-SPOUSE",
    "X-MS-CHILD",
    "X-MS-ASSISTANT",
    "X-ASSISTANT",
)
_RELATIONS = ("SPOUSE", "CHILD", "PARENT", "SIBLING", "SWEETHEART", "FRIEND", "KIN", "COLLEAGUE", "AGENT")
_ELSEWHERE = re.compile(r"(?:urn|https?|cid):", re.IGNORECASE)
"""Names another card, which is not followed."""
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_ANDROID_EVENT = "vnd.android.cursor.item/contact_event"
_ANDROID_KINDS = {"1": "Anniversary", "3": "Birthday"}
_LARGEST_PHOTO = 8_000_000


@dataclass(frozen=True, slots=True)
class Labelled:
    """A phone number, email or address text with what it is for ("home", "work", "fax")."""

    text: str
    label: str
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address by its parts."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date other than the birthday; ``source`` is the property it stood in, with its label."""

    label: str
    day: PartialDate
    source: str


@dataclass(frozen=True, slots=True)
class Related:
    """Somebody named on the card: the partner, a child, the assistant."""

    name: str
    label: str


@dataclass(slots=True)
class Contact:
    """One person of an address book, with every problem of the card."""

    line: int
    name: str = ""
    family: str = ""
    given: str = ""
    middle: str = ""
    title: str = ""
    suffix: str = ""
    nickname: str = ""
    uid: str = ""
    kind: str = ""
    company: str = ""
    job: str = ""
    note: str = ""
    language: str = ""
    phonetic: str = ""
    emails: list[Labelled] = field(default_factory=list)
    phones: list[Labelled] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)
    birthday: PartialDate | None = None
    birthday_as_written: list[str] = field(default_factory=list)
    dates: list[NamedDate] = field(default_factory=list)
    has_died: bool = False
    died_on: PartialDate | None = None
    related: list[Related] = field(default_factory=list)
    has_photo: bool = False
    photo: bytes | None = None
    photo_type: str = ""
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True


def read_contact(card: Card) -> Contact:
    """Everything a card says about a person."""
    contact = Contact(card.line, problems=list(card.problems), complete=card.complete)
    _read_names(card, contact)
    labels = {entry.group: entry.plain() for entry in card.all("X-ABLABEL") if entry.group}
    contact.emails = [_labelled(entry, labels) for entry in card.all("EMAIL") if entry.plain()]
    contact.phones = [_labelled(entry, labels) for entry in card.all("TEL") if entry.plain()]
    contact.addresses = [address for entry in card.all("ADR") if (address := _address(entry, labels))]
    contact.categories = [part for entry in card.all("CATEGORIES") for part in entry.parts(",") if part]
    contact.websites = [entry.plain() for entry in card.all("URL") if entry.plain()]
    contact.note = "\n".join(text for entry in card.all("NOTE") if (text := entry.plain()))
    _read_dates(card, contact, labels)
    _read_photo(card, contact)
    contact.related = [
        Related(
            _without_scheme(entry.plain()),
            _label(entry, labels) or _relation(entry),
        )
        for name in _RELATED
        for entry in card.all(name)
        if entry.plain() and not _ELSEWHERE.match(entry.plain())
    ]
    return contact


def _read_names(card: Card, contact: Contact) -> None:
    name = card.first("N")
    parts = [*(name.parts() if name else ()), *[""] * 5]
    contact.family, contact.given, contact.middle, contact.title, contact.suffix = (
        " ".join(filter(None, (piece.strip() for piece in part.split(",")))) if place != 1 else part
        for place, part in enumerate(parts[:5])
    )
    contact.name = _plain(card, "FN") or _plain(card, "NAME")
    contact.nickname = _plain(card, "NICKNAME")
    contact.uid = _plain(card, "UID").removeprefix("urn:uuid:")
    contact.kind = (_plain(card, "KIND") or _plain(card, "X-ADDRESSBOOKSERVER-KIND")).lower()
    company = card.first("ORG")
    contact.company = next(filter(None, company.parts()), "") if company else ""
    contact.job = _plain(card, "TITLE")
    contact.language = _plain(card, "LANG")
    phonetic = (_plain(card, "X-PHONETIC-FIRST-NAME"), _plain(card, "X-PHONETIC-LAST-NAME"))
    contact.phonetic = " ".join(filter(None, phonetic))


def _plain(card: Card, name: str) -> str:
    entry = card.first(name)
    return entry.plain() if entry else ""


def _labelled(entry: Property, labels: dict[str, str]) -> Labelled:
    preferred = "PREF" in entry.types() or "PREF" in entry.params
    return Labelled(_without_scheme(entry.plain()), _label(entry, labels), preferred=preferred)


def _label(entry: Property, labels: dict[str, str]) -> str:
    """What an entry is for: the label of its group, else its types without the technical ones."""
    own = labels.get(entry.group, "") if entry.group else ""
    apple = _APPLE_LABEL.fullmatch(own)
    if own:
        return apple.group(1) if apple else own
    wanted = [kind for kind in ("CELL", "HOME", "WORK", "FAX", "PAGER", "CAR") if kind in entry.types()]
    return " ".join(wanted).lower()


def _relation(entry: Property) -> str:
    """Who somebody named on a card is: "spouse" in RELATED;TYPE=spouse as in X-SPOUSE."""
    said = (kind for kind in _RELATIONS if kind in entry.types())
    return next(said, entry.name.removeprefix("X-").removeprefix("MS-")).lower()


def _without_scheme(text: str) -> str:
    return re.sub(r"^(?:tel|mailto|urn:uuid):", "", text, flags=re.IGNORECASE)


def _address(entry: Property, labels: dict[str, str]) -> Address | None:
    parts = [*entry.parts(), *[""] * 7]
    if not any(parts):
        return None
    pobox, extended, street, city, region, postcode, country = (_joined(part) for part in parts[:7])
    whole = ", ".join(filter(None, (pobox, extended, street)))
    return Address(whole, city, region, postcode, country, _label(entry, labels))


def _joined(part: str) -> str:
    return ", ".join(filter(None, (piece.strip() for piece in re.split(r"[,\n]", part))))


def _read_dates(card: Card, contact: Contact, labels: dict[str, str]) -> None:
    for entry in card.all("BDAY"):
        contact.birthday_as_written.append(entry.plain())
        day = _day(entry, contact, entry.plain())
        contact.birthday = contact.birthday or day
    for entry in card.properties:
        if entry.name in _DEATHS and entry.plain():
            contact.has_died = True
            contact.died_on = contact.died_on or _death_day(entry)
        elif entry.name in _ANNIVERSARIES:
            _add_date(entry, contact, "Anniversary", entry.name)
        elif entry.name == "X-ABDATE":
            label = _label(entry, labels)
            _add_date(entry, contact, label, f"X-ABDATE:{label}")
        elif entry.name == "X-ANDROID-CUSTOM" and entry.parts()[0] == _ANDROID_EVENT:
            _read_android(entry, contact, entry.parts()[1:])


def _death_day(entry: Property) -> PartialDate | None:
    """The day as far as it is known; that somebody died holds without it."""
    try:
        return read_day(entry.plain())
    except ValueError:
        return None


def _read_android(entry: Property, contact: Contact, rest: list[str]) -> None:
    text, kind, label = (*rest, "", "")[:3]
    day = _day(entry, contact, text)
    if day and kind == "3":
        contact.birthday = contact.birthday or day
    elif day:
        name = label or _ANDROID_KINDS.get(kind, "")
        contact.dates.append(NamedDate(name, day, f"X-ANDROID-CUSTOM:{name}"))


def _add_date(entry: Property, contact: Contact, label: str, source: str) -> None:
    day = _day(entry, contact, entry.plain())
    if day:
        contact.dates.append(NamedDate(label, day, source))


def _day(entry: Property, contact: Contact, text: str) -> PartialDate | None:
    if not text:
        return None
    omitted = "".join(entry.params.get("X-APPLE-OMIT-YEAR", ())[:1])
    try:
        return read_day(text, omitted_year=omitted)
    except ValueError:
        reason = _("“{text}” is not a day that can be told. Kept out.").format(text=text[:40])
        contact.problems.append(Problem(entry.line, entry.name, reason, rejected=False))
        return None


def _read_photo(card: Card, contact: Contact) -> None:
    for entry in card.all("PHOTO"):
        contact.has_photo = True
        if contact.photo is not None:
            continue
        try:
            kind, content = from_data_uri(entry.text or _ascii(entry.raw)) or _bare_photo(entry)
        except ValueError:
            contact.problems.append(_photo_problem(entry, _("The photo is damaged. Kept out.")))
            continue
        if len(content) > _LARGEST_PHOTO:
            contact.problems.append(_photo_problem(entry, _("The photo is too large. Kept out.")))
        elif content:
            contact.photo, contact.photo_type = content, kind


def _bare_photo(entry: Property) -> tuple[str, bytes]:
    """A photo in the card itself; a web address is not followed."""
    if "ENCODING" not in entry.params:
        return "", b""
    kinds = [kind.lower() for kind in entry.types() if kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP")]
    return (f"image/{kinds[0]}" if kinds else ""), entry.raw


def _ascii(raw: bytes) -> str:
    return raw.decode("ascii", "replace") if raw[:5].lower() == b"data:" else ""


def _photo_problem(entry: Property, reason: str) -> Problem:
    return Problem(entry.line, entry.name, reason, rejected=False)

"""Who a row is about: somebody the venue knows, somebody of an earlier row, or somebody new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from sqlalchemy import Connection, select

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.model.contact_point import ContactPoint
from app.model.customer import Customer, ExternalId
from app.storage.chunks import chunks
from app.transfer.importing.met import Birthday, Known, Met

_WORD_GAPS = re.compile(r"[\W_]+")
_ENOUGH_WORDS = 2


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a person: the number in the other system, contacts in their normal form, the name.

    ``name`` holds the folded words of the name in alphabetical order, "" for nobody's name.
    ``fingerprint`` stands in for a number where there is neither number nor contact.
    """

    external_id: str
    contacts: tuple[str, ...]
    name: str
    birthday: Birthday | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody who may be the same person, but is not certain enough to be taken for them."""

    customer_id: int
    known: Known
    evidence: str


def rows_of(source: str) -> str:
    """The source under which people without number and contact are known by their row."""
    return f"{source}#"


def name_words(*parts: str) -> str:
    """The folded words of a name in alphabetical order."""
    return " ".join(sorted(word for part in parts for word in _WORD_GAPS.split(fold(part)) if word))


def are_compatible(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same words, or more given names, or no name at all."""
    if not one or not other or one == other:
        return True
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return len(few) >= _ENOUGH_WORDS and few < many


def are_similar(one: str, other: str) -> bool:
    """Whether two names differ by no more than a slip, an initial or a missing part."""
    few, many = sorted((one.split(), other.split()), key=len)
    rest = list(many)
    unmatched = []
    for word in few:
        if word in rest:
            rest.remove(word)
        else:
            unmatched.append(word)
    return bool(few) and all(any(_is_slip(word, other_word) for other_word in rest) for word in unmatched)


def _is_slip(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return OSA.distance(one, other, score_cutoff=2) <= (1 if len(short) < 6 else 2)


class People:
    """Everybody met so far, and whom of the venue a part of a file may mean."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._empty = connection.scalar(select(Customer.id).limit(1)) is None
        self._numbers: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._numbered: defaultdict[str, set[int]] = defaultdict(set)
        self._met = Met()
        self._stored_contacts: dict[str, tuple[int, ...]] = {}
        self._stored: dict[int, Known] = {}
        self._heirs: dict[int, int] = {}

    def look_up(self, source: str, identities: Collection[Identity]) -> None:
        """Read from the venue whom these identities may mean."""
        self._stored_contacts, self._stored, self._heirs = {}, {}, {}
        if self._empty:
            return
        self._read_numbers(source, {one.external_id for one in identities} - {""})
        self._read_numbers(rows_of(source), {one.fingerprint for one in identities} - {""})
        self._read_contacts({contact for one in identities for contact in one.contacts})
        self._read_numbered(source)

    def find(self, source: str, one: Identity) -> int | None:
        """The person meant, if that is certain."""
        known = self._numbers[source].get(one.external_id) if one.external_id else None
        if known is None and one.fingerprint:
            known = self._numbers[rows_of(source)].get(one.fingerprint)
        if known is not None:
            return known
        fitting = [
            customer_id
            for customer_id in self._sharing(one)
            if are_compatible(one.name, self._who(customer_id).name)
            and not (one.external_id and customer_id in self._numbered[source])
        ]
        same_name = (customer_id for customer_id in fitting if self._who(customer_id).name == one.name)
        found = next(same_name, fitting[0] if fitting else None)
        return None if found is None else self._heirs.get(found, found)

    def doubts(self, one: Identity) -> Iterator[Doubt]:
        """Others who may be the same person, at most one by each sign."""
        for customer_id in self._sharing(one):
            known = self._who(customer_id)
            if are_compatible(one.name, known.name) or are_similar(one.name, known.name):
                heir = self._heirs.get(customer_id, customer_id)
                yield Doubt(heir, known, self._sign(one, customer_id))
                return
        namesake = self._met.by_name.get(one.name) if len(one.name.split()) >= _ENOUGH_WORDS else None
        if namesake is not None:
            known = self._who(namesake)
            if one.birthday and known.birthday == one.birthday:
                yield Doubt(namesake, known, _("Same name and birthday"))
            elif not (one.birthday and known.birthday):
                yield Doubt(namesake, known, _("Same name"))

    def note(
        self, source: str, customer_id: int, *, one: Identity, shown: str, row: int
    ) -> list[tuple[str, str]]:
        """Remember that this person was meant by a row; gives source and value of every new number."""
        numbers = ((source, one.external_id), (rows_of(source), one.fingerprint))
        new = [(home, value) for home, value in numbers if value and value not in self._numbers[home]]
        for home, value in new:
            self._numbers[home][value] = customer_id
        if one.external_id:
            self._numbered[source].add(customer_id)
        known = Known(one.name, shown, row, one.birthday)
        self._met.note(customer_id, contacts=one.contacts, known=known)
        return new

    def _who(self, customer_id: int) -> Known:
        return self._stored.get(customer_id) or self._met.who(customer_id)

    def _sharing(self, one: Identity) -> list[int]:
        """Everybody with one of the contacts, those met in this import last."""
        found: dict[int, None] = {}
        for contact in one.contacts:
            for customer_id in self._stored_contacts.get(contact, ()):
                found[customer_id] = None
            for customer_id in self._met.having(contact):
                found[customer_id] = None
        return list(found)

    def _sign(self, one: Identity, customer_id: int) -> str:
        shared = [
            contact
            for contact in one.contacts
            if customer_id in (*self._met.having(contact), *self._stored_contacts.get(contact, ()))
        ]
        by_email, by_phone = any("@" in c for c in shared), any("@" not in c for c in shared)
        if by_email and by_phone:
            return _("Same email and phone")
        return _("Same email") if by_email else _("Same phone")

    def _read_numbers(self, source: str, numbers: Iterable[str]) -> None:
        known = self._numbers[source]
        found: dict[str, int] = {}
        for some in chunks(sorted(number for number in numbers if number not in known)):
            wanted = select(ExternalId.value, ExternalId.customer_id).where(
                ExternalId.source == source, ExternalId.value.in_(some)
            )
            found.update(self._connection.execute(wanted).all())
        heirs = self._find_heirs(found.values())
        known.update({value: heirs.get(customer_id, customer_id) for value, customer_id in found.items()})

    def _read_contacts(self, contacts: Iterable[str]) -> None:
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for some in chunks(sorted(contacts)):
            wanted = select(ContactPoint.normal, ContactPoint.customer_id).where(
                ContactPoint.normal.in_(some)
            )
            for normal, customer_id in self._connection.execute(wanted.order_by(ContactPoint.customer_id)):
                owners[normal].append(customer_id)
        ids = {customer_id for some in owners.values() for customer_id in some}
        self._heirs = self._find_heirs(ids)
        self._stored_contacts = {contact: tuple(dict.fromkeys(some)) for contact, some in owners.items()}
        self._read_people(ids)

    def _read_people(self, ids: Iterable[int]) -> None:
        for some in chunks(sorted(ids)):
            wanted = select(
                Customer.id, Customer.display_name, Customer.given_name, Customer.family_name
            ).where(Customer.id.in_(some))
            for customer_id, shown, given, family in self._connection.execute(wanted):
                words = name_words(given, family) or ("" if "@" in shown else name_words(shown))
                self._stored[customer_id] = Known(words if _has_letter(words) else "", shown)

    def _read_numbered(self, source: str) -> None:
        for some in chunks(sorted(self._stored)):
            wanted = select(ExternalId.customer_id).where(
                ExternalId.source == source, ExternalId.customer_id.in_(some)
            )
            self._numbered[source].update(self._connection.scalars(wanted))

    def _find_heirs(self, ids: Iterable[int]) -> dict[int, int]:
        """Into whom those of the customers were merged who were."""
        heirs: dict[int, int] = {}
        for some in chunks(sorted(set(ids))):
            wanted = select(Customer.id, Customer.merged_into_id).where(
                Customer.id.in_(some), Customer.merged_into_id.is_not(None)
            )
            heirs.update((gone, heir) for gone, heir in self._connection.execute(wanted) if heir)
        if heirs:
            later = self._find_heirs(heirs.values())
            heirs = {gone: later.get(heir, heir) for gone, heir in heirs.items()}
        return heirs


def _has_letter(words: str) -> bool:
    return any(letter.isalpha() for letter in words)

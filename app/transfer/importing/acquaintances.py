"""Whom of the venue the events of a calendar mean: names and invitations that fit exactly one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.model.contact_point import ContactKind, ContactPoint
from app.model.customer import Customer
from app.storage.chunks import chunks
from app.transfer.importing.people import name_words
from app.transfer.problems import Problem
from app.transfer.records import PersonRecord, Record

_TOGETHER = 20_000
"""Events looked at together: everybody the venue knows is gone through once for so many."""
_PAGE = 5_000


def acquainted(
    connection: Connection, records: Iterable[Record], *, cancellation: Cancellation | None
) -> Iterator[Record]:
    """The records with whom they mean; those that concern nobody are rejected, with the reason."""
    for part in chunks(records, _TOGETHER):
        known = _Known(connection, part, cancellation)
        for record in part:
            yield known.settled(record)


def introduced(
    connection: Connection, records: Iterable[Record], *, cancellation: Cancellation | None
) -> Iterator[Record]:
    """Records of answers with whom they mean: a name alone is somebody if exactly one has it, else nobody."""
    for part in chunks(records, _TOGETHER):
        known = _Known(connection, part, cancellation)
        for record in part:
            person = record.person
            if person is None or not person.only_known:
                yield record
            else:
                yield known.introduced(record, person)


class _Known:
    """Everybody who has one of the names or emails of some records."""

    def __init__(
        self, connection: Connection, records: Iterable[Record], cancellation: Cancellation | None
    ) -> None:
        people = [record.person for record in records if record.person is not None]
        self._stop = cancellation or Cancellation()
        names = {key for person in people for name in person.known_by if (key := name_words(name))}
        self._by_name = self._read_names(connection, names) if names else {}
        emails = {entry.address for person in people if person.only_known for entry in person.emails}
        self._by_email = self._read_emails(connection, emails)

    def settled(self, record: Record) -> Record:
        """The record with its person told, or rejected where nobody is meant."""
        person = record.person
        if person is None:
            return record
        found = self._find(person)
        if not person.only_known:
            return replace(record, person=replace(person, customer_id=found))
        if found is None:
            return _rejected(record, _("It names nobody you know"))
        if not person.occasions and person.birthday is None:
            return _rejected(record, _("Nothing of it is in the coming twelve months"))
        return replace(record, person=replace(person, customer_id=found, emails=()))

    def introduced(self, record: Record, person: PersonRecord) -> Record:
        """The record with its person told, or with nobody and a word about it."""
        found = self._find(person)
        if found is not None:
            return replace(record, person=replace(person, customer_id=found))
        reason = _("Nobody you know is called “{name}”, or more than one. The answer comes in without a name")
        problem = Problem(record.row, "", reason.format(name=person.name[:60]), rejected=False)
        return replace(record, person=None, problems=(*record.problems, problem))

    def _find(self, person: PersonRecord) -> int | None:
        for name in person.known_by:
            key = name_words(name)
            enough = not person.only_known or " " in key or name == person.name
            found = self._by_name.get(key, ())
            if enough and len(found) == 1:
                return found[0]
        if not person.only_known:
            return None
        invited = {
            customer_id for entry in person.emails for customer_id in self._by_email.get(entry.address, ())
        }
        return invited.pop() if len(invited) == 1 else None

    def _read_names(self, connection: Connection, names: set[str]) -> dict[str, tuple[int, ...]]:
        """The live people of these names; of nobody else anything is kept."""
        found: defaultdict[str, dict[int, None]] = defaultdict(dict)
        columns = select(Customer.id, Customer.display_name, Customer.given_name, Customer.family_name)
        wanted = columns.where(Customer.merged_into_id.is_(None), Customer.archived_at.is_(None))
        last = 0
        while True:
            page = wanted.where(Customer.id > last).order_by(Customer.id).limit(_PAGE)
            rows = connection.execute(page).all()
            for customer_id, shown, given, family in rows:
                for key in {name_words(shown), name_words(given, family)} & names:
                    found[key][customer_id] = None
            if len(rows) < _PAGE:
                return {key: tuple(ids) for key, ids in found.items()}
            last = rows[-1][0]
            self._stop.raise_if_cancelled()

    @staticmethod
    def _read_emails(connection: Connection, emails: set[str]) -> dict[str, tuple[int, ...]]:
        found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
        for some in chunks(sorted(emails)):
            wanted = (
                select(ContactPoint.normal, ContactPoint.customer_id)
                .join(Customer, Customer.id == ContactPoint.customer_id)
                .where(
                    ContactPoint.kind == ContactKind.EMAIL.value,
                    ContactPoint.normal.in_(some),
                    Customer.merged_into_id.is_(None),
                    Customer.archived_at.is_(None),
                )
            )
            for normal, customer_id in connection.execute(wanted):
                found[normal] += (customer_id,)
        return found


def _rejected(record: Record, reason: str) -> Record:
    problem = Problem(record.row, "SUMMARY", reason, rejected=True)
    return replace(record, person=None, problems=(*record.problems, problem))

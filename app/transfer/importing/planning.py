"""Working out what the records of a file change, part by part in bounded memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.model.preference import PreferenceGroup
from app.transfer.importing.answers import AnswerPlanner
from app.transfer.importing.authorship import Authorship
from app.transfer.importing.bills import Bills
from app.transfer.importing.facts import (
    Setting,
    bill_row,
    clue_row,
    companion_row,
    customer_row,
    details_of,
    identity_of,
    kinds_of,
    line_row,
    preference_row,
    visit_row,
)
from app.transfer.importing.kinds import (
    ANSWER,
    ATTACHMENT,
    CLUE,
    COMPANION,
    CUSTOMER,
    CUSTOMER_TAG,
    EXTERNAL_ID,
    PREFERENCE,
    VISIT,
    VISIT_LINE,
    Kind,
)
from app.transfer.importing.merging import Fate, Merger, Put
from app.transfer.importing.people import Doubt, Identity, People
from app.transfer.importing.plan import Plan
from app.transfer.importing.stored import StoredRows
from app.transfer.importing.tags import Tags
from app.transfer.importing.turns import Turns
from app.transfer.importing.words import column_word, kind_word
from app.transfer.mapping.requests import FindingKind
from app.transfer.records import PersonRecord, Record

NOBODY = 0
"""Stands for the customer of a row that names nobody."""


@dataclass(slots=True)
class Planned:
    """What becomes of one record: its customer, whether they are new, and what else there is to tell.

    ``numbers`` by which somebody is known elsewhere are kept only if the record changes something.
    """

    record: Record
    customer_id: int
    new: bool
    fate: Fate = Fate.SAME
    doubt: Doubt | None = None
    kept: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()

    def take(self, kind: Kind, put: Put) -> None:
        """Count one row of the record in: a new visit or line makes it added, any other row updated."""
        if put.kept:
            self.kept += put.kept
        if put.fate is Fate.SAME or (self.new and self.fate is Fate.ADDED):
            return
        if self.customer_id > 0:
            words = map(column_word, put.changed) if put.changed else (kind_word(kind.name),)
            self.changes = tuple(dict.fromkeys((*self.changes, *words)))
        if put.fate is Fate.ADDED:
            counts = kind in (VISIT, VISIT_LINE, ANSWER)
            self.fate = Fate.ADDED if counts or self.fate is Fate.ADDED else Fate.CHANGED
        elif self.fate is Fate.SAME:
            self.fate = Fate.CHANGED


class Planner:
    """Puts the records of one import into its ``plan``; ``begin_file`` before those of each file."""

    def __init__(self, connection: Connection, setting: Setting, *, plan: Plan) -> None:
        self._connection = connection
        self._setting = setting
        self.plan = plan
        self._stored = StoredRows(connection)
        self._people = People(connection)
        self._merger = Merger(self.plan, self._stored)
        self._bills = Bills(self.plan)
        self._tags = Tags(connection, self.plan)
        self._turns = Turns()
        self._source = ""
        self._authorship = Authorship(connection, "")
        self._answers = AnswerPlanner(connection, self.plan, setting)

    def begin_file(self, source: str, called: str = "") -> None:
        """Turn to a file that comes from ``source`` and is ``called`` so."""
        self._source = source
        self._answers.begin_file(source, called)
        self._authorship = Authorship(self._connection, source)
        self._turns = Turns()

    def take(self, records: Sequence[Record]) -> list[Planned]:
        """Plan a part of the file; rejected records must not be among them."""
        of_people = [record for record in records if record.person is not None]
        identities = [self._turns.numbered(identity_of(record)) for record in of_people]
        self._people.look_up(self._source, identities)
        settled = iter(
            [self._settle(record, identity) for record, identity in zip(of_people, identities, strict=True)]
        )
        planned = [
            Planned(record, NOBODY, new=False) if record.person is None else next(settled)
            for record in records
        ]
        known = {one.customer_id for one in planned if one.customer_id > 0 and not one.record.answers}
        self._load(known, of_people)
        for one in planned:
            if one.record.person is not None:
                self._plan_record(one)
        self._plan_answers([one for one in planned if one.record.answers])
        self.plan.pack()
        return planned

    def finish(self) -> None:
        """Sum the bills up: the plan is whole then."""
        self._bills.finish()

    def _settle(self, record: Record, identity: Identity) -> Planned:
        """Whom the record is about; somebody new is planned at once."""
        person = record.person
        assert person is not None
        found = None if person.only_known else self._people.find(self._source, identity)
        found = found or person.customer_id
        doubt = None
        if found is None:
            doubt = next(self._people.doubts(identity), None)
            customer_id = self._add_customer(person)
        else:
            customer_id = found
        numbers = []
        if not person.only_known:
            numbers = self._people.note(
                self._source, customer_id, one=identity, shown=person.name, row=record.row
            )
        fate = Fate.ADDED if found is None else Fate.SAME
        one = Planned(record, customer_id, new=found is None, fate=fate, doubt=doubt, numbers=tuple(numbers))
        if found is None or not person.known_by:
            self._add_numbers(one)
        return one

    def _add_numbers(self, one: Planned) -> None:
        for source, value in one.numbers:
            row = {"customer_id": one.customer_id, "source": source, "value": value}
            one.take(EXTERNAL_ID, Put(self._merger.add(EXTERNAL_ID, row), Fate.ADDED))
        one.numbers = ()

    def _add_customer(self, person: PersonRecord) -> int:
        row = customer_row(person, self._setting)
        customer_id = self._merger.add(CUSTOMER, row)
        for column, value in row.items():
            if value and column in CUSTOMER.changeable and (person.named or column != "display_name"):
                self._merger.says_first(CUSTOMER, customer_id, column=column)
        return customer_id

    def _load(self, customer_ids: set[int], records: Sequence[Record]) -> None:
        if not customer_ids:
            self._stored.forget()
            return
        visits = [record.visit for record in records if record.visit is not None]
        bills = [record.purchase for record in records if record.purchase is not None]
        self._stored.load(
            customer_ids,
            kinds={kind.name for record in records if record.person for kind in kinds_of(record.person)},
            references={visit.reference for visit in visits} | {bill.invoice for bill in bills},
            days={visit.arrives_on for visit in visits if not visit.reference}
            | {bill.bought_on for bill in bills if not bill.invoice},
        )
        self._authorship.load(customer_ids)

    def _plan_record(self, one: Planned) -> None:
        person = one.record.person
        assert person is not None
        if one.record.answers and not one.new:
            return
        if not one.new:
            self._plan_head(one, person)
        for kind, row in details_of(person, one.customer_id, setting=self._setting):
            if kind is ATTACHMENT and one.customer_id > 0:
                row["portrait"] = row["portrait"] and not self._has_portrait(one.customer_id)
            self._put(one, kind, row)
        for related in person.related:
            self._put(one, COMPANION, companion_row(related, one.customer_id))
        for name in person.tags:
            self._put(one, CUSTOMER_TAG, {"tag_id": self._tags.id_of(name)})
        visit_id = self._plan_visit(one)
        self._plan_findings(one, person, visit_id)
        if one.fate is not Fate.SAME:
            self._add_numbers(one)

    def _plan_answers(self, planned: Sequence[Planned]) -> None:
        """Every answer of these rows; of whoever is known nothing else changes because of a survey."""
        if not planned:
            return
        told = [(answer, _signature(one)) for one in planned for answer in one.record.answers]
        owners = {one.customer_id for one in planned if one.customer_id > 0}
        references = iter(self._answers.look_up(told, owners=owners))
        for one in planned:
            owner = one.customer_id if one.customer_id != NOBODY else None
            for answer in one.record.answers:
                one.take(ANSWER, self._answers.put(answer, next(references), customer_id=owner))
            if one.fate is not Fate.SAME and one.customer_id != NOBODY:
                self._add_numbers(one)

    def _plan_head(self, one: Planned, person: PersonRecord) -> None:
        row = customer_row(person, self._setting)
        if not person.named:
            row["display_name"] = ""
        if one.customer_id < 0:
            if self._merger.complete(one.customer_id, row):
                one.fate = Fate.CHANGED
            return
        known = self._stored.find(CUSTOMER, one.customer_id, key=(one.customer_id,))
        if known is not None:
            one.take(CUSTOMER, self._merger.revise(CUSTOMER, known, row=row, authorship=self._authorship))

    def _plan_visit(self, one: Planned) -> int | None:
        record = one.record
        visit_id = None
        if record.visit is not None:
            row = visit_row(record.visit, one.customer_id, setting=self._setting)
            visit_id = self._put(one, VISIT, row, turn=self._turns.of_visit(row)).id or None
        if record.purchase is not None:
            bill = bill_row(record.purchase, one.customer_id, setting=self._setting)
            put = self._put(one, VISIT, bill)
            visit_id = put.id or None
            if visit_id is not None:
                self._plan_line(one, bill, visit_id)
        return visit_id

    def _plan_line(self, one: Planned, bill: dict[str, Any], visit_id: int) -> None:
        purchase = one.record.purchase
        assert purchase is not None
        row = line_row(purchase, visit_id, position=one.record.row)
        turn = self._turns.of_line(row)
        known = self._stored.find(VISIT_LINE, visit_id, key=VISIT_LINE.key(row), turn=turn)
        put = self._put(one, VISIT_LINE, row, turn=turn)
        visit = self._stored.find(VISIT, one.customer_id, key=VISIT.key(bill)) if visit_id > 0 else None
        if put.fate is not Fate.SAME:
            before = known["amount_minor"] if known is not None else 0
            may = visit is None or self._authorship.may_change(VISIT, visit, columns=["amount_minor"])
            self._bills.add(visit_id, row["amount_minor"] - before, known=visit, may_change=may)

    def _plan_findings(self, one: Planned, person: PersonRecord, visit_id: int | None) -> None:
        for finding in person.findings:
            if finding.kind is FindingKind.CLUE:
                self._put(
                    one, CLUE, clue_row(finding, one.customer_id, setting=self._setting, visit_id=visit_id)
                )
            else:
                row = preference_row(finding, one.customer_id, setting=self._setting, visit_id=visit_id)
                self._put(one, PREFERENCE, row)

    def _put(self, one: Planned, kind: Kind, row: dict[str, Any], *, turn: int = 0) -> Put:
        if kind.owner == "customer_id":
            row["customer_id"] = one.customer_id
        put = self._merger.put(kind, row, authorship=self._authorship, turn=turn)
        one.take(kind, put)
        return put

    def _has_portrait(self, customer_id: int) -> bool:
        return any(row["portrait"] for row in self._stored.all(ATTACHMENT, customer_id))


def _signature(one: Planned) -> str:
    """What tells, in every file anew, whose answers these are; empty for nobody's."""
    person = one.record.person
    if person is None:
        return ""
    contacts = (*(entry.address for entry in person.emails), *(entry.phone.e164 for entry in person.phones))
    return person.external_id or next(filter(None, contacts), "") or person.name


def read_groups(connection: Connection) -> dict[str, int]:
    """The venue's preference groups by what they are about."""
    groups = select(PreferenceGroup.key, PreferenceGroup.id).where(PreferenceGroup.key != "")
    return dict(connection.execute(groups).all())

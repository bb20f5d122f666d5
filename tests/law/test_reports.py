"""What is kept of people and why, and whom somebody touched, as a manager reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.audit.readings import write_readings
from app.core.sheets import Sheet
from app.customers.schemas.drafts import ConsentDraft, ContactDraft, CustomerDraft, PreferenceDraft
from app.customers.service.card import CardService
from app.customers.service.consents import ConsentService
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.law.schemas.retention import Kept, RetentionRules
from app.law.service.erasing import ErasureService
from app.law.service.reports import LawReports
from app.law.service.retention import RetentionService
from app.law.sheets import record_sheet, touched_sheet
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.model.preference import MustKind, Strength
from tests.venues import NOON, OWNER, Place, open_place


@dataclass
class Office:
    """Where a manager asks for the reports."""

    place: Place
    lea: int
    ada: int

    def record(self) -> dict[str, tuple[object, ...]]:
        """The lines of the record of processing, by what they are about."""
        work = self.place.work
        rows = LawReports(work).record_of_processing()
        sheet = record_sheet(rows, venue=work.venue.name, at=work.now(), wording=work.wording)
        return {str(row[0]): tuple(row[1:]) for row in sheet.rows}

    def touched(self, since: datetime, until: datetime) -> Sheet:
        """Whom somebody touched between two instants."""
        work = self.place.work
        rows = LawReports(work).touched_between(since, until)
        return touched_sheet(rows, since=since, until=until, wording=work.wording)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A hotel that knows two people and a need of health of one of them."""
    with open_place(tmp_path) as place:
        people = CustomerService(place.work)
        lea = people.add_customer(CustomerDraft(display_name="Léa Odermatt")).value
        ada = people.add_customer(CustomerDraft(display_name="Ada Okafor")).value
        must = PreferenceDraft(
            text="Pacemaker", strength=Strength.MUST, must_kind=MustKind.HEALTH, agreed=True
        )
        PreferenceService(place.work).add_preference(lea, must)
        yield Office(place, lea, ada)


def test_the_record_says_of_each_kind_what_for_on_what_ground_how_long_who_and_how_many(
    office: Office,
) -> None:
    RetentionService(office.place.work).save_rules(RetentionRules(months={Kept.PEOPLE: 36, Kept.HEALTH: 1}))

    record = office.record()

    assert len(record) == 10
    assert record["Names and languages"] == (
        "To know who somebody is",
        "The venue's interest in looking after its customers",
        "36 months",
        "Desk, Host, Manager, Owner",
        "2",
    )
    health = record["Allergies and needs of health"]
    assert health[1:] == (
        "Consent, or a stated reason of their safety",
        "1 month",
        "Host, Manager, Owner",
        "1",
    )
    assert record["Answers to surveys"][2:] == (
        "Until the person is erased",
        "Desk, Host, Manager, Owner",
        "0",
    )
    assert all(str(cell) for cells in record.values() for cell in cells)


def test_the_record_names_the_venue_and_when_it_was_made(office: Office) -> None:
    work = office.place.work

    sheet = record_sheet(
        LawReports(work).record_of_processing(), venue=work.venue.name, at=work.now(), wording=work.wording
    )

    assert sheet.title == "Record of processing"
    assert sheet.facts == ("Harbour House", work.wording.instant(NOON))
    assert len(sheet.columns) == len(next(iter(sheet.rows)))


def test_the_record_counts_what_a_kind_is_made_of(office: Office) -> None:
    contact = ContactDraft(kind=ContactKind.EMAIL, value="lea@harbour.example")
    ContactService(office.place.work).add_contact(office.lea, contact)

    assert office.record()["Phones, e-mail and postal addresses"][-1] == "1"


def test_whoever_was_touched_is_told_with_how_often_when_and_by_whom(office: Office) -> None:
    work, clock = office.place.work, office.place.clock
    clock.forward(hours=2)
    begin = clock.now()
    CardService(work).get_card(office.lea)
    write_readings(work)
    clock.forward(minutes=10)
    work.desk.staff_id = OWNER
    for given in (True, False):
        ConsentService(work).record_consent(office.lea, ConsentDraft(purpose=Purpose.PHOTOS, given=given))
    PreferenceService(work).add_preference(office.ada, PreferenceDraft(text="Window seat"))

    rows = list(office.touched(begin, clock.now() + timedelta(minutes=1)).rows)

    local = [at.replace(tzinfo=None) for at in map(work.wording.local, (begin, clock.now()))]
    assert rows == [
        (office.lea, "Léa Odermatt", 1, 2, local[0], local[1], "Mara Kovac, Owner"),
        (office.ada, "Ada Okafor", 0, 1, local[1], local[1], "Owner"),
    ]


def test_nobody_is_touched_before_or_after(office: Office) -> None:
    before = office.touched(NOON - timedelta(days=2), NOON - timedelta(days=1))
    after = office.touched(NOON + timedelta(days=1), NOON + timedelta(days=2))

    assert [list(before.rows), list(after.rows)] == [[], []]
    assert "24 Nov 2026" in str(before.facts[0])


def test_somebody_who_was_erased_is_counted_by_number_without_a_name(office: Office) -> None:
    ErasureService(office.place.work).erase(office.lea)

    rows = list(office.touched(NOON - timedelta(days=1), NOON + timedelta(days=1)).rows)

    names = {row[0]: row[1] for row in rows}
    assert names == {office.lea: "–", office.ada: "Ada Okafor"}

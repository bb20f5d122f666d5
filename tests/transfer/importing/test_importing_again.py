"""The same file again adds nothing, a changed one changes what changed, and staff's words stay."""

from __future__ import annotations

from datetime import date

import pytest

from app.customers.schemas.drafts import ContactDraft, ContactEdit, CustomerEdit
from app.customers.schemas.visits import VisitEdit
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.customers.service.visits import VisitService
from app.model.contact_point import ContactKind
from app.transfer.importing.schemas import ImportReport
from tests.transfer.importing.imports import BILLS, BOOKINGS, PEOPLE, Imports

CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Nameless Twin
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Nameless Twin
END:VCARD
BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:4fbe8971
FN:Jane Doe
NOTE:Likes tulips
END:VCARD
"""


def _nothing_new(report: ImportReport) -> bool:
    return not report.changes_something and all(
        file.skipped + file.rejected == file.rows for file in report.files
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [("p.csv", PEOPLE), ("b.csv", BOOKINGS), ("t.csv", BILLS), ("c.vcf", CARDS)],
    ids=["people", "bookings", "bills", "cards"],
)
def test_the_same_file_again_adds_and_changes_nothing(imports: Imports, name: str, content: str) -> None:
    path = imports.file(name, content)
    imports.bring(path)
    before = imports.everything()
    again = imports.bring(path)
    assert _nothing_new(again)
    assert imports.everything() == before
    imports.assert_whole()


def test_two_people_of_one_name_and_nothing_else_stay_two(imports: Imports) -> None:
    assert imports.bring(imports.file("c.vcf", CARDS)).customers_added == 3


def test_a_changed_file_changes_what_changed_and_adds_what_is_new(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", BOOKINGS))
    changed = BOOKINGS.replace("B2;RESERVED", "B2;CHECKED IN").replace(
        "27.12.2026;;600", "27.12.2026;215;600"
    )
    changed += 'B4;RESERVED;G3;"Berg, Nils";;02.02.2027;03.02.2027;;90,00;\n'
    report = imports.bring(imports.file("tuesday.csv", changed))
    assert (report.customers_added, report.visits_added, report.visits_updated) == (1, 1, 1)
    assert (report.files[0].added, report.files[0].updated, report.files[0].skipped) == (1, 1, 2)
    assert imports.rows("SELECT status, place FROM visit WHERE reference = 'B2'") == [("here", "215")]
    assert [(row.name, row.changes) for row in report.updated] == [
        ("Léa Müller", ("place", "state of the visit"))
    ]
    imports.assert_whole()


def test_an_empty_cell_blanks_nothing_out(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    emptied = PEOPLE.replace("lea@example.ch", "").replace("29.11.1961", "").replace(";de\n", ";\n")
    assert _nothing_new(imports.bring(imports.file("tuesday.csv", emptied)))
    assert imports.rows("SELECT languages FROM customer WHERE id = 1") == [("de",)]


def test_a_year_that_becomes_known_is_added_to_the_birthday(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    imports.bring(imports.file("tuesday.csv", PEOPLE.replace("04.07.;", "04.07.1980;")))
    assert imports.rows("SELECT month, day, year FROM occasion WHERE customer_id = 2") == [(7, 4, 1980)]
    imports.bring(imports.file("wednesday.csv", PEOPLE))
    assert imports.rows("SELECT month, day, year FROM occasion WHERE customer_id = 2") == [(7, 4, 1980)]


def test_what_staff_changed_since_stays_and_is_said(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    CustomerService(imports.place.work).edit_customer(1, CustomerEdit(version=1, languages=("fr",)))
    report = imports.bring(imports.file("tuesday.csv", PEOPLE.replace(";de\n", ";it\n")))
    assert imports.rows("SELECT languages FROM customer WHERE id = 1") == [("fr",)]
    assert (report.notes_count, report.notes[0].problem.field) == (1, "language")
    assert not report.changes_something


def test_what_staff_changed_and_took_back_may_follow_the_file(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    edit = CustomerService(imports.place.work).edit_customer(1, CustomerEdit(version=1, languages=("fr",)))
    assert edit.reversal is not None
    edit.reversal.undo()
    imports.bring(imports.file("tuesday.csv", PEOPLE.replace(";de\n", ";it\n")))
    assert imports.rows("SELECT languages FROM customer WHERE id = 1") == [("it",)]


def test_a_contact_that_staff_took_off_does_not_come_back(imports: Imports) -> None:
    path = imports.file("people.csv", PEOPLE)
    imports.bring(path)
    (email,) = imports.rows("SELECT id FROM contact_point WHERE normal = 'lea@example.ch'")
    ContactService(imports.place.work).remove_contact(email[0])
    assert _nothing_new(imports.bring(path))
    assert imports.rows("SELECT count(*) FROM contact_point WHERE kind = 'email'") == [(1,)]


def test_a_contact_that_staff_put_right_does_not_come_back_as_it_was(imports: Imports) -> None:
    path = imports.file("people.csv", PEOPLE)
    imports.bring(path)
    (phone,) = imports.rows("SELECT id FROM contact_point WHERE customer_id = 1 AND kind = 'phone'")
    contacts = ContactService(imports.place.work)
    contacts.edit_contact(phone[0], ContactEdit(version=1, value="+41 79 555 88 22"))
    assert _nothing_new(imports.bring(path))
    assert imports.rows("SELECT value FROM contact_point WHERE customer_id = 1 AND kind = 'phone'") == [
        ("+41 79 555 88 22",)
    ]
    contacts.remove_contact(phone[0])
    assert _nothing_new(imports.bring(path))
    assert imports.rows("SELECT value FROM contact_point WHERE customer_id = 1 AND kind = 'phone'") == []
    imports.assert_whole()


def test_a_visit_that_staff_moved_is_not_doubled(imports: Imports) -> None:
    stays = "Guest No;Guest;Arrival;Departure;Total\nG1;Ada Berg;24.01.2026;26.01.2026;100,00\n"
    imports.bring(imports.file("stays.csv", stays))
    VisitService(imports.place.work).edit_visit(1, VisitEdit(version=1, arrives_on=date(2026, 1, 25)))
    report = imports.bring(imports.file("stays.csv", stays.replace("100,00", "120,00")))
    assert (report.visits_added, report.visits_updated) == (0, 1)
    assert imports.rows("SELECT arrives_on, amount_minor FROM visit") == [("2026-01-25", 12000)]
    imports.assert_whole()


def test_contacts_are_added_and_never_taken_off(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    imports.bring(imports.file("tuesday.csv", PEOPLE.replace("lea@example.ch", "lea@example.org")))
    assert imports.rows("SELECT value FROM contact_point WHERE customer_id = 1 AND kind = 'email'") == [
        ("lea@example.ch",),
        ("lea@example.org",),
    ]


def test_somebody_kept_by_staff_gets_what_is_missing_and_keeps_the_rest(imports: Imports) -> None:
    from app.customers.schemas.drafts import CustomerDraft

    desk = CustomerService(imports.place.work)
    lea = desk.add_customer(
        CustomerDraft(
            display_name="Léa Müller", given_name="Léa", family_name="Müller", company="Odermatt AG"
        )
    ).value
    ContactService(imports.place.work).add_contact(
        lea, ContactDraft(kind=ContactKind.EMAIL, value="Lea@Example.ch")
    )
    report = imports.bring(imports.file("people.csv", PEOPLE))
    assert (report.customers_added, report.customers_updated) == (2, 1)
    assert imports.rows("SELECT languages, company FROM customer WHERE id = :lea", lea=lea) == [
        ("de", "Odermatt AG")
    ]
    assert imports.rows("SELECT count(*) FROM contact_point WHERE customer_id = :lea", lea=lea) == [(2,)]


def test_a_changed_line_changes_the_bill(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", BILLS))
    report = imports.bring(imports.file("tuesday.csv", BILLS.replace("GLOVES,1,", "GLOVES,2,")))
    assert (report.lines_added, report.visits_updated) == (0, 1)
    assert imports.rows("SELECT amount_minor FROM visit WHERE reference = '1001'") == [(21200,)]


def test_an_export_with_one_column_more_is_still_the_same_system(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    header, *lines = PEOPLE.replace("lea@example.ch", "").replace("ada@example.com", "").splitlines()
    wider = "\n".join([f"{header};Shoe Size", *(f"{line};38" for line in lines)])
    assert imports.bring(imports.file("tuesday.csv", wider)).customers_added == 0


def test_rooms_under_one_reference_are_visits_of_their_own(imports: Imports) -> None:
    rooms = BOOKINGS + 'B2;RESERVED;G1;"Müller, Léa Mrs.";;24.12.2026;27.12.2026;318;600,00;\n'
    path = imports.file("bookings.csv", rooms)
    assert imports.bring(path).visits_added == 4
    assert _nothing_new(imports.bring(path))


def test_a_row_given_twice_is_one_visit(imports: Imports) -> None:
    twice = BOOKINGS + BOOKINGS.splitlines()[1] + "\n"
    report = imports.bring(imports.file("bookings.csv", twice))
    assert (report.visits_added, report.files[0].skipped) == (3, 1)

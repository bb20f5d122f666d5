"""A whole import taken back, except what somebody built on since."""

from __future__ import annotations

import pytest

from app.cases.schemas.drafts import CaseDraft
from app.cases.service.opening import OpeningService
from app.cases.service.reading import CaseReader
from app.core.errors import Conflict, NotFound
from app.customers.schemas.drafts import CustomerEdit, PreferenceDraft
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.gestures.schemas import GiveDraft
from app.gestures.service.giving import GivingService
from app.model.reminder import Reminder
from tests.transfer.importing.imports import BILLS, BOOKINGS, PEOPLE, Imports
from tests.venues import NOON

TABLES = (
    "customer contact_point external_id visit visit_line occasion preference clue customer_tag attachment "
    "attachment_content companion customer_summary lookup_entry"
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nCATEGORIES:Gallery\r\nX-SPOUSE:John Doe\r\n"
    "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\nEND:VCARD\r\n"
)


def test_nothing_is_left_of_an_import_taken_back(imports: Imports) -> None:
    report = imports.bring(
        imports.file("b.csv", BOOKINGS), imports.file("t.csv", BILLS), imports.file("c.vcf", CARD)
    )
    tags = imports.count("tag")
    undone = imports.undo(report)
    assert (undone.customers_removed, undone.visits_removed, undone.kept) == (5, 5, ())
    assert {table: imports.count(table) for table in TABLES.split()} == dict.fromkeys(TABLES.split(), 0)
    assert imports.count("tag") == tags - 1
    imports.assert_whole()
    assert imports.bring(imports.file("b.csv", BOOKINGS)).customers_added == 2


def test_taking_back_twice_is_refused_in_words(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    imports.undo(report)
    with pytest.raises(Conflict, match="Import number 1 was taken back already"):
        imports.undo(report)
    with pytest.raises(NotFound, match="no import number 77"):
        imports.service.undo(77)


def test_whoever_got_a_preference_from_staff_stays_whole(imports: Imports) -> None:
    report = imports.bring(imports.file("bookings.csv", BOOKINGS))
    PreferenceService(imports.place.work).add_preference(1, PreferenceDraft(text="Oat milk"))
    undone = imports.undo(report)
    assert undone.customers_removed == 1
    assert [(row.id, row.reason) for row in undone.kept] == [(1, "Somebody added to it since.")]
    assert imports.rows("SELECT reference FROM visit ORDER BY id") == [("B1",), ("B2",)]
    assert imports.rows("SELECT text FROM preference ORDER BY id") == [
        ("nut allergy",),
        ("high floor",),
        ("Oat milk",),
    ]
    imports.assert_whole()


def test_whoever_got_a_case_since_stays_with_the_visit_it_is_of(imports: Imports) -> None:
    report = imports.bring(imports.file("bookings.csv", BOOKINGS))
    draft = CaseDraft(customer_id=1, visit_id=1, what="Shower cold")
    case_id = OpeningService(imports.place.work).log_case(draft).value
    undone = imports.undo(report)
    assert undone.customers_removed == 1
    assert [(row.id, row.reason) for row in undone.kept] == [(1, "Somebody added to it since.")]
    assert imports.rows("SELECT customer_id, visit_id FROM recovery_case") == [(1, 1)]
    assert CaseReader(imports.place.work).get_case(case_id).row.who == "Léa Müller"
    imports.assert_whole()


def test_whoever_was_given_something_or_has_a_case_taken_back_stays_too(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    GivingService(imports.place.work).plan(GiveDraft(what="A card"), customer_id=2)
    opened = OpeningService(imports.place.work).log_case(CaseDraft(customer_id=3, what="Shower cold"))
    opened.reversal.undo()
    undone = imports.undo(report)
    assert (undone.customers_removed, [row.id for row in undone.kept]) == (1, [2, 3])
    opened.reversal.redo()
    imports.assert_whole()


def test_whoever_staff_edited_stays(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    CustomerService(imports.place.work).edit_customer(3, CustomerEdit(version=1, company="Berg & Co"))
    undone = imports.undo(report)
    assert undone.customers_removed == 2
    assert [(row.id, row.reason) for row in undone.kept] == [(3, "Somebody changed it since.")]


def test_an_edit_that_was_taken_back_keeps_nobody(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    edit = CustomerService(imports.place.work).edit_customer(3, CustomerEdit(version=1, company="Berg & Co"))
    assert edit.reversal is not None
    edit.reversal.undo()
    assert imports.undo(report).customers_removed == 3


def test_changed_rows_get_their_values_back(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", BOOKINGS))
    before = imports.everything()
    changed = BOOKINGS.replace("B2;RESERVED", "B2;CHECKED IN").replace("24.12.2026;27", "23.12.2026;27")
    changed += 'B4;RESERVED;G1;"Müller, Léa Mrs.";new@example.ch;02.02.2027;03.02.2027;;90,00;cot\n'
    report = imports.bring(imports.file("tuesday.csv", changed))
    assert imports.everything() != before
    undone = imports.undo(report)
    assert (undone.customers_removed, undone.visits_removed, undone.restored, undone.kept) == (0, 1, 1, ())
    assert imports.everything() == before
    imports.assert_whole()


def test_a_value_changed_again_since_is_kept(imports: Imports) -> None:
    imports.bring(imports.file("monday.csv", PEOPLE))
    report = imports.bring(imports.file("tuesday.csv", PEOPLE.replace(";de\n", ";it\n")))
    CustomerService(imports.place.work).edit_customer(1, CustomerEdit(version=2, languages=("fr",)))
    undone = imports.undo(report)
    assert [(row.id, row.reason) for row in undone.kept] == [(1, "A value was changed again since.")]
    assert imports.rows("SELECT languages FROM customer WHERE id = 1") == [("fr",)]


def test_imports_taken_back_in_reverse_order_leave_nothing(imports: Imports) -> None:
    first = imports.bring(imports.file("monday.csv", BOOKINGS))
    second = imports.bring(imports.file("tuesday.csv", BOOKINGS.replace("B2;RESERVED", "B2;CANCELLED")))
    third = imports.bring(imports.file("people.csv", PEOPLE))
    for report in (third, second, first):
        assert imports.undo(report).kept == ()
    assert imports.count("customer") == 0
    imports.assert_whole()


def test_what_a_later_import_built_on_stays(imports: Imports) -> None:
    first = imports.bring(imports.file("people.csv", PEOPLE))
    imports.bring(imports.file("bookings.csv", BOOKINGS))
    undone = imports.undo(first)
    assert undone.customers_removed == 1
    assert [(row.id, row.reason) for row in undone.kept] == [
        (1, "A later import changed it."),
        (2, "A later import added to it."),
    ]


def test_an_import_can_be_undone_and_done_again_like_any_step(imports: Imports) -> None:
    outcome = imports.run(imports.file("bookings.csv", BOOKINGS))
    assert outcome.change.everything
    assert outcome.said == "Imported: 2 new, 3 visits"
    assert outcome.reversal is not None
    before = imports.everything()
    for _ in range(2):
        assert outcome.reversal.undo().everything
        assert imports.count("customer") == 0
        outcome.reversal.redo()
        assert imports.everything() == before
    assert [batch.undone for batch in imports.service.list_batches()] == [False, True, True]


def test_taking_back_is_accounted_for(imports: Imports) -> None:
    imports.undo(imports.bring(imports.file("people.csv", PEOPLE)))
    assert imports.rows("SELECT action, row_id FROM audit_entry WHERE kind = 'import_batch' ORDER BY id") == [
        ("imported", 1),
        ("import_undone", 1),
    ]


def test_having_been_reminded_of_somebody_keeps_no_one(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    with imports.place.work.write() as session:
        session.add(Reminder(key="no_plan:1", due_at=NOON, shown_at=NOON, customer_id=1))
    undone = imports.undo(report)
    assert (undone.customers_removed, undone.kept) == (3, ())
    assert (imports.count("customer"), imports.count("reminder")) == (0, 0)
    imports.assert_whole()

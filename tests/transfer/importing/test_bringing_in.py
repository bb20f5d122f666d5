"""What a file becomes: people, visits, dates, preferences, and what is told of it."""

from __future__ import annotations

from tests.transfer.importing.imports import BILLS, BOOKINGS, PEOPLE, Imports


def test_people_come_in_with_contacts_and_birthdays(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    assert (report.customers_added, report.contacts_added, report.occasions_added) == (3, 4, 2)
    assert imports.rows("SELECT display_name, family_name, languages FROM customer ORDER BY id") == [
        ("Léa Müller", "Müller", "de"),
        ("Ada Okafor", "Okafor", "en"),
        ("Nils Berg", "Berg", "sv"),
    ]
    assert imports.rows("SELECT kind, month, day, year FROM occasion ORDER BY id") == [
        ("birthday", 11, 29, 1961),
        ("birthday", 7, 4, None),
    ]
    assert imports.rows("SELECT normal FROM contact_point WHERE kind = 'phone' ORDER BY id") == [
        ("+41795558821",),
        ("+442079460018",),
    ]
    imports.assert_whole()


def test_a_booking_becomes_a_guest_and_a_visit(imports: Imports) -> None:
    report = imports.bring(imports.file("bookings.csv", BOOKINGS))
    assert (report.customers_added, report.visits_added) == (2, 3)
    assert imports.rows(
        "SELECT c.display_name, c.title, v.status, v.reference, v.place, v.arrives_on, v.leaves_on, v.amount_minor,"
        " v.currency FROM visit v JOIN customer c ON c.id = v.customer_id ORDER BY v.id"
    ) == [
        ("Léa Müller", "Mrs.", "completed", "B1", "412", "2026-01-24", "2026-01-26", 42050, "EUR"),
        ("Léa Müller", "Mrs.", "booked", "B2", "", "2026-12-24", "2026-12-27", 60000, "EUR"),
        ("Ada Okafor", "", "cancelled", "B3", "", "2026-02-13", "2026-02-15", 20000, "EUR"),
    ]
    imports.assert_whole()


def test_only_what_names_health_becomes_a_must(imports: Imports) -> None:
    imports.bring(imports.file("bookings.csv", BOOKINGS))
    assert imports.rows("SELECT text, strength, must_kind, evidence FROM preference ORDER BY id") == [
        ("nut allergy", "must", "allergy", "imported"),
        ("high floor", "like", "", "imported"),
    ]
    assert imports.rows("SELECT text, sorted_as FROM clue") == [("honeymoon", "")]


def test_lines_of_one_invoice_are_one_visit_with_their_sum(imports: Imports) -> None:
    report = imports.bring(imports.file("till.csv", BILLS))
    assert (report.customers_added, report.visits_added, report.lines_added) == (2, 2, 4)
    assert imports.rows("SELECT reference, amount_minor, status FROM visit ORDER BY id") == [
        ("1001", 18700, "completed"),
        ("1002", -18000, "completed"),
    ]
    assert imports.count("visit_line") == 4
    assert imports.rows("SELECT started_at FROM visit WHERE reference = '1001'") == [
        ("2026-03-02 09:15:00.000000",)
    ]


def test_a_card_brings_photo_tags_note_and_other_dates(imports: Imports) -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u-1\r\nFN:Jane Doe\r\nN:Doe;Jane;;;\r\nEMAIL:jane@example.com\r\n"
        "BDAY:--1129\r\nANNIVERSARY:2010-06-05\r\nNOTE:Knows the bar team\r\nCATEGORIES:Regular,Press\r\n"
        "ADR:;;1 High Street;Leeds;;LS1 1AA;UK\r\nPHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\nEND:VCARD\r\n"
    )
    report = imports.bring(imports.file("jane.vcf", card))
    assert (report.customers_added, report.occasions_added, report.files[0].kind) == (1, 2, "vcard")
    assert imports.rows("SELECT note FROM customer") == [("Knows the bar team",)]
    assert imports.rows(
        "SELECT t.name FROM customer_tag c JOIN tag t ON t.id = c.tag_id ORDER BY t.name"
    ) == [
        ("Press",),
        ("Regular",),
    ]
    assert imports.rows("SELECT kind, month, day, year FROM occasion ORDER BY id") == [
        ("birthday", 11, 29, None),
        ("anniversary", 6, 5, 2010),
    ]
    assert imports.rows("SELECT media_type, portrait, size FROM attachment") == [("image/png", 1, 8)]
    assert imports.rows("SELECT content FROM attachment_content") == [(b"\x89PNG\r\n\x1a\n",)]
    assert imports.rows("SELECT value FROM contact_point WHERE kind = 'address'") == [
        ("1 High Street, LS1 1AA Leeds, UK",)
    ]


def test_somebody_brought_in_is_found_at_once(imports: Imports) -> None:
    from app.customers.lookup import Lookup

    imports.bring(imports.file("bookings.csv", BOOKINGS))
    work = imports.place.work
    lookup = Lookup(work.database, work.clock, zone=work.venue.zone)
    for words in ("muller lea", "lea@example.ch", "B2", "nut allergy"):
        assert [row.name for row in lookup.find(words).rows] == ["Léa Müller"], words


def test_a_preview_says_the_same_and_writes_nothing(imports: Imports) -> None:
    path = imports.file("bookings.csv", BOOKINGS)
    preview = imports.preview(path)
    assert imports.count("customer") == 0
    assert imports.count("import_batch") == 0
    report = imports.bring(path)
    assert preview.batch_id is None
    assert (preview.customers_added, preview.visits_added, preview.new) == (
        report.customers_added,
        report.visits_added,
        report.new,
    )
    assert [(row.row, row.name) for row in preview.new] == [(2, "Léa Müller"), (4, "Ada Okafor")]


def test_several_files_are_one_import(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE), imports.file("bookings.csv", BOOKINGS))
    assert (report.customers_added, report.visits_added) == (3, 3)
    assert [file.added for file in report.files] == [3, 3]
    assert imports.count("import_batch") == 1
    assert imports.rows(
        "SELECT count(*) FROM visit v JOIN customer c ON c.id = v.customer_id WHERE c.languages = 'de'"
    ) == [(2,)]


def test_an_import_is_accounted_for_by_whoever_did_it(imports: Imports) -> None:
    report = imports.bring(imports.file("people.csv", PEOPLE))
    assert imports.rows(
        "SELECT action, kind, row_id, staff_id FROM audit_entry WHERE kind = 'import_batch'"
    ) == [("imported", "import_batch", report.batch_id, imports.place.work.staff_id)]


def test_progress_is_told_and_ends_at_its_total(imports: Imports) -> None:
    told: list[tuple[int, int]] = []
    looks = imports.service.inspect([imports.file("people.csv", PEOPLE)])
    imports.service.run(looks, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (3, 3)


def _card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD", ""))


def test_who_has_died_comes_in_and_is_never_celebrated(imports: Imports) -> None:
    ada = ("UID:1", "FN:Ada Okafor", "EMAIL:ada@example.com", "BDAY:19401126")
    imports.bring(imports.file("before.vcf", _card(*ada)))
    assert imports.count("occasion_line") == 1
    cards = _card(*ada, "DEATHDATE:20251124") + _card("FN:Nils Berg", "DEATHDATE:circa 1990")
    report = imports.bring(imports.file("after.vcf", cards))
    died = imports.rows("SELECT display_name, deceased_at FROM customer ORDER BY id")
    assert died[0] == ("Ada Okafor", "2025-11-23 23:00:00.000000")
    assert died[1][1] is not None
    assert imports.count("occasion_line") == 0
    imports.bring(imports.file("again.vcf", cards.replace("20251124", "20251125")))
    assert imports.rows("SELECT deceased_at FROM customer ORDER BY id")[0] == ("2025-11-23 23:00:00.000000",)
    imports.undo(report)
    assert imports.rows("SELECT display_name, deceased_at FROM customer") == [("Ada Okafor", None)]
    assert imports.count("occasion_line") == 1
    imports.assert_whole()

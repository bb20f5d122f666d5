"""Who a row is about: by number, else by email or phone with a fitting name, else somebody new."""

from __future__ import annotations

import pytest

from app.transfer.importing.people import are_compatible, are_similar, name_words
from tests.transfer.importing.imports import BOOKINGS, PEOPLE, Imports

HEADER = "Customer No,Last Name,First Name,E-Mail,Phone\n"


def test_one_email_and_one_name_in_two_files_is_one_person(imports: Imports) -> None:
    imports.bring(imports.file("people.csv", PEOPLE))
    report = imports.bring(imports.file("bookings.csv", BOOKINGS))
    assert (report.customers_added, report.visits_added) == (0, 3)
    assert imports.rows("SELECT count(*) FROM external_id WHERE customer_id = 1") == [(2,)]


def test_the_order_of_the_names_does_not_matter(imports: Imports) -> None:
    imports.bring(imports.file("a.csv", "Name,E-Mail\nLéa Müller,lea@example.ch\n"))
    report = imports.bring(imports.file("b.csv", "Full name,E-Mail Address\nMuller Lea,LEA@example.ch\n"))
    assert report.customers_added == 0


def test_two_who_share_an_email_but_not_a_name_stay_two(imports: Imports) -> None:
    path = imports.file("a.csv", "Name,E-Mail\nLéa Müller,home@example.ch\nNils Müller,home@example.ch\n")
    report = imports.bring(path)
    assert (report.customers_added, report.same_persons_count) == (2, 0)
    assert imports.bring(path).changes_something is False


def test_somebody_without_a_name_is_whoever_has_the_email(imports: Imports) -> None:
    imports.bring(imports.file("a.csv", "Name,E-Mail\nLéa Müller,lea@example.ch\n"))
    report = imports.bring(imports.file("b.csv", "E-Mail,Phone\nlea@example.ch,+41 79 555 88 21\n"))
    assert (report.customers_added, report.contacts_added) == (0, 1)
    assert imports.rows("SELECT display_name FROM customer") == [("Léa Müller",)]


def test_two_numbers_of_one_system_are_two_people_and_are_suggested(imports: Imports) -> None:
    rows = "1,Müller,Léa,lea@example.ch,\n2,Müller,L.,lea@example.ch,\n3,Muller,Lea,lea@example.ch,\n"
    report = imports.bring(imports.file("a.csv", HEADER + rows))
    assert report.customers_added == 3
    assert [(one.row, one.other_row, one.evidence) for one in report.same_persons] == [
        (3, 2, "Same email"),
        (4, 2, "Same email"),
    ]


def test_a_slip_in_a_name_is_suggested_and_not_taken(imports: Imports) -> None:
    imports.bring(imports.file("a.csv", HEADER + "1,Tidmarsh,Bobby,,+44 20 7946 0018\n"))
    report = imports.bring(
        imports.file(
            "b.csv", "Surname,First Name,Mobile\nTimarsh,Bobby,020 7946 0018\nTimarsh,Bobby,+442079460018\n"
        )
    )
    assert report.customers_added == 2
    assert (report.same_persons[0].other_customer_id, report.same_persons[0].evidence) == (1, "Same phone")


def test_four_ways_of_writing_a_phone_are_one_person(imports: Imports) -> None:
    written = ("+41 79 555 88 21", "0041795558821", "079 555 88 21", "(079) 555-88-21")
    rows = "".join(f"Léa Müller,{phone}\n" for phone in written)
    report = imports.bring(imports.file("a.csv", "Name,Phone\n" + rows))
    assert report.customers_added == 1
    assert imports.count("contact_point") == 1


def test_whoever_was_merged_away_is_found_as_the_one_that_stayed(imports: Imports) -> None:
    path = imports.file("people.csv", PEOPLE)
    imports.bring(path)
    with imports.place.work.write() as session:
        from app.model.customer import Customer

        gone = session.get(Customer, 2)
        assert gone is not None
        gone.merged_into_id = 1
    assert imports.bring(path).customers_added == 0
    bookings = imports.file("bookings.csv", BOOKINGS)
    imports.bring(bookings)
    assert imports.rows("SELECT DISTINCT customer_id FROM visit") == [(1,)]
    assert imports.bring(bookings).changes_something is False


@pytest.mark.parametrize(
    ("one", "other", "compatible", "similar"),
    [
        ("Léa Müller", "MULLER Lea", True, True),
        ("Léa Müller", "", True, False),
        ("Léa Marie Müller", "Léa Müller", True, True),
        ("L. Müller", "Léa Müller", False, True),
        ("Léa Muller", "Léa Mueller", False, True),
        ("Nils Müller", "Léa Müller", False, False),
        ("Müller", "Léa Müller", False, True),
    ],
    ids=["order", "nameless", "more given names", "initial", "slip", "another", "family name alone"],
)
def test_names_are_compared_word_by_word(one: str, other: str, *, compatible: bool, similar: bool) -> None:
    assert are_compatible(name_words(one), name_words(other)) is compatible
    assert are_similar(name_words(one), name_words(other)) is similar

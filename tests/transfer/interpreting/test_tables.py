"""Rows become people, visits and purchases; what is wrong is red or amber, by row and column."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import pytest

from app.core.partial_dates import PartialDate
from app.model.codes import VisitStatus
from app.model.occasion import OccasionKind
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.tables import TableInterpreter
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.guessing import guess_mapping
from app.transfer.reading.delimited import Row
from app.transfer.records import Record
from app.transfer.surveying import survey

TODAY = date(2026, 11, 29)


def _mapping(header: str, rows: Sequence[Row]) -> Mapping:
    guessed = guess_mapping(header.split(";"), [row.cells for row in rows])
    return survey(rows, guessed, decimal_mark=",").mapping


def _records(header: str, *lines: str, region: str = "DE", mask_cards: bool = False) -> list[Record]:
    rows = [Row(number, line.split(";")) for number, line in enumerate(lines, start=2)]
    options = Options(today=TODAY, region=region, currency="EUR", mask_cards=mask_cards)
    return list(TableInterpreter(_mapping(header, rows), options).records(rows))


def _faults(record: Record) -> list[tuple[str, str, bool]]:
    return [(problem.field, problem.reason, problem.rejected) for problem in record.problems]


STAY = "Res No;Status;Guest Name;E-Mail;Phone;Date of Birth;Arrival;Departure;Total EUR"
GOOD = "R1;CHECKED OUT;Berg, Nils Mr.;nils@example.se;+46 8 123 456 78;03.04.;11.05.2026;13.05.2026;1.196,50"


def test_a_booking_becomes_a_person_and_a_visit() -> None:
    (record,) = _records(STAY, GOOD)
    assert record.problems == ()
    assert record.person is not None
    assert record.visit is not None
    assert (record.person.name, record.person.family, record.person.title) == ("Nils Berg", "Berg", "Mr.")
    assert record.person.birthday == PartialDate(4, 3)
    assert record.person.phones[0].phone.e164 == "+46812345678"
    assert record.visit.status is VisitStatus.COMPLETED
    assert (record.visit.arrives_on, record.visit.leaves_on) == (date(2026, 5, 11), date(2026, 5, 13))
    assert (record.visit.reference, record.visit.amount_minor, record.visit.currency) == ("R1", 119650, "EUR")


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (GOOD.replace("11.05.2026", "31.02.2026"), "Arrival", "“31.02.2026” is not a date"),
        (GOOD.replace("11.05.2026", ""), "Arrival", "There is no arrival"),
        (GOOD.replace("13.05.2026", "10.05.2026"), "Departure", "Leaves before arriving"),
        (GOOD.replace("CHECKED OUT", "PURPLE"), "Status", "“PURPLE” is no known state of a visit"),
        (GOOD.replace("+46 8 123 456 78", "4111 1111 1111 1111"), "Phone", "Card number refused"),
        ("R1;CHECKED OUT;;;;;11.05.2026;13.05.2026;1,00", "", "No name, email or phone"),
    ],
)
def test_a_row_that_would_say_something_wrong_stays_out(line: str, field: str, reason: str) -> None:
    record = _records(STAY, GOOD, line)[1]
    assert record.rejected
    assert (field, reason, True) in _faults(record)
    assert (record.person, record.visit) == (None, None)
    assert (record.row, list(record.cells)) == (3, line.split(";"))


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (GOOD.replace("03.04.", "29.02.1971"), "Date of Birth", "“29.02.1971” is no birthday. Kept out"),
        (GOOD.replace("+46 8 123 456 78", "12"), "Phone", "“12” is too short for a phone number. Kept out"),
        (GOOD.replace("+46 8 123 456 78", "ask Ana"), "Phone", "“ask Ana” is no phone number. Kept out"),
        (
            GOOD.replace("nils@example.se", "nils at home"),
            "E-Mail",
            "“nils at home” is no email address. Kept out",
        ),
        (GOOD.replace("1.196,50", "much"), "Total EUR", "“much” is not a number. Kept out"),
    ],
)
def test_a_value_that_cannot_be_used_is_kept_out_of_a_good_row(line: str, field: str, reason: str) -> None:
    record = _records(STAY, GOOD, line)[1]
    assert not record.rejected
    assert _faults(record) == [(field, reason, False)]
    assert record.visit is not None


def test_card_numbers_can_be_masked_instead() -> None:
    line = GOOD.replace("Nils Mr.", "Nils 4111111111111111")
    (record,) = _records(STAY, line, mask_cards=True)
    assert record.person is not None
    assert "4111" not in record.person.name
    assert _faults(record) == [("Guest Name", "Card number masked", False)]


def test_a_row_that_is_none_is_reported_as_it_is() -> None:
    rows = [Row(2, ["Ada"], "Row has 1 of 2 cells.")]
    interpreter = TableInterpreter(guess_mapping(["Name", "Email"], []), Options(today=TODAY))
    (record,) = interpreter.records(rows)
    assert _faults(record) == [("", "Row has 1 of 2 cells.", True)]


def test_a_header_repeated_among_the_rows_is_passed_over() -> None:
    records = _records("Name;Email", "Ada;a@example.org", "Name;Email", "Bo;b@example.org")
    assert [record.row for record in records] == [2, 4]


def test_a_row_that_adds_up_the_others_is_nobody() -> None:
    total = _records("Name;Email;Total", "Ada;a@example.org;12,50", "Total;;12,50")[1]
    assert _faults(total) == [("", "This row is a sum, not a person", True)]


def test_a_visit_without_a_state_stands_where_its_dates_say() -> None:
    records = _records(
        "Name;Arrival;Departure",
        "Ada;01.11.2026;03.11.2026",
        "Bo;28.11.2026;02.12.2026",
        "Cy;24.12.2026;27.12.2026",
    )
    states = [record.visit.status for record in records if record.visit]
    assert states == [VisitStatus.COMPLETED, VisitStatus.HERE, VisitStatus.BOOKED]


def test_nights_tell_the_departure_and_are_doubted_when_they_do_not_fit() -> None:
    first, second = _records(
        "Name;Arrival;Departure;Nights", "Ada;13.11.2026;;2", "Bo;14.11.2026;16.11.2026;3"
    )
    assert first.visit is not None
    assert first.visit.leaves_on == date(2026, 11, 15)
    assert _faults(second) == [("Nights", "3 nights do not fit the dates. The dates count", False)]


def test_a_table_has_a_time_and_a_party() -> None:
    (record,) = _records("Date;Time;Name;Covers;Table", "2026-10-01;19:30;Ada Berg;4;12")
    assert record.visit is not None
    assert (record.visit.at, record.visit.adults, record.visit.place) == (time(19, 30), 4, "12")


def test_a_line_of_a_till_is_exact() -> None:
    header = "Invoice;Customer ID;Product;Qty;Invoice Date;Unit Price"
    sale, back = _records(
        header, "A1;17;Silk;0,75;31.12.2025 10:30;19,99", "A2;17;Silk;-1;31.12.2025 11:00;19,99"
    )
    assert sale.purchase is not None
    assert back.purchase is not None
    assert (sale.purchase.quantity_thousandths, sale.purchase.unit_minor_thousandths) == (750, 1999000)
    assert (sale.purchase.amount_minor, back.purchase.amount_minor) == (1499, -1999)
    assert (sale.purchase.bought_on, sale.purchase.at) == (date(2025, 12, 31), time(10, 30))
    assert sale.person is not None
    assert (sale.person.name, sale.person.named) == ("17", False)


def test_a_purchase_without_price_or_date_stays_out() -> None:
    header = "Invoice;Customer ID;Product;Qty;Invoice Date;Unit Price"
    no_price, no_date, odd = _records(
        header, "A1;17;Silk;1;31.12.2025;", "A1;17;Silk;1;;2,00", "A1;17;Silk;some;31.12.2025;2,00"
    )
    assert ("Unit Price", "There is no price", True) in _faults(no_price)
    assert ("Invoice Date", "There is no date", True) in _faults(no_date)
    assert ("Qty", "“some” is not a number", True) in _faults(odd)


def test_national_numbers_are_dialled_in_the_guests_own_country() -> None:
    header = "Name;Nationality;Phone"
    records = _records(header, "Ada;SWE;08-123 456 78", "Bo;;030 901820", "Cy;US;(212) 555-0100")
    numbers = [record.person.phones[0].phone.e164 for record in records if record.person]
    assert numbers == ["+46812345678", "+4930901820", "+12125550100"]


def test_several_emails_and_phones_in_one_cell_are_several() -> None:
    (record,) = _records(
        "Name;Email;Phone", "Ada;a@example.org, b@example.org;+46 8 123 456 78 / +46 70 123 45 67"
    )
    assert record.person is not None
    assert [entry.address for entry in record.person.emails] == ["a@example.org", "b@example.org"]
    assert len(record.person.phones) == 2


def test_somebody_without_a_name_is_shown_by_what_is_known() -> None:
    header = "First Name;Last Name;E-mail Address;Home Phone"
    by_mail, by_phone, same = _records(
        header, ";;a@example.org;", ";;;+46 8 123 456 78", "b@example.org;;b@example.org;"
    )
    people = [record.person for record in (by_mail, by_phone, same) if record.person]
    assert [person.name for person in people] == ["a@example.org", "+46 8 123 456 78", "b@example.org"]
    assert not any(person.named for person in people)


def test_dates_with_labels_become_occasions() -> None:
    header = "Name;Event 1 - Label;Event 1 - Value;Event 2 - Label;Event 2 - Value"
    (record,) = _records(header, "Ada;Anniversary;2010-05-06;Company founded;1999-01-02")
    assert record.person is not None
    kinds = [(entry.kind, entry.label) for entry in record.person.occasions]
    assert kinds == [(OccasionKind.ANNIVERSARY, "Anniversary"), (OccasionKind.CUSTOM, "Company founded")]


def test_parts_of_an_address_stay_together() -> None:
    header = "Name;Home Street;Home City;Business Street;Business City"
    (record,) = _records(header, "Ada;Storgatan 1;Lund;Hamngatan 2;Malmö")
    assert record.person is not None
    found = [(address.label, address.street, address.city) for address in record.person.addresses]
    assert found == [("home", "Storgatan 1", "Lund"), ("work", "Hamngatan 2", "Malmö")]


def test_the_guard_against_formulas_is_taken_off() -> None:
    (record,) = _records("Name;Notes;Phone", "'=Ada;'-likes tulips;'+46 8 123 456 78")
    assert record.person is not None
    assert record.person.name == "=Ada"
    assert record.person.findings[0].text == "-likes tulips"
    assert record.person.phones[0].phone.e164 == "+46812345678"


def test_naughty_strings_stay_what_they_are(corpora: Path) -> None:
    strings = json.loads((corpora / "blns/blns.json").read_text("utf-8"))
    mapping = guess_mapping(["Company", "Email"], [])
    interpreter = TableInterpreter(mapping, Options(today=TODAY))
    for number, text in enumerate(strings):
        record = interpreter.record(Row(number, [text, "a@example.org"]))
        if record.rejected:
            assert _faults(record) == [("Company", "Card number refused", True)]
            continue
        assert record.person is not None
        assert record.person.company == (
            text.strip().removeprefix("'") if text[:2] in ("'=", "'-", "'+") else text.strip()
        )


def test_a_phone_that_a_spreadsheet_was_told_to_leave_alone_is_read() -> None:
    (record,) = _records("Name;Phone", 'Ada Berg;="0171 1234567"')
    assert record.person is not None
    assert record.person.phones[0].phone.e164 == "+491711234567"


def test_a_name_that_begins_like_a_formula_stays() -> None:
    (record,) = _records("Name;Email", '="Ada" & "Bo";a@example.org')
    assert record.person is not None
    assert record.person.name == '="Ada" & "Bo"'


@pytest.mark.parametrize(
    ("stay", "status"),
    [
        ("20.11.2026;;19:30;Seated", VisitStatus.COMPLETED),
        ("29.11.2026;;19:30;Seated", VisitStatus.HERE),
        ("20.11.2026;;19:30;No Show", VisitStatus.NO_SHOW),
        ("24.11.2026;27.11.2026;;In House", VisitStatus.HERE),
        ("20.11.2026;;;In House", VisitStatus.HERE),
    ],
)
def test_a_table_taken_on_an_earlier_day_is_free_again(stay: str, status: VisitStatus) -> None:
    (record,) = _records("Guest;Arrival;Departure;Time;Status", f"Ada Berg;{stay}")
    assert record.visit is not None
    assert record.visit.status is status


@pytest.mark.parametrize(
    ("arrival", "departure", "status"),
    [
        ("2031-03-14", "2031-03-16", VisitStatus.BOOKED),
        ("2020-03-14", "2020-03-16", VisitStatus.COMPLETED),
    ],
)
def test_a_visit_that_is_only_paid_for_stands_where_its_dates_say(
    arrival: str, departure: str, status: VisitStatus
) -> None:
    (record,) = _records("Guest;Arrival;Departure;Status", f"Ann Lee;{arrival};{departure};Paid")
    assert record.visit is not None
    assert record.visit.status is status

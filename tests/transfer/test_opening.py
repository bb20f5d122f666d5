"""A dropped file is recognised, laid out, mapped and interpreted without help."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, Unreadable
from app.transfer.interpreting.options import Options
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.saved import to_json
from app.transfer.mapping.targets import FileKind, Target
from app.transfer.opening import Choices, TableFile, interpret, open_file, with_mapping

OPTIONS = Options(today=date(2026, 11, 29), region="PT")


def _table(path: Path, choices: Choices | None = None) -> TableFile:
    file = open_file(path, choices=choices or Choices())
    assert isinstance(file, TableFile)
    return file


def test_a_hotels_export_needs_no_matching_by_hand(corpora: Path) -> None:
    file = _table(corpora / "pms-export/bookings.csv")
    assert (file.rows, file.unreadable, file.mapping.kind) == (59_636, 0, FileKind.VISITS)
    profiles: set[str] = set()
    states: Counter[str] = Counter()
    years: Counter[bool] = Counter()
    amount = rooms = 0
    for record in interpret(file, OPTIONS):
        assert record.problems == ()
        assert record.person is not None
        assert record.visit is not None
        cells = record.cells
        profiles.add(record.person.external_id)
        states[record.visit.status] += 1
        amount += record.visit.amount_minor or 0
        rooms += bool(record.visit.place)
        if record.person.birthday is not None:
            years[record.person.birthday.year is not None] += 1
            born = record.person.birthday
            assert cells[8] == (f"{born.day:02}.{born.month:02}." + (f"{born.year:04}" if born.year else ""))
        assert datetime.strptime(cells[10], "%d.%m.%Y").date() == record.visit.arrives_on  # noqa: DTZ007
        assert record.visit.amount_minor == int(Decimal(cells[19].replace(".", "").replace(",", ".")) * 100)
    assert len(profiles) == 51_996
    assert states == {"completed": 36_101, "cancelled": 21_499, "booked": 1_237, "no_show": 587, "here": 212}
    assert (years[True], years[False]) == (34_766, 1_943)
    assert (rooms, amount) == (36_313, 2_132_105_614)


def test_a_shops_till_is_read_to_the_penny(corpora: Path) -> None:
    expected = json.loads((corpora / "retail-uci/expected.json").read_text("utf-8"))
    file = _table(corpora / "retail-uci/online_retail_sample.csv")
    assert file.mapping.kind is FileKind.PURCHASES
    by_customer: Counter[str] = Counter()
    invoices: set[str] = set()
    returns = 0
    rejected: list[int] = []
    for record in interpret(file, OPTIONS):
        if record.rejected:
            rejected.append(record.row)
            continue
        assert record.purchase is not None
        assert record.person is not None
        by_customer[record.person.external_id] += record.purchase.amount_minor
        invoices.add(record.purchase.invoice)
        returns += record.purchase.quantity_thousandths < 0
    assert rejected == expected["bad_lines_too_few_cells"]
    assert by_customer == expected["net_value_by_customer_pence"]
    assert (sum(by_customer.values()), len(invoices), returns) == (775_362, expected["invoices"], 1)


def test_american_dates_that_could_be_others_are_asked_about(corpora: Path) -> None:
    column = _table(corpora / "retail-uci/online_retail_sample.csv").mapping.first(Target.PURCHASED_AT)
    assert column is not None
    assert (column.date_style, column.style_sure) == (DateStyle.MONTH_FIRST, False)


def test_google_contacts_keep_people_without_a_name(corpora: Path) -> None:
    expected = json.loads((corpora / "csv-contacts/expected.json").read_text("utf-8"))[
        "google_contacts_2024.csv"
    ]
    records = list(interpret(_table(corpora / "csv-contacts/google_contacts_2024.csv"), OPTIONS))
    people = [record.person for record in records if record.person]
    assert [entry.address for person in people for entry in person.emails] == expected["emails"]
    assert [person.name for person in people] == [
        "Alice Smith",
        "user@gmail.com",
        "3966 SBI",
        "91springboard Boosters",
        "anonymous@test.com",
    ]
    assert [person.tags for person in people] == [()] * 5


def test_a_whole_column_decides_about_a_date(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    lines = [f"Guest {number};01/02/2026;03/02/2026" for number in range(3_000)]
    path.write_text("\n".join(["Name;Arrival;Departure", *lines, "Last;12/31/2025;01/02/2026"]), "utf-8")
    styles = {column.date_style for column in _table(path).mapping.of(Target.ARRIVAL, Target.DEPARTURE)}
    assert styles == {DateStyle.MONTH_FIRST}


def test_a_remembered_mapping_is_used_again(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text("Name;Parking\nAda;1\nBo;2\n", "utf-8")
    file = _table(path)
    kept = {file.shape: to_json(file.mapping.with_target(1, Target.NOTES))}
    again = open_file(path, remembered=kept.get)
    assert isinstance(again, TableFile)
    assert [column.target for column in again.mapping.columns] == [Target.NAME, Target.NOTES]


def test_a_column_matched_by_hand_to_dates_is_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text("Name;Since\nAda;12/31/1980\nBo;1/2/1990\n", "utf-8")
    file = _table(path)
    file = with_mapping(file, file.mapping.with_target(1, Target.BIRTHDAY))
    days = [record.person.birthday for record in interpret(file, OPTIONS) if record.person]
    assert [day.iso() for day in days if day] == ["1980-12-31", "1990-01-02"]


def test_what_a_person_settled_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_bytes("Ćosić|a,b\nKovač|c,d\n".encode("cp1250"))
    file = _table(path, Choices(encoding="cp1250", delimiter="|", header=False))
    assert (file.layout.header_line, file.rows, len(file.layout.columns)) == (0, 2, 2)
    assert next(interpret(file, OPTIONS)).cells == ["Ćosić", "a,b"]


def test_cards_are_recognised_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "contacts.txt"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n", "utf-8")
    assert open_file(path).kind == "vcard"


def test_calendars_are_recognised_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "days.txt"
    path.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tea\nEND:VEVENT\nEND:VCALENDAR\n", "utf-8")
    file = open_file(path)
    assert (file.kind, file.rows) == ("calendar", 1)


@pytest.mark.parametrize(
    ("name", "text", "refusal"),
    [
        ("a.vcf", "Name,Email\nAda,a@example.org\n", "There is no card in “a.vcf”."),
        ("a.ics", "Anna's birthday\n", "There is no calendar in “a.ics”."),
        ("a.csv", "Name;Email\n", "“a.csv” is empty: there is nothing below its first line."),
        ("a.csv", "Name;Email\n;\n ; \n", "“a.csv” is empty: there is nothing below its first line."),
    ],
)
def test_what_holds_nobody_is_refused(tmp_path: Path, name: str, text: str, refusal: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as refused:
        open_file(path)
    assert refused.value.what == refusal


def test_interpreting_stops_when_nobody_waits(corpora: Path) -> None:
    cancellation = Cancellation()
    records = interpret(_table(corpora / "pms-export/bookings.csv"), OPTIONS, cancellation=cancellation)
    next(records)
    cancellation.cancel()
    with pytest.raises(Cancelled):
        list(records)

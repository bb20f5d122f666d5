"""Files that others wrote, imported whole: what is stored is what is in them."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.core.errors import AppError
from app.customers.lookup import Lookup
from tests.transfer.importing.imports import Imports

STATES = {
    "CHECKED OUT": "completed",
    "CANCELLED": "cancelled",
    "RESERVED": "booked",
    "NO SHOW": "no_show",
    "CHECKED IN": "here",
}
PART = 1_500


def _copy(imports: Imports, path: Path) -> Path:
    target = imports.folder / path.name
    shutil.copyfile(path, target)
    return target


def _day(text: str) -> str:
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day)).isoformat()


def test_a_part_of_a_hotels_export_is_stored_exactly_and_can_be_taken_back(
    imports: Imports, corpora: Path
) -> None:
    lines = (corpora / "pms-export/bookings.csv").read_bytes().splitlines(keepends=True)[: PART + 1]
    rows = list(csv.DictReader(b"".join(lines).decode("utf-8-sig").splitlines(), delimiter=";"))
    path = imports.file("bookings.csv", b"".join(lines))
    report = imports.bring(path)
    assert (report.customers_added, report.visits_added, report.rows_rejected) == (
        len({row["Profile ID"] for row in rows}),
        PART,
        0,
    )
    stored = imports.rows(
        "SELECT reference, status, arrives_on, leaves_on, booked_on, amount_minor, place, place_kind, adults, children,"
        " board, channel, segment, currency FROM visit"
    )
    assert Counter(stored) == Counter(
        (
            row["Conf No"],
            STATES[row["Status"]],
            _day(row["Arrival"]),
            _day(row["Departure"]),
            _day(row["Booked On"]),
            int(row["Total EUR"].replace(",", "")),
            row["Room No"],
            row["Room Type"],
            int(row["Adults"]) if row["Adults"] else None,
            int(row["Children"]) if row["Children"] else None,
            row["Meal Plan"],
            "" if row["Source"] == "Undefined" else row["Source"],
            "" if row["Segment"] == "Undefined" else row["Segment"],
            "EUR",
        )
        for row in rows
    )
    births = {row["Profile ID"]: row["Date of Birth"] for row in rows if row["Date of Birth"]}
    assert Counter(imports.rows("SELECT day, month, year FROM occasion WHERE kind = 'birthday'")) == Counter(
        (int(day), int(month), int(year) if year else None)
        for day, month, year in (text.split(".") for text in births.values())
    )
    assert imports.rows("SELECT DISTINCT must_kind FROM preference WHERE strength = 'must' ORDER BY 1") == [
        ("access",),
        ("allergy",),
        ("diet",),
    ]
    imports.assert_whole()
    again = imports.bring(path)
    assert (again.files[0].skipped, again.customers_added, again.visits_added) == (PART, 0, 0)
    for batch in (again, report):
        assert imports.undo(batch).kept == ()
    assert (imports.count("customer"), imports.count("visit")) == (0, 0)
    imports.assert_whole()


def test_a_shops_till_is_stored_to_the_penny(imports: Imports, corpora: Path) -> None:
    expected = json.loads((corpora / "retail-uci/expected.json").read_text("utf-8"))
    report = imports.bring(_copy(imports, corpora / "retail-uci/online_retail_sample.csv"))
    assert (report.customers_added, report.visits_added, report.lines_added) == (
        expected["customers"],
        expected["invoices"],
        expected["good_rows"],
    )
    assert [problem.row for problem in report.files[0].problems] == expected["bad_lines_too_few_cells"]
    assert imports.rows("SELECT sum(amount_minor) FROM visit") == [(expected["net_value_pence"],)]
    by_customer = imports.rows(
        "SELECT e.value, sum(v.amount_minor) FROM visit v JOIN external_id e ON e.customer_id = v.customer_id GROUP BY 1"
    )
    assert dict(by_customer) == expected["net_value_by_customer_pence"]
    assert imports.rows("SELECT count(*) FROM visit_line WHERE amount_minor < 0") == [
        (expected["returns_rows"],)
    ]
    imports.assert_whole()


@pytest.mark.parametrize("folder", ["vcard-ezvcard", "vcard-sabre", "vcard-vobject"])
def test_every_address_book_comes_in_or_says_why_and_again_adds_nothing(
    imports: Imports, corpora: Path, folder: str
) -> None:
    expected = json.loads((corpora / folder / "expected.json").read_text("utf-8"))
    for name, book in expected.items():
        report = imports.bring(_copy(imports, corpora / folder / name))
        file = report.files[0]
        assert file.rows == book["contacts"], name
        assert file.rejected == len({problem.row for problem in file.problems if problem.rejected}), name
        assert imports.bring(imports.folder / Path(name).name).changes_something is False, name
        assert imports.undo(report).kept == (), name
    imports.assert_whole()


def test_an_address_book_on_the_web_comes_in(imports: Imports, corpora: Path) -> None:
    expected = json.loads((corpora / "csv-contacts/expected.json").read_text("utf-8"))
    for name, book in expected.items():
        report = imports.bring(_copy(imports, corpora / "csv-contacts" / name))
        assert report.customers_added == book["contacts"]
        emails = imports.rows("SELECT value FROM contact_point WHERE kind = 'email' ORDER BY id")
        assert [email for (email,) in emails] == book["emails"]


def test_four_forms_of_every_phone_are_one_customer(imports: Imports, corpora: Path) -> None:
    with (corpora / "phones/phones.csv").open(encoding="utf-8", newline="") as file:
        numbers = {row["e164"]: row for row in csv.DictReader(file) if row["valid"] == "True"}
    lines = ["Name,Phone,Country"]
    for number, row in enumerate(numbers.values()):
        name = f"Guest {chr(97 + number % 26)}{chr(97 + number // 26 % 26)}{chr(97 + number // 676)}"
        lines += [
            f"{name},{row[form]},{row['region']}" for form in ("e164", "international", "national", "rfc3966")
        ]
    report = imports.bring(imports.file("phones.csv", "\n".join(lines)))
    assert report.customers_added == len(numbers)
    assert {
        normal for (normal,) in imports.rows("SELECT normal FROM contact_point WHERE kind = 'phone'")
    } == set(numbers)


def test_naughty_strings_are_stored_and_found_unchanged(imports: Imports, corpora: Path) -> None:
    strings = json.loads((corpora / "blns/blns.json").read_text("utf-8"))
    kept = [text for text in strings if text.strip() and "\0" not in text]
    path = imports.folder / "naughty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Customer No", "Company", "E-Mail", "First Name", "Last Name"])
        for number, text in enumerate(kept):
            writer.writerow([f"N{number}", text, f"n{number}@example.com", "Ada", f"Okafor{number}x"])
    report = imports.bring(path)
    left_out = {problem.row for problem in report.files[0].problems}
    stored = dict(
        imports.rows("SELECT e.value, c.company FROM customer c JOIN external_id e ON e.customer_id = c.id")
    )
    assert len(left_out) <= 4
    differing = [
        (text, stored.get(f"N{number}"))
        for number, text in enumerate(kept)
        if f"N{number}" in stored and stored[f"N{number}"] != text.strip()
    ]
    assert differing == []
    work = imports.place.work
    lookup = Lookup(work.database, work.clock, zone=work.venue.zone)
    for text in kept:
        lookup.find(text)
    assert [row.name for row in lookup.find("n7@example.com").rows] == ["Ada Okafor7x"]
    assert imports.bring(path).changes_something is False


def test_no_card_number_of_a_real_list_reaches_the_venue(imports: Imports, corpora: Path) -> None:
    cards = json.loads((corpora / "pan/must_be_caught.json").read_text("utf-8"))
    path = imports.folder / "cards.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Customer No", "Name", "Notes"])
        writer.writerows([f"K{number}", "Ada Okafor", card["text"]] for number, card in enumerate(cards))
    report = imports.bring(path)
    assert (report.customers_added, report.rows_rejected) == (0, len(cards))
    saved = report.files[0].rejected_file
    assert saved is not None
    for text in (saved.read_text("utf-8-sig"), repr(report)):
        assert [card["pan"] for card in cards if card["text"] in text or card["pan"] in text] == []


@pytest.mark.parametrize("folder", ["csv-messytables", "csv-spectrum"])
def test_whatever_is_messy_comes_in_whole_or_is_refused_in_words(
    imports: Imports, corpora: Path, folder: str
) -> None:
    for path in sorted((corpora / folder).rglob("*")):
        if path.is_file() and path.suffix not in (".json", ".md"):
            target = imports.folder / f"messy{path.suffix}"
            shutil.copyfile(path, target)
            refusal = ""
            try:
                report = imports.bring(target)
            except AppError as refused:
                refusal = str(refused)
            if refusal:
                assert target.name in refusal, path.name
                continue
            file = report.files[0]
            assert file.rows == file.added + file.updated + file.skipped + file.rejected, path.name
            assert imports.undo(report).kept == (), path.name
    assert imports.count("customer") == 0
    imports.assert_whole()

"""One phone number is one number, however it is typed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.contacts.phones import read_phone, show_phone


def test_the_four_forms_of_every_example_number_are_one_number(corpora: Path) -> None:
    with (corpora / "phones/phones.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for form in ("e164", "international", "national", "rfc3966"):
                phone = read_phone(row[form], row["region"])
                assert phone is not None, row
                assert phone.e164 == row["e164"], (form, row)


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("(+351) 799-556063", "", "+351799556063"),
        ("0049 30 901820", "PT", "+4930901820"),
        ("+49 (0)30 901820", "", "+4930901820"),
        ("Tel.: 030 901820", "DE", "+4930901820"),
        ("030\u202f901\u202f820", "DE", "+4930901820"),
        ("02 234 5678 ext. 12", "AE", "+97122345678"),
        ("５５５１２３４５６７", "US", "+15551234567"),
        ("\u202a+44 20 7946 0018\u202c", "", "+442079460018"),
    ],
)
def test_a_number_is_read_as_it_is_dialled_there(text: str, region: str, e164: str) -> None:
    phone = read_phone(text, region)
    assert phone is not None
    assert phone.e164 == e164


@pytest.mark.parametrize(
    "text", ["", "12", "call me", "ask for Ana", "01.02.2024", "2024-02-01", "1" * 40, "a@b.example"]
)
def test_what_is_no_phone_number_is_refused(text: str) -> None:
    assert read_phone(text, "DE") is None


def test_a_number_of_an_unknown_country_is_kept_as_given() -> None:
    phone = read_phone("555-12345-345", "")
    assert phone is not None
    assert (phone.e164, phone.national_digits, phone.shown) == ("", "55512345345", "555-12345-345")


def test_a_number_is_shown_grouped() -> None:
    assert show_phone("+442079460018") == "+44 20 7946 0018"
    assert show_phone("not a number") == "not a number"

"""Dates of address books keep what they say and nothing more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.partial_dates import PartialDate
from app.transfer.reading.vcard_dates import read_day, read_parts

NAMES = {"date": "day"}


def test_every_date_of_the_corpus_gives_its_parts(corpora: Path) -> None:
    for case in json.loads((corpora / "vcard-dates-sabre/vcard_dates.json").read_text("utf-8")):
        if case.get("must_raise"):
            with pytest.raises(ValueError, match="date"):
                read_parts(case["value"])
            continue
        parts = read_parts(case["value"])
        for name, value in case["parts"].items():
            assert getattr(parts, NAMES.get(name, name)) == value, case["value"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19850407", PartialDate(4, 7, 1985)),
        ("1985-04-07T23:30:00-08:00", PartialDate(4, 7, 1985)),
        ("19531015T231000Z", PartialDate(10, 15, 1953)),
        ("--0407", PartialDate(4, 7)),
        ("1604-02-29", PartialDate(2, 29)),
        ("0000-04-07", PartialDate(4, 7)),
        ("1985/4/7", PartialDate(4, 7, 1985)),
        ("1985-04-07 00:00:00", PartialDate(4, 7, 1985)),
    ],
)
def test_a_birthday_is_told_without_moving_it(text: str, day: PartialDate) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["02-10", "foo", "1985", "1985-04", "---12", "--13-01", "1985-02-29", "circa 1800", "T1022"]
)
def test_what_tells_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):  # noqa: RUF043 - any reason will do
        read_day(text)


@given(st.dates(), st.booleans())
def test_every_day_is_read_in_both_forms(day: object, basic: bool) -> None:
    text = str(day).replace("-", "") if basic else str(day)
    assert read_day(text, omitted_year="").iso()[-5:] == str(day)[-5:]

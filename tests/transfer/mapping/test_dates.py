"""Which way round dates are written is decided by the whole column."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.partial_dates import PartialDate
from app.transfer.mapping.dates import (
    DateEvidence,
    DateStyle,
    is_no_date,
    read_birthday,
    read_date,
    read_moment,
    read_time,
)

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("values", "style", "sure"),
    [
        (["31.12.2024", "01.02.2025"], DateStyle.DAY_FIRST, True),
        (["01.02.2025"], DateStyle.DAY_FIRST, True),
        (["03.04."], DateStyle.DAY_FIRST, True),
        (["12/31/2024", "1/2/2025"], DateStyle.MONTH_FIRST, True),
        (["31/12/2024", "1/2/2025"], DateStyle.DAY_FIRST, True),
        (["01/02/2025"], DateStyle.DAY_FIRST, False),
        (["12/1/10 8:26"], DateStyle.MONTH_FIRST, False),
        (["2024-12-31", "20241231"], DateStyle.YEAR_FIRST, True),
        (["31/12/2024"] * 5 + ["12/31/2024"] * 5, DateStyle.DAY_FIRST, False),
        (["45291", "45300"], DateStyle.SERIAL, False),
        ([], DateStyle.DAY_FIRST, True),
    ],
)
def test_the_column_tells_its_style(values: list[str], style: DateStyle, sure: bool) -> None:
    evidence = DateEvidence()
    for value in values:
        evidence.feed(value)
    assert evidence.style() == (style, sure)


@pytest.mark.parametrize(
    ("text", "style", "born"),
    [
        ("03.04.", DateStyle.DAY_FIRST, PartialDate(4, 3)),
        ("03.04.1981", DateStyle.DAY_FIRST, PartialDate(4, 3, 1981)),
        ("29.02.", DateStyle.DAY_FIRST, PartialDate(2, 29)),
        ("4/7/1985", DateStyle.MONTH_FIRST, PartialDate(4, 7, 1985)),
        ("4/7", DateStyle.MONTH_FIRST, PartialDate(4, 7)),
        ("07.04.85", DateStyle.DAY_FIRST, PartialDate(4, 7, 1985)),
        ("07.04.05", DateStyle.DAY_FIRST, PartialDate(4, 7, 2005)),
        ("--04-07", DateStyle.YEAR_FIRST, PartialDate(4, 7)),
        ("1604-04-07", DateStyle.YEAR_FIRST, PartialDate(4, 7)),
        ("07.04.0000", DateStyle.DAY_FIRST, PartialDate(4, 7)),
        ("29 Nov 1980", DateStyle.DAY_FIRST, PartialDate(11, 29, 1980)),
        ("November 29, 1980", DateStyle.DAY_FIRST, PartialDate(11, 29, 1980)),
        ("29 de noviembre", DateStyle.DAY_FIRST, PartialDate(11, 29)),
        ("7. März 1960", DateStyle.DAY_FIRST, PartialDate(3, 7, 1960)),
        ("1er août 1975", DateStyle.DAY_FIRST, PartialDate(8, 1, 1975)),
        ("1990年5月3日", DateStyle.YEAR_FIRST, PartialDate(5, 3, 1990)),
        ("5月3日", DateStyle.DAY_FIRST, PartialDate(5, 3)),
        ("15/08/xxxx", DateStyle.DAY_FIRST, PartialDate(8, 15)),
    ],
)
def test_a_birthday_keeps_what_is_known_of_it(text: str, style: DateStyle, born: PartialDate) -> None:
    assert read_birthday(text, style, today=TODAY) == born


@pytest.mark.parametrize(
    "text",
    ["29.02.1971", "31.02.", "12.13.1980", "foo", "30.11.2026", "1.1.1700", "1985", "12", "marmalade 3"],
)
def test_what_is_no_birthday_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_birthday(text, DateStyle.DAY_FIRST, today=TODAY)


@pytest.mark.parametrize("text", ["", "0", "00.00.0000", "0/0/00", "0000-00-00", "-", "n/a", "NULL"])
def test_zeros_and_dashes_stand_for_no_date(text: str) -> None:
    assert is_no_date(text)


def test_a_moment_has_its_time_of_day() -> None:
    assert read_moment("12/1/10 8:26", DateStyle.MONTH_FIRST) == (date(2010, 12, 1), time(8, 26))
    assert read_moment("16.10.2024, 15:30 Uhr", DateStyle.DAY_FIRST) == (date(2024, 10, 16), time(15, 30))
    assert read_moment("2024-10-16T15:30:05+02:00", DateStyle.YEAR_FIRST) == (
        date(2024, 10, 16),
        time(15, 30, 5),
    )
    assert read_moment("2/29/1992 12:05:00 AM", DateStyle.MONTH_FIRST) == (date(1992, 2, 29), time(0, 5))
    assert read_moment("16.10.2024", DateStyle.DAY_FIRST) == (date(2024, 10, 16), None)


@pytest.mark.parametrize(
    ("text", "clock"), [("19:30", time(19, 30)), ("7.30 pm", time(19, 30)), ("19h30", time(19, 30))]
)
def test_a_time_of_day_is_read(text: str, clock: time) -> None:
    assert read_time(text) == clock


def test_spreadsheet_days_are_counted_as_spreadsheets_do() -> None:
    assert read_date("45291", DateStyle.SERIAL) == date(2023, 12, 31)


FORMS = {
    DateStyle.DAY_FIRST: ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y 08:30"),
    DateStyle.MONTH_FIRST: ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%Y 8:30 AM"),
    DateStyle.YEAR_FIRST: ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%dT08:30:00Z"),
}


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(sorted(FORMS)), st.integers(0, 3))
def test_a_date_is_read_back_in_every_style(day: date, style: DateStyle, form: int) -> None:
    forms = FORMS[style]
    assert read_date(day.strftime(forms[form % len(forms)]), style) == day

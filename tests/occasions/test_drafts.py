"""A date typed into three fields is read, or what is wrong is said of the field that it is about."""

from __future__ import annotations

import pytest

from app.core.errors import InvalidInput
from app.core.partial_dates import PartialDate
from app.occasions.drafts import read_occasion_date


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), {"day": "Which day?", "month": "Which month?"}),
        ((" ", "2", ""), {"day": "Which day?"}),
        (("29", "", "1984"), {"month": "Which month?"}),
        (("29th", "2", ""), {"day": "This is not a number."}),
        (
            ("", "feb", "84 b"),
            {"day": "Which day?", "month": "This is not a number.", "year": "This is not a number."},
        ),
        (("30", "2", ""), {"day": "There is no such day in the calendar."}),
        (("29", "2", "2023"), {"day": "There is no such day in the calendar."}),
        (("٢٩", "2", ""), {"day": "This is not a number."}),
    ],
)
def test_what_is_missing_is_asked_for_and_what_is_no_number_is_said(
    typed: tuple[str, str, str], said: dict[str, str]
) -> None:
    day, month, year = typed
    with pytest.raises(InvalidInput) as caught:
        read_occasion_date(day=day, month=month, year=year)
    assert {problem.field: problem.message for problem in caught.value.problems} == said


def test_spaces_around_the_numbers_are_nothing() -> None:
    assert read_occasion_date(day=" 29 ", month=" 2 ", year=" ") == PartialDate(2, 29)

"""Dates that could be read two ways are read as the venue's country writes them."""

from __future__ import annotations

import pytest

from app.transfer.mapping.customs import as_customary
from app.transfer.mapping.dates import DateStyle
from app.transfer.mapping.guessing import guess_mapping
from app.transfer.reading.delimited import Row
from app.transfer.surveying import survey


@pytest.mark.parametrize(
    ("region", "day", "style"),
    [
        ("US", "3/4/2026", DateStyle.MONTH_FIRST),
        ("PT", "3/4/2026", DateStyle.DAY_FIRST),
        ("", "3/4/2026", DateStyle.DAY_FIRST),
        ("US", "14/3/2026", DateStyle.DAY_FIRST),
        ("PT", "3/14/2026", DateStyle.MONTH_FIRST),
        ("US", "14.3.2026", DateStyle.DAY_FIRST),
        ("US", "2026-03-14", DateStyle.YEAR_FIRST),
    ],
)
def test_only_dates_in_doubt_follow_the_country(region: str, day: str, style: DateStyle) -> None:
    rows = [Row(2, ["Ada Berg", day])]
    mapping = survey(rows, guess_mapping(["Guest", "Arrival"], [row.cells for row in rows])).mapping
    read = as_customary(mapping, region)
    assert read.columns[1].date_style is style
    assert read.columns[1].style_sure is mapping.columns[1].style_sure
    assert read.columns[0] == mapping.columns[0]

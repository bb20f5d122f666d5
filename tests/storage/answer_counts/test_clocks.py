"""Days at a venue come out of statements as they come out of its clocks."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.answer_counts.clocks import SECONDS_BEFORE_1970, offset_case

ZONES = (
    "Europe/Zurich",
    "Europe/Dublin",
    "America/St_Johns",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
)
FIRST, YEARS = datetime(1965, 3, 1, tzinfo=UTC), timedelta(days=67 * 365)


def local_seconds(zone: ZoneInfo, instants: list[datetime]) -> list[int]:
    """What a statement says of each."""
    case = offset_case("at", zone, first=min(instants), last=max(instants))
    with closing(sqlite3.connect(":memory:")) as connection:
        statement = (
            f"SELECT unixepoch(substr(at, 1, 19)) + {case} + {SECONDS_BEFORE_1970} FROM (SELECT ? AS at)"
        )
        return [
            connection.execute(statement, (f"{at:%Y-%m-%d %H:%M:%S.%f}",)).fetchone()[0] for at in instants
        ]


def on_the_clock(zone: ZoneInfo, at: datetime) -> int:
    local = at.astimezone(zone)
    return local.toordinal() * 86_400 + local.hour * 3600 + local.minute * 60 + local.second


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.lists(st.timedeltas(timedelta(0), YEARS).map(FIRST.__add__), min_size=1, max_size=8),
)
def test_any_instant_falls_on_the_day_that_the_clock_says(zone: ZoneInfo, instants: list[datetime]) -> None:
    assert local_seconds(zone, instants) == [on_the_clock(zone, at) for at in instants]


@pytest.mark.parametrize(
    ("zone", "changes_at"),
    [
        ("Europe/Zurich", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2026, 10, 25, 1, 0, tzinfo=UTC)),
        ("America/St_Johns", datetime(2010, 11, 7, 2, 31, tzinfo=UTC)),
        ("Pacific/Apia", datetime(2011, 12, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_the_second_of_the_change_is_found(zone: str, changes_at: datetime) -> None:
    instants = [changes_at + timedelta(seconds=seconds) for seconds in (-90_000, -1, 0, 1, 90_000)]
    found = local_seconds(ZoneInfo(zone), instants)
    assert found == [on_the_clock(ZoneInfo(zone), at) for at in instants]
    assert found[2] - found[1] != 1


def test_a_fraction_of_a_second_before_midnight_is_still_the_day_before() -> None:
    at = datetime(2026, 5, 1, 23, 59, 59, 999_999, tzinfo=UTC)
    (found,) = local_seconds(ZoneInfo("UTC"), [at])
    assert found // 86_400 == at.toordinal()

"""A10: whatever the clock does, no day comes twice or is left out, and the account keeps the order of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.core.clock import FixedClock, local_today
from app.core.partial_dates import PartialDate
from app.occasions.schemas import AgendaQuery
from app.occasions.services import OccasionServices
from tests.faults.invariants import broken_in
from tests.faults.work import add_guest, change_note
from tests.venues import open_place

ZONES = (
    "Europe/Zurich",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Kathmandu",
    "UTC",
)


@pytest.mark.parametrize("zone", ZONES)
def test_A10_with_every_half_hour_of_seventeen_months_each_day_comes_once(zone: str) -> None:
    at, days = datetime(2026, 1, 1, tzinfo=UTC), []
    while at < datetime(2027, 6, 1, tzinfo=UTC):
        today = local_today(FixedClock(at), zone)
        if not days or days[-1] != today:
            days.append(today)
        at += timedelta(minutes=30)

    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))


@pytest.mark.parametrize(
    "day", [PartialDate(2, 29), PartialDate(2, 29, 1988), PartialDate(3, 28), PartialDate(10, 25)]
)
def test_A10_a_birthday_is_once_a_year_in_every_year(day: PartialDate) -> None:
    today, found = date(2026, 1, 1), set()
    while today < date(2036, 1, 1):
        found.add(day.next_on(today))
        today += timedelta(days=1)

    assert sorted(each.year for each in found if each.year < 2036) == list(range(2026, 2036))


@pytest.mark.parametrize("jump", [timedelta(days=-366), timedelta(days=400), timedelta(hours=-1)])
def test_A10_a_clock_that_jumps_breaks_nothing(tmp_path: Path, jump: timedelta) -> None:
    with open_place(tmp_path) as place:
        first = add_guest(place.work, "Guest 1")
        place.clock.at += jump
        change_note(place.work, first, "note 2")
        second = add_guest(place.work, "Guest 2")
        place.clock.at -= jump
        change_note(place.work, second, "note 3")

        saved = ["guest|Guest 1", f"note|{first}|note 2", "guest|Guest 2", f"note|{second}|note 3"]
        assert broken_in(place.work.database, saved) == []
        ids = [row.id for row in LogService(place.work).list_log(LogFilter(), limit=50).rows]
        assert ids == sorted(ids, reverse=True)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_A10_another_zone_moves_no_birthday(tmp_path: Path, zone: str) -> None:
    with open_place(tmp_path) as place:
        place.clock.at = datetime(2027, 3, 13, 12, tzinfo=UTC)
        add_guest(place.work, "Guest 1")
        for chosen in ("Europe/Zurich", zone):
            work = replace(place.work, venue=replace(place.work.venue, zone=chosen))
            agenda = OccasionServices.at(work).agenda.read(AgendaQuery(first=date(2027, 3, 12), days=10))
            assert [row.on for one in agenda.days for row in one.rows] == [date(2027, 3, 14)]

"""First run, staff, settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import Conflict, InvalidInput, NotFound
from app.core.partial_dates import LeapDay
from app.model.codes import Role, VenueKind
from app.venue.queries import LEAP_DAY
from app.venue.regions import region_of
from app.venue.schemas import VenueDraft
from tests.venue_writer import VenueWriter
from tests.venues import SetClock, make_file, open_venue_file

FIELDS = {
    "name": "Harbour House",
    "kind": "hotel",
    "currency": "CHF",
    "language": "en",
    "zone": "Europe/Zurich",
}


@pytest.fixture
def venues(tmp_path: Path) -> Iterator[VenueWriter]:
    """The service of a file without a venue."""
    path, clock = tmp_path / "new.regulars", SetClock()
    make_file(path)
    database = open_venue_file(path, clock)
    yield VenueWriter(database, clock)
    database.close()


def test_a_new_file_holds_no_venue(venues: VenueWriter) -> None:
    assert venues.find_venue() is None
    with pytest.raises(NotFound):
        venues.get_venue()


@pytest.mark.parametrize("kind", list(VenueKind))
def test_a_venue_begins_with_groups_stages_tags_and_an_owner(venues: VenueWriter, kind: VenueKind) -> None:
    row = venues.make_venue(VenueDraft(**FIELDS | {"kind": kind, "owner_name": "Ada"})).value
    assert (row.kind, row.region, row.leap_day) == (kind, "CH", LeapDay.FEB_28)
    assert [(staff.name, staff.role) for staff in venues.list_staff()] == [("Ada", Role.OWNER)]
    with pytest.raises(Conflict):
        venues.make_venue(VenueDraft(**FIELDS))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("kind", "airport"),
        ("currency", "euro"),
        ("language", "english please"),
        ("zone", "Mars/Olympus"),
        ("zone", "../etc/passwd"),
        ("zone", "\x00"),
        ("region", "CHE"),
    ],
)
def test_a_venue_with_a_wrong_field_is_refused_beside_it(field: str, value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        VenueDraft(**FIELDS | {field: value})
    assert [problem.field for problem in caught.value.problems] == [field]


@pytest.mark.parametrize(
    ("language", "zone", "region"),
    [
        ("de-AT", "Europe/Zurich", "AT"),
        ("zh-Hant-TW", "UTC", "TW"),
        ("en", "America/New_York", "US"),
        ("en", "UTC", ""),
    ],
)
def test_the_country_is_taken_from_the_language_or_the_zone(language: str, zone: str, region: str) -> None:
    assert region_of(language, zone) == region


def test_a_setting_is_kept_and_undone(venues: VenueWriter) -> None:
    venues.make_venue(VenueDraft(**FIELDS))
    assert venues.get_setting("briefing.at", "07:00") == "07:00"
    outcome = venues.set_setting("briefing.at", {"hour": 6}, by=1)
    assert venues.get_setting("briefing.at") == {"hour": 6}
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert venues.get_setting("briefing.at", "07:00") == "07:00"
    venues.set_setting(LEAP_DAY, "mar_1", by=1)
    assert venues.get_venue().leap_day is LeapDay.MAR_1

"""The agenda as a calendar: read by others and by ourselves, private, and on the same day everywhere."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.model.codes import VisitStatus
from app.model.moment import Milestone, MomentState
from app.occasions.ics.calendar import CalendarHead, calendar_of, uid_of
from app.occasions.schemas import AgendaRow, MomentKey, NearVisit, VisitFit
from app.transfer.reading.calendars import Calendar, read_calendar
from app.transfer.reading.sources import look_at
from tests.transfer.importing.imports import Imports
from tests.venues import open_place

HEAD = CalendarHead.of_venue("Harbour House", datetime(2026, 11, 26, 8, tzinfo=UTC))
ON = date(2026, 11, 29)


def birthday(person: str = "Léa Müller", *, on: date = ON, **more: Any) -> AgendaRow:
    """A line of the agenda as it would be read."""
    key = MomentKey(
        customer_id=7,
        occurs_on=on,
        occasion_id=more.pop("occasion_id", 3),
        companion_id=more.pop("companion_id", None),
    )
    values: dict[str, Any] = {
        "kind": "birthday",
        "anchor": PartialDate(on.month, on.day, 1980),
        "repeats": Repeats.YEARLY,
        "years": on.year - 1980,
    }
    return AgendaRow(key, on, 7, more.pop("customer", person), person, **(values | more))


def milestone() -> AgendaRow:
    key = MomentKey(7, ON, milestone=Milestone.VISIT, milestone_number=10, visit_id=4)
    return AgendaRow(key, ON, 7, "Ada Okafor", "Ada Okafor", "milestone", milestone_words="10th visit")


def read(folder: Path, content: bytes) -> Calendar:
    path = folder / "feed.ics"
    path.write_bytes(content)
    return read_calendar(look_at(path), "utf-8")


def titles(calendar: Calendar) -> list[str]:
    return [entry.plain() for event in calendar.events if (entry := event.first("SUMMARY"))]


def naughty(corpora: Path) -> list[str]:
    found = json.loads((corpora / "blns" / "blns.json").read_text("utf-8"))
    return [
        text for text in (found if isinstance(found, list) else found["strings"]) if isinstance(text, str)
    ]


def test_a_birthday_is_a_whole_day_with_a_name_that_stays(tmp_path: Path) -> None:
    (event,) = read(tmp_path, calendar_of([birthday()], HEAD)).events
    found = {entry.name: entry.plain() for entry in event.properties}
    assert found["DTSTART"] == "20261129"
    assert found["SUMMARY"] == "Léa Müller's birthday (46)"
    assert found["UID"].startswith("occasion-3-20261129@")
    assert found["DTSTAMP"] == "20261126T080000Z"


def test_the_name_of_a_day_stays_when_it_is_celebrated_on_another() -> None:
    moved = birthday(celebrate_on=ON - timedelta(days=2), moment_id=9, state=MomentState.PLANNED)
    text = calendar_of([moved], HEAD).decode()
    assert "DTSTART;VALUE=DATE:20261127" in text
    assert uid_of(moved.key, HEAD.home) == uid_of(birthday().key, HEAD.home)


def test_two_venues_never_take_each_others_days() -> None:
    other = CalendarHead.of_venue("Mill House", HEAD.written_at)
    assert uid_of(birthday().key, HEAD.home) != uid_of(birthday().key, other.home)


def test_another_program_reads_the_same(tmp_path: Path) -> None:
    rows = [birthday('Léa; "the" Müller, née\\Berg'), milestone(), birthday("小林 さくら", occasion_id=4)]
    content = calendar_of(rows, HEAD)
    found = vobject.readOne(content.decode())
    summaries = [event.summary.value for event in found.vevent_list]
    assert summaries == titles(read(tmp_path, content))
    assert [event.dtstart.value for event in found.vevent_list] == [ON] * 3
    third = icalendar.Calendar.from_ical(content)
    assert [str(event["SUMMARY"]) for event in third.walk("VEVENT")] == summaries
    assert not any(part.errors for part in third.walk())


def test_no_line_is_too_long_and_no_letter_is_parted() -> None:
    content = calendar_of([birthday("ä€😀" * 60)], HEAD)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


def test_nothing_private_is_in_the_file() -> None:
    visit = NearVisit(4, VisitStatus.HERE, "412", ON, None, VisitFit.DURING)
    row = birthday(
        "Mia", customer="Léa Müller", relation="daughter", visit=visit, title="Nut allergy: cake without nuts",
        owner="Jo", open_case_id=5, label="insulin at noon",
    )  # fmt: skip
    surprise = AgendaRow(MomentKey(7, ON), ON, 7, "Ada", "Ada", "surprise", title="Cheer up after the clinic")
    text = calendar_of([row, surprise], HEAD).decode()
    assert "daughter of Léa Müller" in text
    for word in ("412", "llergy", "insulin", "clinic", "Jo"):
        assert word not in text


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "UTC"])
def test_no_time_zone_moves_a_day(tmp_path: Path, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        written = CalendarHead.of_venue("Mill House", datetime(2026, 11, 28, 23, 59, tzinfo=UTC))
        assert b"DTSTART;VALUE=DATE:20261129" in calendar_of([birthday()], written)
        folder = tmp_path / "venue"
        folder.mkdir()
        with open_place(folder, zone=zone) as place:
            imports = Imports(place, tmp_path)
            imports.bring(imports.file("feed.ics", calendar_of([birthday()], written)))
            assert imports.rows("SELECT month, day, year FROM occasion") == [(11, 29, 1980)]
    finally:
        monkeypatch.delenv("TZ")
        os.environ.pop("TZ", None)
        time.tzset()


def test_our_own_days_are_never_taken_for_news(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        imports = Imports(place, tmp_path)
        content = calendar_of([birthday()], CalendarHead.of_venue(place.work.venue.name, HEAD.written_at))
        passed_on = content.replace(b"-//Regulars//Moments//EN", b"-//A phone//EN")
        for written in (content, passed_on):
            report = imports.bring(imports.file("feed.ics", written))
            assert (report.customers_added, report.occasions_added) == (0, 0)
            (problem,) = report.files[0].problems
            assert problem.reason == "It was written by this program, which knows it"


def test_what_another_venue_wrote_comes_in_and_never_grows(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        imports = Imports(place, tmp_path)
        rows = [
            birthday(),
            birthday("Mia", customer="Léa Müller", companion_id=2, occasion_id=4),
            milestone(),
            birthday("Sam Leap", on=date(2027, 2, 28), anchor=PartialDate(2, 29, 2000), occasion_id=5),
        ]
        other = CalendarHead.of_venue("Mill House", HEAD.written_at)
        path = imports.file("feed.ics", calendar_of(rows, other))
        first, again = imports.bring(path), imports.bring(path)
        assert (first.occasions_added, first.customers_added, again.occasions_added) == (2, 2, 0)
        days = imports.rows("SELECT month, day, year FROM occasion ORDER BY id")
        assert days == [(11, 29, 1980), (2, 29, 2000)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=120), st.text(max_size=120))
@example("BEGIN:VEVENT\r\nX", "END:VCALENDAR")
def test_no_name_breaks_the_file(tmp_path: Path, person: str, label: str) -> None:
    row = birthday(person, kind="custom", label=label, repeats=Repeats.ONCE)
    calendar = read(tmp_path, calendar_of([row], HEAD))
    assert (len(calendar.events), calendar.problems) == (1, [])
    assert vobject.readOne(calendar_of([row], HEAD).decode()).vevent.uid.value.startswith("occasion-3-")


def test_no_naughty_text_breaks_the_file(tmp_path: Path, corpora: Path) -> None:
    rows = [birthday(text or "x", occasion_id=at) for at, text in enumerate(naughty(corpora), 1)]
    calendar = read(tmp_path, calendar_of(rows, HEAD))
    assert len(calendar.events) == len(rows)
    assert calendar.problems == []
    assert all(event.complete and not event.problems for event in calendar.events)

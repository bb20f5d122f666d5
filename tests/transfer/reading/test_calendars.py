"""Calendars of many programs come out whole, or with every fault named by its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Unreadable
from app.transfer.reading.calendars import Calendar, Event, read_calendar
from app.transfer.reading.encodings import detect
from app.transfer.reading.sources import look_at
from app.transfer.reading.zones import Zones, at_venue

FOLDERS = ("ical-collective", "ical-sabre", "ical-vobject")


def read(path: Path) -> Calendar:
    source = look_at(path)
    return read_calendar(source, detect(source).name)


def written(folder: Path, content: str | bytes) -> Calendar:
    path = folder / "days.ics"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def text_of(event: Event, name: str) -> str | None:
    entry = event.first(name)
    return entry.plain() if entry else None


def expected_files(corpora: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for name in FOLDERS:
        answers = json.loads((corpora / name / "expected.json").read_text("utf-8"))
        for file, answer in answers.items():
            yield corpora / name / file, answer


def problems_of(calendar: Calendar) -> list[str]:
    parts = [problem for event in calendar.events for problem in event.problems]
    return [problem.reason for problem in (*calendar.problems, *parts)]


def test_every_real_calendar_gives_its_events(corpora: Path) -> None:
    for path, answer in expected_files(corpora):
        found = [
            (text_of(event, "SUMMARY"), text_of(event, "DTSTART"), text_of(event, "RECURRENCE-ID"))
            for event in read(path).events
            if event.complete
        ]
        wanted = [
            (one["summary"].strip() if one["summary"] else None, one["dtstart"], one["override_of"])
            for one in answer["events"]
        ]
        assert found == wanted, path.name


def test_the_counts_of_every_corpus_are_right(corpora: Path) -> None:
    for name in FOLDERS:
        counts, wanted = [0, 0, 0], [0, 0, 0]
        for path, answer in expected_files(corpora):
            if corpora / name not in path.parents:
                continue
            found = read(path).counts()
            counts = [had + has for had, has in zip(counts, astuple(found), strict=True)]
            wanted[0] += len(answer["events"])
            wanted[1] += sum(bool(one["rrule"]) for one in answer["events"])
            wanted[2] += sum(one["all_day"] for one in answer["events"])
        assert counts == wanted, name


def test_what_was_cut_off_says_so(corpora: Path) -> None:
    for name in ("ical-sabre/ReaderTest-01.ics", "ical-sabre/VCalendarTest-08.ics"):
        assert any("has no end" in reason for reason in problems_of(read(corpora / name)))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_folded_lines_and_letters_come_out_whole(tmp_path: Path, ends: str, encoding: str) -> None:
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "SUMMARY:Mül",
        " ler\\, Léa",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    (event,) = written(tmp_path, ends.join(lines).encode(encoding)).events
    assert text_of(event, "SUMMARY") == "Müller, Léa"


def test_alarms_and_tasks_are_no_events(tmp_path: Path) -> None:
    calendar = written(
        tmp_path,
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Task\nEND:VTODO\nBEGIN:VEVENT\nSUMMARY:Tea\nBEGIN:VALARM\n"
        "SUMMARY:Alarm\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
    )
    assert [text_of(event, "SUMMARY") for event in calendar.events] == ["Tea"]
    assert problems_of(calendar) == []


def test_an_event_begun_in_another_is_the_end_of_neither(tmp_path: Path) -> None:
    calendar = written(tmp_path, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n")
    assert [event.complete for event in calendar.events] == [False, True]


def test_a_zone_of_the_files_own_is_followed(tmp_path: Path) -> None:
    calendar = written(
        tmp_path,
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:20001029T030000\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
        "BEGIN:DAYLIGHT\nDTSTART:20000326T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"
        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nDTSTART;TZID=Ours:20260701T013000\nDTEND;TZID=Ours:20261201T003000\nEND:VEVENT\nEND:VCALENDAR\n",
    )
    zones = Zones(calendar)
    utc = zones.zone("UTC")
    assert utc is not None
    (event,) = calendar.events
    moments = [
        at_venue(zones.stamps(entry)[0], utc) for entry in (*event.all("DTSTART"), *event.all("DTEND"))
    ]
    assert [str(moment) for moment in moments] == ["2026-06-30 23:30:00", "2026-11-30 23:30:00"]
    assert not zones.unknown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 900), st.integers(0, 900), st.binary(max_size=6))
def test_no_damage_makes_the_reader_stumble(tmp_path: Path, start: int, length: int, instead: bytes) -> None:
    whole = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n"
        b"END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Anna Muster's birthday\r\nDTSTART;TZID=X:20200412T200000\r\n"
        b"RRULE:FREQ=YEARLY\r\nEXDATE;TZID=X:20210412T200000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    try:
        calendar = written(tmp_path, whole[:start] + instead + whole[start + length :])
    except Unreadable:
        return
    zones = Zones(calendar)
    for event in calendar.events:
        for entry in event.all("DTSTART"):
            try:
                stamps = zones.stamps(entry)
            except ValueError:
                continue
            assert all(at_venue(stamp, stamp.zone) for stamp in stamps if stamp.zone)

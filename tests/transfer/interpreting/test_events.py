"""What a calendar may cost, however absurd its rules are."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from app.transfer.interpreting.events import EventInterpreter
from app.transfer.interpreting.options import Options
from app.transfer.reading.calendars import read_calendar
from app.transfer.reading.sources import look_at

OPTIONS = Options(today=date(2026, 11, 25), zone="Europe/Zurich")


def test_a_file_of_slow_rules_is_given_up_in_time(tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\nSUMMARY:Tea\nDTSTART:20200101T100000\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    path = tmp_path / "a.ics"
    path.write_text(f"BEGIN:VCALENDAR\n{event * 4}END:VCALENDAR\n")
    ticking = count(step=9.0)
    records = list(
        EventInterpreter(OPTIONS, now=lambda: next(ticking)).records(read_calendar(look_at(path), "utf-8"))
    )
    followed = [len(record.person.occasions) for record in records if record.person]
    assert followed == [12, 12, 12, 0]
    assert "take too long" in records[3].problems[0].reason

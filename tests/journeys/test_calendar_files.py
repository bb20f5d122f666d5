"""A calendar for the phone: saved once, and kept up to date while somebody works at the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap.calendar_export import CalendarExport
from app.core.changes import Change
from app.model.customer import Customer
from app.model.occasion import Occasion
from app.occasions.schemas import AgendaQuery
from app.ui.dialogs import Dialogs
from tests.journeys.conftest import Person


def add_birthday(person: Person, name: str, *, day: int) -> None:
    """Somebody with a birthday in December, written as any form would."""
    session = person.desk.session
    work = session.workplace
    with work.write() as writing:
        customer = Customer(display_name=name, created_at=work.now())
        writing.add(customer)
        writing.flush()
        writing.add(Occasion(customer_id=customer.id, kind="birthday", month=12, day=day, year=1980))
        found = customer.id
    session.bus.publish(Change(frozenset({("occasion", 1)}), frozenset({found})))


def test_the_file_for_phones_follows_what_is_done_at_the_desk(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    desk = person.set_up()
    person.wait(lambda: desk.session.feed is not None)
    feed = desk.session.feed
    assert feed is not None
    target = tmp_path / "phones.ics"
    feed.choose(target)
    person.wait(lambda: feed.last_written_at is not None)
    assert b"BEGIN:VEVENT" not in target.read_bytes()
    add_birthday(person, "Léa Müller", day=3)
    person.wait(lambda: "Léa Müller's birthday (46)" in target.read_text("utf-8"))
    assert "DTSTART;VALUE=DATE:20261203" in target.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".unfinished"] == []


def test_what_is_in_sight_is_saved_as_a_calendar(
    start: Callable[[Path], Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(tmp_path / "venue")
    desk = person.set_up()
    add_birthday(person, "Léa Müller", day=3)
    monkeypatch.setattr(Dialogs, "file_to_save", lambda *_args, **_words: tmp_path / "december")
    CalendarExport(desk._parts(), desk.window).export(AgendaQuery(date(2026, 12, 1), days=31))
    notice = desk.session.notices.latest
    assert notice is not None
    assert notice.text == "“december.ics” saved with 1 event"
    assert b"20261203" in (tmp_path / "december.ics").read_bytes()


def test_a_place_that_takes_no_file_is_said_in_a_notice(
    start: Callable[[Path], Person], tmp_path: Path
) -> None:
    person = start(tmp_path / "venue")
    desk = person.set_up()
    target = tmp_path / "missing" / "december.ics"
    CalendarExport(desk._parts(), desk.window).export_to(target, AgendaQuery(date(2026, 12, 1), days=31))
    notice = desk.session.notices.latest
    assert notice is not None
    assert (notice.kind, "There is no folder" in notice.text) == ("problem", True)

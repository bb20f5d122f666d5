"""The log of the whole venue: narrowed, in pages without an end, in the order of events, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.audit.kinds import About, Did
from app.audit.schemas import LogFilter, LogRow
from app.audit.service import LogService
from app.audit.sheet import log_sheet
from app.core.days import Days
from app.core.errors import Refused
from app.core.rights import EVERYTHING, Right
from app.model.audit_entry import AuditAction
from app.model.case import Case
from app.model.contact_point import ContactPoint
from app.model.customer import Customer
from app.model.preference import Preference
from app.model.staff import Staff
from app.model.tag import Tag
from app.model.venue import VenueSetting
from app.storage.audit_chain.erasing import ENTRIES, empty_entries
from app.transfer.exporting.csv_file import write_csv
from app.venue.workplace import Workplace
from tests.venues import NOON, Place, open_place, open_server_place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel at which a little was done."""
    with open_place(tmp_path) as place:
        do_a_little(place.work)
        yield place


def do_a_little(work: Workplace) -> None:
    """Léa and Jonas, what is known of them, and a case."""
    with work.write() as session:
        for name in ("Léa", "Jonas"):
            session.add(Customer(display_name=name, created_at=NOON))
        session.flush()
        session.add(ContactPoint(customer_id=1, kind="phone", value="079 555 88 21", normal="+41795558821"))
        session.add(
            Preference(
                customer_id=1,
                text="No nuts",
                detail="tell the kitchen",
                strength="must",
                must_kind="allergy",
                evidence="told",
                noted_at=NOON,
            )
        )
        session.add(Case(customer_id=2, what="Cold tea", happened_at=NOON, reported_at=NOON, opened_at=NOON))
    with work.write() as session:
        session.get_one(Customer, 1).title = "=Dr"


def log_of(work: Workplace, **wanted: object) -> list[LogRow]:
    """What a filter leaves in, the newest first."""
    return list(LogService(work).list_log(LogFilter(**wanted), limit=1000).rows)  # type: ignore[arg-type]


def told(rows: list[LogRow]) -> list[str]:
    """What they say."""
    return [row.what for row in rows]


def test_every_entry_says_in_plain_words_what_was_done_by_whom_to_whom(place: Place) -> None:
    newest = log_of(place.work)[0]
    assert (newest.what, newest.staff_name, newest.customer_name) == (
        "Card changed: Léa",
        "Mara Kovac",
        "Léa",
    )
    assert [(each.field, each.before, each.after) for each in newest.changes] == [("Title", "", "=Dr")]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"about": (About.KNOWLEDGE,)}, ["Preference added: No nuts"]),
        ({"about": (About.CASE, About.KNOWLEDGE)}, ["Case opened: Cold tea", "Preference added: No nuts"]),
        ({"did": (Did.CHANGED,)}, ["Card changed: Léa"]),
        ({"did": (Did.READ, Did.ERASED, Did.OTHER)}, []),
        ({"customer_id": 2}, ["Case opened: Cold tea", "Card made: Jonas"]),
        ({"customer_id": 2, "about": (About.CARD,)}, ["Card made: Jonas"]),
        ({"staff_ids": (99,)}, []),
    ],
)
def test_the_log_is_narrowed(place: Place, wanted: dict[str, object], expected: list[str]) -> None:
    assert sorted(told(log_of(place.work, **wanted))) == sorted(expected)


def test_the_program_stands_among_those_who_did_something(place: Place) -> None:
    by_program = log_of(place.work, staff_ids=(0,))
    mara = place.work.desk.staff_id
    assert by_program
    assert {row.staff_name for row in by_program} == {""}
    both = log_of(place.work, staff_ids=(0, mara))
    assert len(both) == len(log_of(place.work)) > len(by_program)


def test_days_are_those_of_the_venue(place: Place) -> None:
    place.clock.at = NOON.replace(hour=23, minute=30)
    with place.work.write() as session:
        session.add(Tag(name="late"))
    wednesday, thursday = date(2026, 11, 25), date(2026, 11, 26)
    assert told(log_of(place.work, days=Days(thursday))) == ["Tag made: late"]
    assert "Tag made: late" not in told(log_of(place.work, days=Days(until=wednesday)))
    assert log_of(place.work, days=Days(wednesday - timedelta(days=9), wednesday - timedelta(days=1))) == []


def test_pages_follow_each_other_without_a_gap_or_a_double(place: Place) -> None:
    for number in range(23):
        with place.work.write() as session:
            session.add(Tag(name=f"tag {number}"))
    service, found, before = LogService(place.work), [], None
    while True:
        page = service.list_log(LogFilter(), before=before, limit=7)
        found += [row.id for row in page.rows]
        before = page.next_before
        if before is None:
            break
    assert found == sorted(found, reverse=True)
    assert found == [row.id for row in log_of(place.work)]


def test_the_log_holds_on_a_server(postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        do_a_little(work)
        assert told(log_of(work, did=(Did.CHANGED,))) == ["Card changed: Léa"]
        assert told(log_of(work, about=(About.CASE,), days=Days(date(2026, 11, 25)))) == [
            "Case opened: Cold tea"
        ]


def test_which_setting_was_changed_is_said(place: Place) -> None:
    with place.work.write() as session:
        session.add(VenueSetting(key="occasions.leap_day", value="feb_28"))
    with place.work.write() as session:
        session.get_one(VenueSetting, "occasions.leap_day").value = "mar_1"
    newest = log_of(place.work)[0]
    assert newest.what == "Setting changed: Birthdays on 29 February"
    assert [(each.field, each.before, each.after) for each in newest.changes] == [
        ("Choice", "28 February", "1 March")
    ]


def test_a_secret_is_not_told(place: Place) -> None:
    with place.work.write() as session:
        session.get_one(Staff, 1).password_hash = "$argon2id$secret"
    assert "argon2" not in str(log_of(place.work)[0])


def test_what_was_erased_says_so_and_nothing_else(place: Place) -> None:
    with place.work.write() as session:
        ids = session.scalars(text("SELECT id FROM audit_entry WHERE customer_id = 1")).all()
        spans = empty_entries(session.connection(), ids)
        place.work.database.audit.add_note(
            session, by=1, action=AuditAction.ERASED, kind="customer", row_id=1, details={ENTRIES: spans}
        )
    rows = log_of(place.work, customer_id=1)
    assert all(row.erased and not row.changes for row in rows)
    assert told(log_of(place.work, did=(Did.ERASED,))) == ["Words of the log erased"]


def test_only_who_may_read_the_log_reads_it(place: Place) -> None:
    place.work.desk.rights = EVERYTHING - {Right.AUDIT}
    with pytest.raises(Refused):
        log_of(place.work)
    with pytest.raises(Refused):
        LogService(place.work).every_row(LogFilter())


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (Right.CONTACTS, "079 555 88 21"),
        (Right.RESTRICTED_CASES, "Cold tea"),
        (Right.HEALTH, "tell the kitchen"),
    ],
)
def test_what_is_hidden_elsewhere_is_hidden_in_the_log(place: Place, right: Right, words: str) -> None:
    assert words in str(log_of(place.work))
    place.work.desk.rights = EVERYTHING - {right}
    assert words not in str(log_of(place.work))


def test_a_file_of_the_log_holds_everything_and_no_formula(place: Place, tmp_path: Path) -> None:
    service, target = LogService(place.work), tmp_path / "log.csv"
    sheet = log_sheet(
        service.every_row(LogFilter()), wanted=LogFilter(), end=service.end(), wording=place.work.wording
    )
    count = write_csv(sheet, target)
    written = target.read_text(encoding="utf-8-sig")
    assert count == len(log_of(place.work)) == service.end().count
    assert "Card changed: Léa" in written
    assert "Title: =Dr" in written
    assert '\n"=' not in written
    assert ";=" not in written
    assert f"Log: {count} entries, ends {service.end().chain[:8]}" in str(sheet.facts)

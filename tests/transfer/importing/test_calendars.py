"""Calendars brought in: whose day it is, whom an event concerns, again and again, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.errors import Unreadable
from app.model.occasion import Occasion
from app.transfer.importing.schemas import ImportReport
from tests.transfer.importing.imports import PEOPLE, Imports


def calendar(*events: str, head: str = "") -> str:
    """A calendar file of these events, each given by its lines."""
    inner = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{inner}END:VCALENDAR\r\n".replace("\n ", "\r\n ")


def event(uid: str, title: str, start: str, *more: str) -> str:
    """The lines of one event."""
    stamp = f"DTSTART;VALUE=DATE:{start}" if len(start) == 8 else f"DTSTART{start}"
    return "\r\n".join((f"UID:{uid}", f"SUMMARY:{title}", stamp, *more))


YEARLY = "RRULE:FREQ=YEARLY"
BIRTHDAY = event("b1", "Anna Muster's birthday", "20200412", YEARLY)


def occasions(imports: Imports) -> list[tuple[object, ...]]:
    return imports.rows(
        "SELECT c.display_name, o.kind, o.label, o.month, o.day, o.year, o.repeats, o.nth, o.weekday"
        " FROM occasion o JOIN customer c ON c.id = o.customer_id ORDER BY o.id"
    )


def reasons(report: ImportReport) -> list[str]:
    return [problem.reason for file in report.files for problem in file.problems]


def test_a_birthday_of_somebody_unknown_makes_a_card(imports: Imports) -> None:
    report = imports.bring(imports.file("a.ics", calendar(BIRTHDAY)))
    assert (report.customers_added, report.occasions_added, report.files[0].kind) == (1, 1, "calendar")
    assert occasions(imports) == [("Anna Muster", "birthday", "", 4, 12, None, "yearly", None, None)]
    assert imports.rows("SELECT given_name, family_name FROM customer") == [("Anna", "Muster")]
    imports.assert_whole()


@pytest.mark.parametrize(
    ("title", "more", "head", "year"),
    [
        ("Anna Muster's birthday", "", "", None),
        ("Anna Muster (1980)", "", "", 1980),
        ("🎂 Anna Muster (*1980)", "", "", 1980),
        ("Geburtstag von Anna Muster", "BDAY:19800412\r\n", "", 1980),
        ("Geburtstag von Anna Muster", "BDAY:16040412\r\n", "", None),
        ("Anna Muster hat Geburtstag", "CATEGORIES:Birthday\r\n", "", 1975),
        ("Anna Muster", "", "X-WR-CALNAME:Birthdays\r\n", 1975),
        ("Anna Muster", "X-NEXTCLOUD-BC-FIELD-TYPE:BDAY\r\nX-NEXTCLOUD-BC-UNKNOWN-YEAR:1\r\n", "", None),
        ("Anna Muster", "X-GOOGLE-CALENDAR-CONTENT-CONTACTS-EVENT-TYPE:BIRTHDAY\r\n", "", 1975),
    ],
)
def test_a_birth_year_is_taken_only_where_the_file_says_it(
    imports: Imports, title: str, more: str, head: str, year: int | None
) -> None:
    lines = event("b1", title, "19750412", YEARLY, *filter(None, [more.strip()]))
    imports.bring(imports.file("a.ics", calendar(lines, head=head)))
    assert occasions(imports) == [("Anna Muster", "birthday", "", 4, 12, year, "yearly", None, None)]


@pytest.mark.parametrize("year", ["1604", "1900", "0001", "1970", "2026"])
def test_a_year_that_means_none_is_no_birth_year(imports: Imports, year: str) -> None:
    lines = event("b1", "Anna Muster", f"{year}0412", YEARLY)
    imports.bring(imports.file("a.ics", calendar(lines, head="X-WR-CALNAME:Birthdays\r\n")))
    assert [row[5] for row in occasions(imports)] == [None]


def test_a_guest_known_by_name_gets_the_birthday_and_stays_one(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", "Last Name;First Name;E-Mail\nMuster;Anna;anna@example.ch\n"))
    report = imports.bring(imports.file("a.ics", calendar(BIRTHDAY)))
    assert (report.customers_added, report.customers_updated, report.occasions_added) == (0, 1, 1)
    assert imports.count("customer") == 1


def test_two_of_one_name_are_not_taken_for_each_other(imports: Imports) -> None:
    people = "Last Name;First Name;E-Mail\nMuster;Anna;anna@example.ch\nMuster;Anna;anna2@example.ch\n"
    imports.bring(imports.file("p.csv", people))
    assert imports.bring(imports.file("a.ics", calendar(BIRTHDAY))).customers_added == 1


def test_a_guest_is_known_by_the_email_of_the_contact(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    lines = event(
        "b1", "L. Müller's birthday", "20200412", YEARLY,
        "X-GOOGLE-CALENDAR-CONTENT-CONTACTS-EMAIL:lea@example.ch",
        "X-GOOGLE-CALENDAR-CONTENT-CONTACTS-FULL-NAME:Léa Müller",
    )  # fmt: skip
    report = imports.preview(imports.file("a.ics", calendar(lines)))
    assert report.customers_added == 0


def test_the_third_monday_of_november_stays_a_weekday(imports: Imports) -> None:
    lines = event("w", "Anna Muster's anniversary", "20201116", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=3MO")
    imports.bring(imports.file("a.ics", calendar(lines)))
    assert occasions(imports) == [("Anna Muster", "anniversary", "", 11, 15, None, "nth_weekday", 3, 0)]


def test_the_same_file_again_changes_nothing(imports: Imports) -> None:
    path = imports.file(
        "a.ics", calendar(BIRTHDAY, event("w", "Anna Muster's anniversary", "20150601", YEARLY))
    )
    imports.bring(path)
    before = imports.everything()
    report = imports.bring(path)
    assert (report.customers_added, report.occasions_added, report.files[0].skipped) == (0, 0, 2)
    assert imports.everything() == before


def test_a_day_that_moved_in_the_calendar_moves_here(imports: Imports) -> None:
    imports.bring(
        imports.file("a.ics", calendar(event("w", "Anna Muster's anniversary", "20150601", YEARLY)))
    )
    report = imports.bring(
        imports.file("a.ics", calendar(event("w", "Anna Muster's anniversary", "20150603", YEARLY)))
    )
    assert (report.occasions_added, report.files[0].updated) == (0, 1)
    assert [row[3:5] for row in occasions(imports)] == [(6, 3)]


def test_what_staff_changed_is_kept_when_the_calendar_comes_again(imports: Imports) -> None:
    path = imports.file("a.ics", calendar(event("w", "Anna Muster's anniversary", "20150601", YEARLY)))
    imports.bring(path)
    with imports.place.work.write() as session:
        occasion = session.query(Occasion).one()
        occasion.day = 5
    imports.bring(path)
    assert [row[3:5] for row in occasions(imports)] == [(6, 5)]


def test_an_event_that_names_a_known_guest_is_remembered_once_for_each_day(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    lines = event(
        "d",
        "Dinner with Léa Müller",
        ":20261203T190000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE:20261210T190000",
    )
    report = imports.bring(imports.file("a.ics", calendar(lines)))
    assert report.occasions_added == 2
    found = [row for row in occasions(imports) if row[1] == "custom"]
    label = "Dinner with Léa Müller"
    assert found == [
        ("Léa Müller", "custom", label, 12, 3, 2026, "once", None, None),
        ("Léa Müller", "custom", label, 12, 17, 2026, "once", None, None),
    ]


def test_an_event_is_known_by_one_of_those_invited(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    lines = event("d", "Tasting", "20261203", "ATTENDEE;CN=Ada:mailto:ADA@example.com")
    assert imports.bring(imports.file("a.ics", calendar(lines))).occasions_added == 1


def test_an_event_never_brings_more_than_twelve_days(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    lines = event("d", "Léa Müller", "20200101", "RRULE:FREQ=DAILY")
    assert imports.bring(imports.file("a.ics", calendar(lines))).occasions_added == 12


def test_one_day_of_a_series_that_was_moved_replaces_its_day(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    series = event("d", "Tea with Léa Müller", "20261203", "RRULE:FREQ=WEEKLY;COUNT=2")
    path = imports.file("a.ics", calendar(series))
    imports.bring(path)
    moved = event("d", "Tea with Léa Müller", "20261211", "RECURRENCE-ID;VALUE=DATE:20261210")
    report = imports.bring(imports.file("a.ics", calendar(series, moved)))
    assert report.occasions_added == 0
    assert [row[3:5] for row in occasions(imports) if row[1] == "custom"] == [(12, 3), (12, 11)]


def test_what_names_nobody_is_left_out_and_said(imports: Imports) -> None:
    path = imports.file(
        "a.ics", calendar(event("x", "Staff meeting", "20261203"), event("y", "Birthday", "20261203"))
    )
    report = imports.bring(path)
    assert (report.customers_added, report.occasions_added, report.files[0].rejected) == (0, 0, 2)
    assert reasons(report) == ["It names nobody you know", "It does not say whose day it is"]
    saved = report.files[0].rejected_file
    assert saved is not None
    assert "Staff meeting,2026-12-03" in saved.read_text("utf-8-sig")


def test_what_cannot_be_read_as_a_rule_is_kept_out_and_said(imports: Imports) -> None:
    path = imports.file(
        "a.ics", calendar(event("b", "Anna Muster's birthday", "20200412", "RRULE:FREQ=OFTEN"))
    )
    report = imports.bring(path)
    assert report.occasions_added == 1
    assert reasons(report) == ["“FREQ=OFTEN” does not say how often it comes back. Kept out."]


def test_a_calendar_without_events_says_so(imports: Imports) -> None:
    report = imports.preview(imports.file("a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"))
    assert (report.rows, reasons(report)) == (0, ["There is no event in it: 0 events"])


def test_a_calendar_that_was_cut_off_says_so_and_keeps_what_is_whole(imports: Imports) -> None:
    whole = calendar(BIRTHDAY, event("b2", "Tom Muster's birthday", "20200501", YEARLY))
    report = imports.bring(imports.file("a.ics", whole[: whole.index("Tom Muster") + 4]))
    assert (report.occasions_added, report.files[0].rejected) == (1, 1)
    assert any("has no end" in reason for reason in reasons(report))


def test_an_event_that_was_called_off_stays_out(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    path = imports.file("a.ics", calendar(event("d", "Léa Müller", "20261203", "STATUS:CANCELLED")))
    assert reasons(imports.bring(path)) == ["It was called off"]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (":20261203T233000Z", (12, 4)),
        (";TZID=America/New_York:20261203T200000", (12, 4)),
        (";TZID=W. Europe Standard Time:20261203T235900", (12, 3)),
        (";TZID=/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo:20261204T050000", (12, 3)),
        (":20261203T233000", (12, 3)),
        (";VALUE=DATE:20261203", (12, 3)),
        (";TZID=Nobody/Knows:20261203T233000", (12, 3)),
    ],
)
def test_a_timed_event_is_on_the_day_of_the_venue(imports: Imports, start: str, day: tuple[int, int]) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    imports.bring(imports.file("a.ics", calendar(event("d", "Léa Müller", start))))
    assert [row[3:5] for row in occasions(imports) if row[1] == "custom"] == [day]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (";TZID=America/New_York:20200501T000000", (5, 1)),
        (";TZID=America/New_York:20200501T200000", (5, 1)),
        (";TZID=Asia/Tokyo:20200501T000000", (5, 1)),
        (":20200430T220000Z", (5, 1)),
        (";TZID=UTC:20200430T220000", (5, 1)),
    ],
)
def test_no_zone_moves_a_birthday(imports: Imports, start: str, day: tuple[int, int]) -> None:
    imports.bring(imports.file("p.csv", "Last Name;First Name\nMüller;Léa\n"))
    imports.bring(imports.file("a.ics", calendar(event("b", "Birthday Léa Müller", start, YEARLY))))
    assert [row[3:5] for row in occasions(imports) if row[1] == "birthday"] == [day]


def test_a_birthday_at_an_hour_of_the_evening_is_one_only_of_somebody_known(imports: Imports) -> None:
    lines = event("b", "Birthday Léa Müller", ":20261203T190000")
    path = imports.file("a.ics", calendar(lines))
    assert reasons(imports.preview(path)) == ["It names nobody you know"]
    people = "Last Name;First Name;E-Mail\nMüller;Léa;lea@example.ch\n"
    imports.bring(imports.file("p.csv", people))
    assert imports.bring(path).occasions_added == 1
    assert occasions(imports) == [("Léa Müller", "birthday", "", 12, 3, None, "yearly", None, None)]


def test_a_calendar_is_taken_back_whole(imports: Imports) -> None:
    imports.bring(imports.file("p.csv", PEOPLE))
    before = imports.everything()
    report = imports.bring(imports.file("a.ics", calendar(BIRTHDAY, event("d", "Léa Müller", "20261203"))))
    imports.undo(report)
    assert imports.everything() == before
    imports.assert_whole()


def test_a_card_number_in_a_title_is_refused(imports: Imports) -> None:
    path = imports.file("a.ics", calendar(event("x", "4111 1111 1111 1111", "20261203")))
    report = imports.preview(path)
    assert reasons(report) == ["Card number refused"]
    assert "4111 1111" not in repr(report)


def test_the_rows_with_problems_are_saved_before_importing_too(imports: Imports, tmp_path: Path) -> None:
    looks = imports.service.inspect(
        [imports.file("a.ics", calendar(event("x", "Staff meeting", "20261203")))]
    )
    (saved,) = imports.service.save_problems(looks, tmp_path / "problems.csv")
    assert "It names nobody you know" in saved.read_text("utf-8-sig")


def test_two_birthdays_of_one_name_are_asked_about(imports: Imports) -> None:
    other = event("b2", "Birthday of Anna Muster", "20200513", YEARLY)
    report = imports.bring(imports.file("a.ics", calendar(BIRTHDAY, other)))
    assert (report.customers_added, report.files[0].rejected) == (1, 1)


def test_every_event_of_the_real_calendars_is_a_row_and_brings_nobody_made_up(
    imports: Imports, corpora: Path
) -> None:
    for folder in ("ical-collective", "ical-sabre", "ical-vobject"):
        answers = json.loads((corpora / folder / "expected.json").read_text("utf-8"))
        for name, answer in answers.items():
            path = corpora / folder / name
            if answer["kind"].startswith("broken") and not answer["begin_vevent_lines"]:
                continue
            report = imports.preview(path)
            assert report.rows == max(len(answer["events"]), answer["begin_vevent_lines"]), name
            assert (report.customers_added, report.occasions_added) == (0, 0), name
            if not report.rows:
                assert "0 events" in reasons(report)[0]


def test_what_is_no_calendar_at_all_is_refused_in_words(imports: Imports, corpora: Path) -> None:
    with pytest.raises(Unreadable, match="There is no calendar in"):
        imports.preview(corpora / "ical-collective" / "fuzzing" / "corpus" / "Type_Error.ics")

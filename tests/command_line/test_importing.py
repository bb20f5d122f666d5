"""The commands that bring files in and take an import back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap.opening import open_workplace
from tests.command_line.conftest import Run
from tests.transfer.importing.imports import BOOKINGS, PEOPLE
from tests.transfer.workbooks import write_workbook
from tests.venues import open_place

FILE = {"file", "kind", "encoding", "delimiter", "mapping", "rows", "added", "updated", "skipped", "rejected"}
REPORT = {
    "batch",
    "files",
    "customers_added",
    "customers_updated",
    "visits_added",
    "occasions_added",
    "answers_added",
    "companions_added",
}


@pytest.fixture
def venue(tmp_path: Path) -> Path:
    """The folder of an empty hotel."""
    folder = tmp_path / "venue"
    folder.mkdir()
    with open_place(folder):
        pass
    return folder


def _file(venue: Path, content: str | bytes, name: str = "list.csv") -> str:
    path = venue.parent / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_an_import_answers_with_what_it_did(run: Run, venue: Path) -> None:
    people, bookings = _file(venue, PEOPLE, "people.csv"), _file(venue, BOOKINGS, "bookings.csv")
    code, answer, messages = run("import", people, bookings, "--data-dir", str(venue))
    assert (code, messages) == (0, "")
    assert set(answer) == REPORT
    assert {**answer, "files": []} == {
        "batch": 1,
        "files": [],
        "customers_added": 3,
        "customers_updated": 0,
        "visits_added": 3,
        "occasions_added": 2,
        "answers_added": 0,
        "companions_added": 0,
    }
    first, second = answer["files"]
    assert set(first) == FILE
    assert {**first, "mapping": {}} == {
        "file": people,
        "kind": "csv",
        "encoding": "utf-8",
        "delimiter": ";",
        "mapping": {},
        "rows": 3,
        "added": 3,
        "updated": 0,
        "skipped": 0,
        "rejected": [],
    }
    assert second["mapping"]["Guest Name"] == "name_family_first"


def test_the_same_again_is_skipped_and_taken_back(run: Run, venue: Path) -> None:
    bookings = _file(venue, BOOKINGS)
    run("import", bookings, "--data-dir", str(venue))
    code, answer, _ = run("import", bookings, "--data-dir", str(venue))
    assert (code, answer["customers_added"], answer["visits_added"], answer["files"][0]["skipped"]) == (
        0,
        0,
        0,
        3,
    )
    for batch in (answer["batch"], 1):
        code, undone, _ = run("undo-import", str(batch), "--data-dir", str(venue))
        assert (code, undone["kept"]) == (0, [])
    assert (undone["customers_removed"], undone["visits_removed"]) == (2, 3)
    code, check, _ = run("check", "--data-dir", str(venue))
    assert (code, check["ok"]) == (0, True)
    code, answer, messages = run("undo-import", "1", "--data-dir", str(venue))
    assert (code, answer, messages.strip()) == (
        1,
        None,
        "Import number 1 was taken back already. Nothing was changed.",
    )


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, venue: Path) -> None:
    bookings = _file(venue, BOOKINGS)
    code, dry, _ = run("import", bookings, "--dry-run", "--data-dir", str(venue))
    assert (code, dry["batch"]) == (0, None)
    with open_workplace(venue) as work, work.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM customer").scalar_one() == 0
    _, answer, _ = run("import", bookings, "--data-dir", str(venue))
    assert {**answer, "batch": None} == dry


def test_problems_name_file_row_and_field(run: Run, venue: Path) -> None:
    bad = BOOKINGS.replace("13.02.2026", "31.02.2026")
    code, answer, messages = run("import", _file(venue, bad), "--data-dir", str(venue))
    assert code == 0
    (problem,) = answer["files"][0]["rejected"]
    assert (problem["row"], problem["field"]) == (4, "Arrival")
    told, saved = messages.strip().splitlines()
    assert told == f"list.csv, row 4, Arrival: {problem['reason'].rstrip('.')}."
    assert saved.endswith("list.rejected.csv.")
    assert (venue.parent / "list.rejected.csv").exists()


def test_dates_that_could_be_read_two_ways_are_told(run: Run, venue: Path) -> None:
    bills = "Invoice,Product,Quantity,Invoice Date,Unit Price,Customer ID\n1,SCARF,1,3/2/26 10:15,40.50,C1\n"
    _, _, messages = run("import", _file(venue, bills), "--data-dir", str(venue))
    assert messages.startswith("list.csv: the dates in Invoice Date could be read two ways; they are read ")


def test_a_mapping_file_is_followed(run: Run, venue: Path) -> None:
    mapping = _file(venue, json.dumps({"E-Mail": "leave_out"}), "mapping.json")
    _, answer, _ = run("import", _file(venue, PEOPLE), "--mapping", mapping, "--data-dir", str(venue))
    assert answer["files"][0]["mapping"]["E-Mail"] == "leave_out"
    with open_workplace(venue) as work, work.read() as session:
        assert session.connection().exec_driver_sql("SELECT DISTINCT kind FROM contact_point").all() == [
            ("phone",)
        ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing.csv"], "“missing.csv” is not there"),
        (["list.csv", "--mapping", "nothing.json"], "“nothing.json” holds no mapping"),
        (["list.csv", "--mapping", "list.csv"], "“list.csv” holds no mapping"),
        (["list.csv", "--encoding", "utf-77"], "There is no encoding “utf-77”"),
        (["list.csv", "--as", "vcard"], "cannot be read as vcard"),
        (["empty.csv"], "“empty.csv” is empty"),
    ],
    ids=["missing", "no mapping file", "no mapping", "no encoding", "not that kind", "empty"],
)
def test_a_refusal_is_one_sentence_and_exit_code_1(
    run: Run, venue: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    _file(venue, PEOPLE)
    _file(venue, b"", "empty.csv")
    monkeypatch.chdir(venue.parent)
    code, answer, messages = run("import", *words, "--data-dir", str(venue))
    assert (code, answer) == (1, None)
    assert message in messages
    assert len(messages.splitlines()) == 1


def test_an_encoding_that_is_not_certain_is_asked_for(run: Run, venue: Path) -> None:
    path = _file(venue, "Name;E-Mail\nDvořák;d@example.cz\n".encode("cp1250"))
    code, _, messages = run("import", path, "--data-dir", str(venue))
    assert code == 1
    assert "--encoding" in messages
    code, answer, _ = run("import", path, "--encoding", "cp1250", "--data-dir", str(venue))
    assert (code, answer["files"][0]["encoding"]) == (0, "cp1250")
    _, rows, _ = run("find", "dvorak", "--data-dir", str(venue))
    assert [row["name"] for row in rows] == ["Dvořák"]


def test_answers_come_in_are_counted_and_go_again(run: Run, venue: Path) -> None:
    answers = _file(venue, "date,nps,email,comment\n2026-05-01,9,a@example.com,Fine\n2026-05-02,4,,Cold\n")
    code, dry, _ = run("import", answers, "--dry-run", "--data-dir", str(venue))
    assert (code, dry["answers_added"], dry["batch"]) == (0, 2, None)
    code, answer, _ = run("import", answers, "--data-dir", str(venue))
    assert (code, answer["answers_added"], answer["customers_added"]) == (0, 2, 1)
    code, check, _ = run("check", "--data-dir", str(venue))
    assert (code, check["ok"]) == (0, True)
    code, undone, _ = run("undo-import", str(answer["batch"]), "--data-dir", str(venue))
    assert (code, undone["answers_removed"], undone["customers_removed"]) == (0, 2, 1)
    code, check, _ = run("check", "--data-dir", str(venue))
    assert (code, check["ok"]) == (0, True)


def test_scores_of_a_doubtful_scale_are_refused_until_it_is_said(run: Run, venue: Path) -> None:
    scores = _file(venue, "date,NPS (1-10)\n2026-05-01,9\n2026-05-02,4\n")
    code, answer, messages = run("import", scores, "--data-dir", str(venue))
    assert (code, answer) == (1, None)
    assert "It is not certain on which scale" in messages
    assert "csat_1_10" in messages
    chosen = _file(venue, json.dumps({"NPS (1-10)": "csat_1_10"}), "mapping.json")
    code, answer, _ = run("import", scores, "--mapping", chosen, "--data-dir", str(venue))
    assert (code, answer["answers_added"]) == (0, 2)


def test_without_a_venue_there_is_nothing_to_take_back(run: Run, tmp_path: Path) -> None:
    code, answer, messages = run("undo-import", "1", "--data-dir", str(tmp_path / "nowhere"))
    assert (code, answer) == (1, None)
    assert "There is no venue" in messages


@pytest.mark.skipif(os.name != "posix", reason="signals are sent the POSIX way")
def test_ctrl_c_stops_an_import_and_changes_nothing(venue: Path) -> None:
    import signal

    lines = "".join(f"Ada Okafor {n},ada{n}@example.com\n" for n in range(60_000))
    path = _file(venue, "Name,E-Mail\n" + lines)
    command = [sys.executable, "-m", "app", "import", path, "--data-dir", str(venue)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        while not (venue / "venue.regulars-wal").exists():
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
        process.send_signal(signal.SIGINT)
        _, messages = process.communicate(timeout=60)
    assert process.returncode == 1
    assert messages.strip() == "Stopped. Nothing was changed."
    with open_workplace(venue) as work, work.read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM customer").scalar_one() == 0


def test_days_that_a_spreadsheet_counted_are_said_to_be_so(run: Run, venue: Path) -> None:
    stays = _file(venue, "Guest,Arrival,Departure\nAnn Lee,45658,45660\n")
    code, _answer, messages = run("import", stays, "--data-dir", str(venue))
    assert (code, messages) == (
        0,
        "list.csv: the numbers in Arrival, Departure are read as days, as spreadsheets count them.\n",
    )


def test_of_two_columns_of_one_name_the_one_that_is_read_is_shown(run: Run, venue: Path) -> None:
    people = _file(venue, "Name,Email,Name\nAnn Lee,a@example.org,Annie\n")
    _code, answer, _messages = run("import", people, "--data-dir", str(venue))
    assert answer["files"][0]["mapping"] == {"Name": "name", "Email": "email"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_name_with_half_a_letter_is_imported(run: Run, venue: Path) -> None:
    people = _file(venue, PEOPLE, "m\udcfcller.csv")
    code, answer, messages = run("import", people, "--data-dir", str(venue))
    assert (code, messages) == (0, "")
    assert answer["files"][0]["file"] == people


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_a_mapping_that_is_a_pipe_is_refused_at_once(run: Run, venue: Path) -> None:
    pipe = venue.parent / "mapping.json"
    os.mkfifo(pipe)
    code, _, messages = run("import", _file(venue, PEOPLE), "--mapping", str(pipe), "--data-dir", str(venue))
    assert code == 1
    assert "holds no mapping" in messages


CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Anna Muster's birthday\r\nDTSTART;VALUE=DATE:20200412\r\n"
    "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Staff meeting\r\nDTSTART:20261203T090000Z\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_calendar_brings_its_days_once(run: Run, venue: Path) -> None:
    words = ("import", _file(venue, CALENDAR, "days.ics"), "--data-dir", str(venue))
    code, dry, _messages = run(*words, "--dry-run", "--as", "calendar")
    assert (code, dry["occasions_added"], dry["batch"]) == (0, 1, None)
    code, answer, messages = run(*words)
    (file,) = answer["files"]
    assert (code, file["kind"], file["rows"], file["added"]) == (0, "calendar", 2, 1)
    assert (file["events"], file["recurring"], file["all_day"]) == (2, 1, 1)
    assert file["rejected"] == [{"row": 8, "field": "SUMMARY", "reason": "It names nobody you know"}]
    assert (answer["customers_added"], answer["occasions_added"]) == (1, 1)
    assert "It names nobody you know" in messages
    code, again, _messages = run(*words)
    assert (again["customers_added"], again["occasions_added"]) == (0, 0)
    code, undone, _messages = run("undo-import", str(answer["batch"]), "--data-dir", str(venue))
    assert (code, undone["customers_removed"]) == (0, 1)


def test_a_calendar_without_events_is_no_failure(run: Run, venue: Path) -> None:
    empty = _file(venue, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "none.ics")
    code, answer, messages = run("import", empty, "--dry-run", "--data-dir", str(venue))
    assert (code, answer["files"][0]["rows"]) == (0, 0)
    assert "0 events" in messages


def test_a_calendar_is_no_list(run: Run, venue: Path) -> None:
    code, _answer, messages = run(
        "import", _file(venue, CALENDAR, "d.ics"), "--as", "csv", "--data-dir", str(venue)
    )
    assert code == 1
    assert "cannot be read as csv" in messages


def test_the_sheet_of_a_workbook_is_told_and_can_be_named(run: Run, venue: Path) -> None:
    sheets = {"Guests": [["Name", "Email"], ["Ada", "ada@example.com"]], "Old": [["Name"], ["Léa"], ["Nils"]]}
    book = str(write_workbook(venue / "book.xlsx", sheets))
    code, answer, messages = run("import", book, "--dry-run", "--data-dir", str(venue))
    assert (code, answer["files"][0]["kind"], answer["files"][0]["sheet"]) == (0, "xlsx", "Guests")
    assert "book.xlsx: the sheet “Guests” is read. Others can be named with --sheet: Old." in messages
    code, answer, messages = run("import", book, "--sheet", "Old", "--data-dir", str(venue))
    assert (code, answer["customers_added"]) == (0, 2)
    assert "--sheet" not in messages
    code, _answer, messages = run("import", book, "--sheet", "May", "--data-dir", str(venue))
    assert (code, "There is no sheet “May” in “book.xlsx”." in messages) == (1, True)

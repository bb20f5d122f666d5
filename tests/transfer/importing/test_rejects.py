"""Rows that stay out, and the file in which they are saved."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from app.transfer.importing.rejects import Rejects
from app.transfer.importing.service import ImportService
from tests.transfer.importing.imports import Imports

BAD = """Booking No;Guest ID;Guest Name;E-Mail;Arrival;Departure;Note
B1;G1;"Müller, Léa";lea@example.ch;24.01.2026;26.01.2026;=1+1
B2;G2;"Okafor, Ada";ada@example.com;31.02.2026;01.03.2026;"=HYPERLINK(""x"")"
B3;G3;"Berg, Nils";nils@example.com;05.03.2026;01.03.2026;-5 degrees
B4;G4;"Sato, Hana";hana@example.com;07.03.2026;08.03.2026;card 4111 1111 1111 1111
B5;G5;"Ferri, Rosa";rosa at home;09.03.2026;10.03.2026;
B6;G6;"Duarte, Ines"
"""


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_rows_that_cannot_be_stay_out_and_are_saved_as_they_were(imports: Imports) -> None:
    report = imports.bring(imports.file("bookings.csv", BAD))
    assert (report.customers_added, report.rows_rejected, report.values_left_out) == (2, 4, 1)
    saved = report.files[0].rejected_file
    assert saved == imports.folder / "bookings.rejected.csv"
    header, *rows = _read(saved)
    assert header == [
        "Booking No",
        "Guest ID",
        "Guest Name",
        "E-Mail",
        "Arrival",
        "Departure",
        "Note",
        "row",
        "reason",
    ]
    assert [(row[0], row[-2]) for row in rows] == [("B2", "3"), ("B3", "4"), ("B4", "5"), ("B6", "7")]
    assert rows[0][4] == "31.02.2026"
    assert rows[0][6] == '\'=HYPERLINK("x")'
    assert rows[1][6] == "'-5 degrees"
    assert all(row[-1] for row in rows)


def test_a_card_number_reaches_neither_file_report_nor_database(imports: Imports) -> None:
    report = imports.bring(imports.file("bookings.csv", BAD))
    saved = report.files[0].rejected_file
    assert saved is not None
    assert "4111" not in saved.read_text(encoding="utf-8-sig")
    assert "•••• •••• •••• 1111" in saved.read_text(encoding="utf-8-sig")
    assert "4111" not in repr(report)
    database = imports.place.path
    stored = b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))
    assert b"4111 1111" not in stored
    assert b"Hana" not in stored


def test_a_masked_card_number_lets_the_row_in(imports: Imports) -> None:
    looks = imports.service.inspect([imports.file("bookings.csv", BAD)])
    report = imports.service.run(looks, mask_cards=True).value
    assert (report.customers_added, report.rows_rejected) == (3, 3)
    assert imports.rows("SELECT count(*) FROM clue WHERE text LIKE '%4111%'") == [(0,)]


def test_every_problem_names_row_field_and_reason(imports: Imports) -> None:
    report = imports.preview(imports.file("bookings.csv", BAD))
    told = [(row.problem.row, row.problem.field, row.problem.rejected, row.name) for row in report.problems]
    assert told == [
        (3, "Arrival", True, ""),
        (4, "Departure", True, ""),
        (5, "Note", True, ""),
        (6, "E-Mail", False, "Rosa Ferri"),
        (7, "", True, ""),
    ]
    assert report.problems[0].cells["Guest Name"] == "Okafor, Ada"
    assert not list(imports.folder.glob("*.rejected*"))


def test_saved_rows_come_back_once_they_are_put_right(imports: Imports) -> None:
    report = imports.bring(imports.file("bookings.csv", BAD))
    saved = report.files[0].rejected_file
    assert saved is not None
    text = saved.read_text(encoding="utf-8-sig").replace("31.02.2026", "28.02.2026")
    again = imports.bring(imports.file("again.rejected.csv", text))
    assert (again.customers_added, again.visits_added, again.rows_rejected) == (2, 2, 2)
    assert imports.rows("SELECT DISTINCT source FROM external_id") == [
        (imports.service.inspect([saved])[0].source,)
    ]
    assert imports.rows("SELECT text FROM clue WHERE text LIKE '%HYPERLINK%'") == [('=HYPERLINK("x")',)]


def test_an_earlier_file_of_rejected_rows_is_never_overwritten(imports: Imports) -> None:
    path = imports.file("bookings.csv", BAD)
    first, second = imports.bring(path).files[0].rejected_file, imports.bring(path).files[0].rejected_file
    assert first is not None
    assert second == imports.folder / "bookings.rejected-2.csv"
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_the_folder_cannot_be_written_the_other_one_is_taken(imports: Imports, tmp_path: Path) -> None:
    path = imports.file("bookings.csv", BAD)
    imports.folder.chmod(0o500)
    try:
        service = ImportService(imports.place.work, else_folder=tmp_path)
        report = service.run(service.inspect([path])).value
    finally:
        imports.folder.chmod(0o700)
    assert report.files[0].rejected_file == tmp_path / "bookings.rejected.csv"


def test_where_no_folder_takes_the_file_it_is_said_and_the_import_stands(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = imports.service.inspect([imports.file("bookings.csv", BAD)])

    def refuse(rejects: Rejects, target: Path) -> None:
        raise PermissionError(13, "denied", str(target))

    monkeypatch.setattr(Rejects, "_write", refuse)
    report = imports.service.run(looks).value
    assert report.customers_added == 2
    assert report.files[0].rejected_file is None
    assert "could not be saved" in report.rejected_unsaved

"""A workbook brings in what the same table brings in as a text file."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Unreadable
from app.transfer.opening import Choices
from tests.transfer.importing.imports import BILLS, BOOKINGS, PEOPLE, Imports
from tests.transfer.workbooks import wall, with_part, write_workbook
from tests.venues import open_place

NPS = "date;nps;email;comment\n2026-05-01;9;ida@example.com;Fine\n2026-05-02;3;jan@example.com;Cold\n"


def _value(text: str) -> Any:
    """The value that a spreadsheet makes of a cell: a number, a day or words."""
    for style in ("%d.%m.%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M"):
        try:
            return datetime.strptime(text, style).replace(tzinfo=UTC).replace(tzinfo=None)
        except ValueError:
            continue
    try:
        return float(text.replace(",", ".")) if text else None
    except ValueError:
        return text


def _as_workbook(folder: Path, name: str, content: str) -> Path:
    delimiter = ";" if ";" in content else ","
    rows = [
        [_value(cell) for cell in cells] for cells in csv.reader(content.splitlines(), delimiter=delimiter)
    ]
    return write_workbook(folder / name, {"Export": [["Harbour House"], [None], *rows]})


@pytest.mark.parametrize("content", [PEOPLE, BOOKINGS, BILLS])
def test_a_workbook_brings_in_the_same_as_a_text_file(imports: Imports, tmp_path: Path, content: str) -> None:
    imports.bring(_as_workbook(imports.folder, "export.xlsx", content))
    imports.assert_whole()
    found = imports.everything()
    folder = tmp_path / "other"
    folder.mkdir()
    with open_place(folder) as place:
        other = Imports(place, imports.folder)
        other.bring(other.file("export.csv", content))
        expected = other.everything()
    assert {table: rows for table, rows in found.items() if table != "external_id"} == {
        table: rows for table, rows in expected.items() if table != "external_id"
    }
    assert [row[1] for row in found["external_id"]] == [row[1] for row in expected["external_id"]]


def test_answers_of_a_workbook_come_once_and_go_again(imports: Imports) -> None:
    path = _as_workbook(imports.folder, "nps.xlsx", NPS)
    report = imports.bring(path)
    assert (report.answers_added, report.customers_added) == (2, 2)
    assert (report.files[0].kind, report.files[0].sheet, report.files[0].delimiter) == (
        "xlsx",
        "Export",
        None,
    )
    assert not imports.bring(path).changes_something
    imports.undo(report)
    assert (imports.count("survey_answer"), imports.count("customer")) == (0, 0)


def test_rejected_rows_of_a_workbook_are_saved_as_text_by_their_numbers(imports: Imports) -> None:
    content = NPS.replace(";3;", ";7,5;")
    report = imports.bring(_as_workbook(imports.folder, "nps.xlsx", content))
    assert [(problem.row, problem.field) for problem in report.files[0].problems] == [(5, "nps")]
    saved = report.files[0].rejected_file
    assert saved is not None
    assert saved.name == "nps.rejected.csv"
    assert "2026-05-02,7.5,jan@example.com,Cold,5," in saved.read_text(encoding="utf-8-sig")


def test_the_same_matching_serves_text_and_workbook(imports: Imports) -> None:
    path = imports.file("first.csv", "date,NPS (1-10)\n2026-05-01,7\n2026-05-02,10\n")
    imports.service.run(imports.service.inspect([path], mapping={"NPS (1-10)": "csat_1_10"}))
    rows = [["date", "NPS (1-10)"], [wall(2026, 5, 3), 1]]
    more = write_workbook(imports.folder / "more.xlsx", {"A": rows})
    assert imports.bring(more).answers_added == 1


def test_another_sheet_is_read_where_somebody_says_so(imports: Imports) -> None:
    sheets = {"Guests": [["Name", "Email"], ["Ada", "ada@example.com"]], "Old": [["Name"], ["Léa"], ["Nils"]]}
    path = write_workbook(imports.folder / "book.xlsx", sheets)
    looks = imports.service.inspect([path], choices={path: Choices(sheet="Old")})
    assert (looks[0].sheet, looks[0].sheets, looks[0].rows) == ("Old", ("Guests", "Old"), 2)


def test_a_damaged_workbook_writes_nothing_not_even_of_the_files_beside_it(imports: Imports) -> None:
    bad = with_part(
        write_workbook(imports.folder / "bad.xlsx", {"A": [["Name"], ["Ada"]]}), b"x", "xl/workbook.xml"
    )
    good = imports.file("people.csv", PEOPLE)
    with pytest.raises(Unreadable, match=r"bad\.xlsx"):
        imports.run(good, bad)
    assert (imports.count("customer"), imports.count("import_batch")) == (0, 0)

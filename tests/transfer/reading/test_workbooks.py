"""Workbooks are read as the same table in a text file is, or refused with one clear sentence."""

from __future__ import annotations

import json
import os
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, Unreadable
from app.transfer.mapping.header_words import is_column_name
from app.transfer.reading.delimited import Layout
from app.transfer.reading.sources import Limits, look_at
from app.transfer.reading.tables import read_rows
from app.transfer.reading.workbook_budget import Budget
from app.transfer.reading.workbook_cells import text_of
from app.transfer.reading.workbooks import find_sheet_layout
from tests.transfer.workbooks import wall, with_part, with_rows, write_open_document, write_workbook

GUESTS = [["Name", "Phone"], ["Ada Berg", "+46 8 123"], ["Léa Müller", "+41 79 555"]]
NOTES = [["Read me"], [None], ["Made by the booking system"], ["Last run in May"]]


def _layout(path: Path, **given: Any) -> Layout:
    return find_sheet_layout(look_at(path), familiar=is_column_name, **given)


def _rows(path: Path, **given: Any) -> list[tuple[int, list[str]]]:
    source, layout = look_at(path), _layout(path, **given)
    return [(row.line, row.cells) for row in read_rows(source, layout) if not row.problem]


def _refusal(path: Path, **given: Any) -> str:
    with pytest.raises(Unreadable) as refused:
        _layout(path, **given)
    assert path.name in refused.value.what
    return refused.value.what


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (447900000000.0, "447900000000"),
        (12.0, "12"),
        (-3, "-3"),
        (0.1 + 0.2, "0.3"),
        (420.5, "420.5"),
        (0.0000001, "0.0000001"),
        (4111111111111111.0, "4111111111111111"),
        (float("inf"), "inf"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("00412", "00412"),
        ("two\r\nlines", "two\nlines"),
        (date(2026, 5, 1), "2026-05-01"),
        (wall(2026, 5, 1), "2026-05-01"),
        (wall(2026, 5, 1, 18, 3), "2026-05-01 18:03"),
        (wall(2026, 5, 1, 18, 3, 21, 999_999), "2026-05-01 18:03:22"),
        (time(9, 5), "09:05"),
        (time(9, 5, 7), "09:05:07"),
        (timedelta(hours=30, minutes=5), "30:05"),
        (timedelta(seconds=-61), "-00:01:01"),
    ],
)
def test_a_cell_says_what_it_says_in_a_text_file(value: Any, text: str) -> None:
    assert text_of(value) == text


def test_numbers_dates_and_truth_come_out_as_text(tmp_path: Path) -> None:
    rows = [
        ["Name", "Phone", "Guest No", "Arrival", "VIP"],
        ["Ada", 447900123456, 12, wall(2026, 5, 1), True],
    ]
    path = write_workbook(tmp_path / "guests.xlsx", {"Guests": rows})
    assert _rows(path) == [(2, ["Ada", "447900123456", "12", "2026-05-01", "TRUE"])]


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    rows = [["Name", "Arrival"], ["Ada", wall(2026, 5, 1)], ["Léa", wall(2026, 5, 2)]]
    path = write_workbook(tmp_path / "mac.xlsx", {"Guests": rows}, options={"date_1904": True})
    assert [cells[1] for _line, cells in _rows(path)] == ["2026-05-01", "2026-05-02"]


def test_the_header_is_found_below_titles_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = [
        ["Guests of May"],
        [None],
        [None, "Name", "Phone"],
        [None, "Ada Berg", "1"],
        [],
        [None, "Léa", "2"],
    ]
    path = write_workbook(tmp_path / "guests.xlsx", {"Guests": rows})
    layout = _layout(path)
    assert (layout.columns, layout.header_line) == (("", "Name", "Phone"), 3)
    assert _rows(path) == [(4, ["", "Ada Berg", "1"]), (6, ["", "Léa", "2"])]


def test_the_first_sheet_with_a_table_is_read_and_the_others_are_offered(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", {"About": NOTES, "Guests": GUESTS, "Old": GUESTS[:2]})
    layout = _layout(path)
    assert (layout.sheet, layout.sheets) == ("Guests", ("About", "Guests", "Old"))
    assert len(_rows(path)) == 2
    assert len(_rows(path, sheet="Old")) == 1


def test_a_hidden_sheet_comes_after_those_that_are_shown(tmp_path: Path) -> None:
    sheets = {"Front": GUESTS, "Secret": GUESTS, "Guests": GUESTS}
    path = write_workbook(tmp_path / "book.xlsx", sheets, hidden=("Secret",))
    assert (_layout(path).sheet, _layout(path).sheets) == ("Front", ("Front", "Guests", "Secret"))


def test_a_sheet_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", {"Guests": GUESTS})
    assert _refusal(path, sheet="Gäste") == "There is no sheet “Gäste” in “book.xlsx”."


def test_a_workbook_is_known_whatever_its_name(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "guests.xlsx", {"Guests": GUESTS}).rename(tmp_path / "export.csv")
    assert look_at(path).workbook == "xlsx"
    assert len(_rows(path)) == 2


def test_an_open_document_is_read(tmp_path: Path) -> None:
    row = '<table:table-row>{cells}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
    cell = '<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    rows = "".join(row.format(cells="".join(cell.format(text=text) for text in cells)) for cells in GUESTS)
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    path = write_open_document(tmp_path / "guests.ods", rows + empty)
    assert look_at(path).workbook == "ods"
    assert _rows(path)[1] == (3, ["Léa Müller", "+41 79 555"])


def test_a_workbook_without_anything_is_empty(tmp_path: Path) -> None:
    assert _refusal(write_workbook(tmp_path / "a.xlsx", {"Guests": []})) == "“a.xlsx” is empty."
    refusal = _refusal(write_workbook(tmp_path / "b.xlsx", {"Guests": GUESTS[:1]}))
    assert refusal == "“b.xlsx” is empty: there is nothing below its first line."


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = with_part(write_workbook(tmp_path / "guests.xlsx", {"Guests": GUESTS}), b"<worksheet><sheetDa")
    assert "guests.xlsx" in _refusal(path)
    path = with_part(path, b"nonsense", part="xl/workbook.xml")
    assert _refusal(path) == "“guests.xlsx” is damaged, or no workbook."
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(5_000))
    assert _refusal(path) == "“guests.xlsx” is damaged, or no workbook."


def test_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    path = with_part(
        write_workbook(tmp_path / "guests.xlsb", {"Guests": GUESTS}), b"\x83\x01\0", part="xl/workbook.bin"
    )
    assert _refusal(path) == "“guests.xlsb” is a binary workbook."


_CELL = '<c r="{place}" t="str"><v>x</v></c>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1">{_CELL.format(place="A1")}</row><row r="1048576">{_CELL.format(place="XFD1048576")}</row>',
        f"<row>{_CELL.format(place='A1')}{_CELL.format(place='XFD1048576')}</row>",
        '<row r="1">' + "<c><v>1</v></c>" * 16_000 + '</row><row r="1048576"><c><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 1_300 + "</row>" + "<row><c><v>1</v></c></row>" * 10_000,
        f'<row r="1">{_CELL.format(place="A1").replace(chr(34), chr(39))}</row><row r="99"><c r=\'XFD1048576\'><v>1</v></c></row>',
    ],
)
def test_a_small_file_that_would_need_much_memory_is_refused_before_it_is_read(
    tmp_path: Path, rows: str
) -> None:
    assert (
        _refusal(with_rows(tmp_path / "bomb.xlsx", rows))
        == "“bomb.xlsx” holds more than a list of people does."
    )


def test_an_open_document_that_repeats_itself_without_end_is_refused(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    assert "holds more" in _refusal(write_open_document(tmp_path / "bomb.ods", row))


def test_parts_that_unpack_to_too_much_are_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "guests.xlsx", {"Guests": GUESTS})
    assert "holds more" in _refusal(path, budget=Budget(part_bytes=400))
    assert "holds more" in _refusal(path, budget=Budget(words=3))
    assert "holds more" in _refusal(path, budget=Budget(file_bytes=1_000))
    assert "holds more" in _refusal(path, budget=Budget(seconds=-1))


def test_cells_with_only_a_colour_do_not_count(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{line}"><c r="A{line}" t="str"><v>n{line}</v></c><c r="B{line}"><v>{line}</v></c></row>'
        for line in (1, 2, 3)
    )
    rows += '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>'
    path = with_rows(tmp_path / "coloured.xlsx", rows)
    assert len(_rows(path, header=True)) == 2


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    rows = [[f"c{place}" for place in range(60)]] * 2
    path = write_workbook(tmp_path / "wide.xlsx", {"Guests": rows})
    assert _refusal(path, limits=Limits(columns=50)) == "“wide.xlsx” has more than 50 columns."


def test_a_workbook_that_changes_after_the_first_look_is_not_read_on(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "guests.xlsx", {"Guests": GUESTS})
    source, layout = look_at(path), _layout(path)
    write_workbook(path, {"Guests": GUESTS * 5})
    with pytest.raises(Unreadable, match=r"changed while it was read"):
        list(read_rows(source, layout))


def test_reading_a_workbook_stops_when_nobody_waits(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "guests.xlsx", {"Guests": [GUESTS[0], *[["Ada", "1"]] * 3_000]})
    cancellation = Cancellation()
    rows = read_rows(look_at(path), _layout(path), cancellation=cancellation)
    next(rows)
    cancellation.cancel()
    with pytest.raises(Cancelled):
        list(rows)


@pytest.mark.parametrize("folder", ["sheets-calamine", "sheets-messytables"])
def test_every_odd_workbook_is_read_or_refused_by_name(corpora: Path, folder: str) -> None:
    expected = json.loads((corpora / folder / "expected.json").read_text(encoding="utf-8"))
    locked = {"pass_protected.ods", "pass_protected.xlsx", "encrypted_no_password.xls", "issue252.xlsx"}
    for name, verdict in expected.items():
        heights = {title: sheet.get("rows", 0) for title, sheet in (verdict.get("calamine") or {}).items()}
        outcome = _attempt(corpora / folder / name)
        if isinstance(outcome, str):
            told = [sheet.get("non_empty", 0) for sheet in (verdict.get("calamine") or {}).values()]
            assert name in outcome
            assert (
                name in locked
                or name.endswith(".xlsb")
                or max(heights.values(), default=0) < 2
                or not any(told)
            )
        else:
            layout, rows = outcome
            assert name not in locked
            assert 0 < rows <= heights[layout.sheet] - (1 if layout.header_line else 0)


def _attempt(path: Path) -> tuple[Layout, int] | str:
    """The layout and how many rows there are, or why not."""
    try:
        source, layout = look_at(path), _layout(path, header=None)
    except Unreadable as error:
        return error.what
    return layout, len(list(read_rows(source, layout)))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("sheets-calamine/pass_protected.xlsx", "is protected by a password"),
        ("sheets-calamine/pass_protected.ods", "is protected by a password"),
        ("sheets-messytables/encrypted_no_password.xls", "is protected by a password"),
        ("sheets-calamine/issue252.xlsx", "is damaged, or no workbook"),
        ("sheets-calamine/vba.xlsm", "is empty"),
        ("sheets-calamine/any_sheets.xlsb", "is a binary workbook"),
    ],
)
def test_what_cannot_be_read_says_why(corpora: Path, path: str, reason: str) -> None:
    assert reason in _refusal(corpora / path)


def test_cells_of_real_workbooks_are_right(corpora: Path) -> None:
    simple = _rows(corpora / "sheets-messytables/simple.xlsx")
    assert simple[0] == (2, ["2011-01-01", "1", "Galway"])
    old = _rows(corpora / "sheets-calamine/date_1904.xlsx", header=False)
    assert [cells[0] for _line, cells in old] == [
        cells[0] for _line, cells in _rows(corpora / "sheets-calamine/date.xls", header=False)
    ]

"""What leaves the program as a table is what was in it, and nothing that acts."""

from __future__ import annotations

import csv
import stat
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, ReadOnly
from app.core.formula_guard import unguarded
from app.core.sheets import Cell, Sheet, SheetColumn
from app.transfer.exporting.csv_file import write_csv
from app.transfer.exporting.xlsx_file import write_xlsx

ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        "Łukasz O’Brien 💐",
        341,
        Decimal("58.00"),
        date(2026, 11, 25),
        datetime.fromisoformat("2026-11-25 07:50"),
        "two\nlines",
    ),
    ('=HYPERLINK("x")', -1, None, None, None, "+41 79 555 88 21"),
    ("@home", 0, Decimal("0.00"), date(2024, 2, 29), None, "-5"),
)


def sheet(rows: tuple[tuple[Cell, ...], ...] = ROWS) -> Sheet:
    titles = ("Guest", "Case", "Cost", "Day", "Reported", "=What")
    return Sheet("Recovery log", ("Open cases",), tuple(SheetColumn(title) for title in titles), rows)


def test_a_csv_file_says_what_the_rows_say_and_holds_no_formula(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    assert write_csv(sheet(), target) == 3
    text = target.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = list(csv.reader(file))
    assert heading[-1] == "'=What"
    assert rows[0] == ["Łukasz O’Brien 💐", "341", "58.00", "2026-11-25", "2026-11-25 07:50", "two\nlines"]
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")] == []
    assert [unguarded(rows[1][0]), unguarded(rows[1][5]), unguarded(rows[2][0])] == [
        '=HYPERLINK("x")',
        "+41 79 555 88 21",
        "@home",
    ]


def test_a_workbook_holds_typed_cells_and_texts_that_are_no_formulas(tmp_path: Path) -> None:
    target = tmp_path / "log.xlsx"
    assert write_xlsx(sheet(), target) == 3
    page = openpyxl.load_workbook(target).active
    assert page is not None
    cells = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert cells[0][1:5] == [
        341,
        58,
        datetime.fromisoformat("2026-11-25"),
        datetime.fromisoformat("2026-11-25 07:50"),
    ]
    assert cells[1][0] == '=HYPERLINK("x")'
    assert {cell.data_type for cell in page[3] if cell.value is not None} == {"s", "n"}
    assert page["A3"].data_type == "s"
    assert page["A3"].hyperlink is None


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_the_file_is_private_and_replaces_what_was_there_only_when_it_is_whole(tmp_path: Path, write) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "log"
    target.write_text("before")
    stop = Cancellation()

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number in range(1000):
            if number == 500:
                stop.cancel()
            yield (str(number),)

    with pytest.raises(Cancelled):
        write(Sheet("t", (), (SheetColumn("n"),), rows()), target, cancellation=stop)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    write(sheet(), target)
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadOnly, match="nowhere"):
        write_csv(sheet(), tmp_path / "nowhere" / "log.csv")


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_name_that_no_folder_takes_is_refused_in_words(tmp_path: Path, write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ReadOnly, match="could not be saved"):
        write(sheet(), tmp_path / f"{'n' * 300}.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("12345", "#,##0"), ("123.45", "#,##0.00"), ("12.345", "#,##0.000"), ("1E+3", "#,##0")],
)
def test_an_amount_in_a_workbook_has_the_digits_of_its_currency(
    tmp_path: Path, amount: str, shown: str
) -> None:
    path = tmp_path / "amounts.xlsx"
    write_xlsx(sheet((("a", 0, Decimal(amount), None, None, ""),)), path)
    book = openpyxl.load_workbook(path)
    try:
        found = [
            cell for row in book.active.iter_rows(min_row=2) for cell in row if cell.number_format == shown
        ]
        assert [Decimal(str(cell.value)) for cell in found] == [Decimal(amount)]
    finally:
        book.close()

"""Tables as XLSX."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, Problem
from app.core.progress import Progress, no_progress
from app.core.sheets import Cell, Sheet
from app.core.whole_files import saved_whole
from app.core.words import gettext as _
from app.transfer.exporting.steps import told

MOST_ROWS = 1_048_575
"""What one sheet of a workbook holds below its heading."""
_LONGEST_TEXT = 32_767
_WIDTH_OF_ONE_SHARE = 14
_MOST_DIGITS = 4
"""No currency has more digits after the point."""


def write_xlsx(
    sheet: Sheet,
    target: Path,
    *,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
    total: int = 0,
) -> int:
    """Write one sheet with a heading, filters and typed cells; how many rows.

    Every text is a string and never a formula or a link. Raises InvalidInput for more than ``MOST_ROWS`` rows.
    """
    import xlsxwriter

    with saved_whole(target) as path:
        options = {"constant_memory": True, "tmpdir": str(path.parent), "default_date_format": "yyyy-mm-dd"}
        with xlsxwriter.Workbook(str(path), options) as book:
            return _fill(
                book, sheet, told(sheet.rows, cancellation=cancellation, progress=progress, total=total)
            )


def _fill(book: Any, sheet: Sheet, rows: Any) -> int:
    page = book.add_worksheet()
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats: dict[Any, Any] = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        **{
            digits: book.add_format({"num_format": _amount_format(digits)})
            for digits in range(_MOST_DIGITS + 1)
        },
    }
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _WIDTH_OF_ONE_SHARE * column.share)
        page.write_string(0, at, column.title, heading)
    written = 0
    for written, row in enumerate(rows, start=1):
        if written > MOST_ROWS:
            raise InvalidInput(
                [Problem("rows", _("A workbook does not hold so many rows. Choose fewer, or save as CSV."))]
            )
        for at, cell in enumerate(row):
            _write_cell(page, written, at, cell, formats)
    page.autofilter(0, 0, max(written, 1), len(sheet.columns) - 1)
    return written


def _amount_format(digits: int) -> str:
    return "#,##0." + "0" * digits if digits else "#,##0"


def _digits_of(amount: Decimal) -> int:
    """How many digits the amount has after the point, as its currency has."""
    exponent = amount.as_tuple().exponent
    return min(max(-exponent, 0), _MOST_DIGITS) if isinstance(exponent, int) else 0


def _write_cell(page: Any, row: int, at: int, cell: Cell, formats: dict[Any, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime | date):
        page.write_datetime(row, at, cell, formats[type(cell)])
    elif isinstance(cell, str):
        page.write_string(row, at, cell[:_LONGEST_TEXT])
    elif isinstance(cell, Decimal):
        page.write_number(row, at, cell, formats[_digits_of(cell)])
    else:
        page.write_number(row, at, cell)

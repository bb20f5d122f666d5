"""Tables as CSV."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.formula_guard import guarded
from app.core.progress import Progress, no_progress
from app.core.sheets import Cell, Sheet
from app.core.whole_files import saved_whole
from app.transfer.exporting.steps import told


def write_csv(
    sheet: Sheet,
    target: Path,
    *,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
    total: int = 0,
) -> int:
    """Write columns and rows as UTF-8 with a mark, days and instants in ISO 8601; how many rows.

    What a spreadsheet would take for a formula is guarded; the importer takes the guard off again.
    """
    with saved_whole(target) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(column.title) for column in sheet.columns])
        written = 0
        for row in told(sheet.rows, cancellation=cancellation, progress=progress, total=total):
            writer.writerow([_plain(cell) for cell in row])
            written += 1
    return written


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(cell) if isinstance(cell, str) else str(cell)

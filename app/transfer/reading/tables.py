"""The rows of a table, whether it stands in a text file or in a sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.cancelling import Cancellation
from app.transfer.reading import delimited
from app.transfer.reading.delimited import Layout, Row
from app.transfer.reading.sources import USUAL_LIMITS, Limits, Source
from app.transfer.reading.workbooks import read_sheet


def read_rows(
    source: Source,
    layout: Layout,
    *,
    limits: Limits = USUAL_LIMITS,
    cancellation: Cancellation | None = None,
) -> Iterator[Row]:
    """Every row that is not blank, in order. Raises ``Unreadable`` when the file cannot be read any further."""
    if source.workbook:
        return read_sheet(source, layout, cancellation=cancellation)
    return delimited.read_rows(source, layout, limits=limits, cancellation=cancellation)

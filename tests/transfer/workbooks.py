"""Workbooks made for tests."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
_BEGIN = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_END = "</sheetData></worksheet>"


def wall(*parts: int) -> datetime:
    """A moment as workbooks hold it: of no zone."""
    year, month, day, *clock = parts
    hour, minute, second, fraction = (*clock, 0, 0, 0, 0)[:4]
    return datetime(year, month, day, hour, minute, second, fraction, tzinfo=UTC).replace(tzinfo=None)


def write_workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    *,
    hidden: Sequence[str] = (),
    options: Mapping[str, Any] | None = None,
) -> Path:
    """A workbook with these sheets, dates as dates."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy hh:mm", **(options or {})})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for place, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if value is not None:
                    sheet.write(place, column, value)
    book.close()
    return path


def with_part(path: Path, content: bytes, part: str = SHEET) -> Path:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name, data in parts.items():
            after.writestr(name, data)
    return path


def with_rows(path: Path, rows: str) -> Path:
    """A workbook whose first sheet is written so."""
    write_workbook(path, {"Sheet1": [["x"]]})
    return with_part(path, (_BEGIN + rows + _END).encode())


def write_open_document(path: Path, table: str) -> Path:
    """An OpenDocument sheet with these rows."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Guests">{table}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path

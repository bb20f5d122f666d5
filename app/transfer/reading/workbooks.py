"""Tables in workbooks (.xlsx, .xls, .ods): which sheets there are, and their rows as cells of text."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.reading import dialects, headers
from app.transfer.reading.delimited import Layout, Row, layout_of, never
from app.transfer.reading.encodings import Encoding
from app.transfer.reading.sources import USUAL_LIMITS, Limits, Source, read_chunks
from app.transfer.reading.workbook_budget import USUAL_BUDGET, Budget, Protected, TooLarge, check_packed
from app.transfer.reading.workbook_cells import text_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_LETTERS = Encoding("utf-8", sure=True, confidence=1.0)
_DIALECT = dialects.Dialect(",")
_SAMPLE = 400
_BETWEEN_LOOKS = 1_000
_BROKEN = (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, ValueError, OSError, NotImplementedError)
_FEWEST = 2
"""So many rows, and cells beside each other, make a table."""


def find_sheet_layout(
    source: Source,
    *,
    sheet: str | None = None,
    header: bool | None = None,
    familiar: headers.Familiar = never,
    limits: Limits = USUAL_LIMITS,
    budget: Budget = USUAL_BUDGET,
    cancellation: Cancellation | None = None,
) -> Layout:
    """Find the table of a workbook: in ``sheet``, else in the first sheet that has one.

    Raises ``Unreadable`` for a workbook that is empty, damaged, protected or larger than ``budget``.
    """
    content = b"".join(read_chunks(source, cancellation=cancellation))
    _check_size(source, content, budget)
    with _Explained(source.name):
        book = _opened(source, content)
        names = _names(book)
        wanted = _wanted(source, names, sheet)
        found = _first_table(book, wanted)
        if found is None:
            raise Unreadable(_("“{name}” is empty.").format(name=source.name))
        name, rows = found
    layout = layout_of(
        rows,
        name=source.name,
        encoding=_LETTERS,
        dialect=_DIALECT,
        header=header,
        familiar=familiar,
        limits=limits,
    )
    return layout.in_sheet(name, names)


def read_sheet(source: Source, layout: Layout, *, cancellation: Cancellation | None = None) -> Iterator[Row]:
    """Every row of the layout's sheet that is not blank, in order, by its number in the sheet."""
    content = b"".join(read_chunks(source, cancellation=cancellation))
    with _Explained(source.name):
        found = _opened(source, content).get_sheet_by_name(layout.sheet)
    width = len(layout.columns)
    for count, (line, cells) in enumerate(_rows(found)):
        if cancellation is not None and count % _BETWEEN_LOOKS == 0:
            cancellation.raise_if_cancelled()
        if line < layout.first_line:
            continue
        more = any(cell.strip() for cell in cells[width:])
        problem = _("Row has {count} of {expected} cells.").format(count=len(cells), expected=width)
        yield Row(line, cells, problem) if more else Row(line, cells[:width])


def _check_size(source: Source, content: bytes, budget: Budget) -> None:
    too_large = Unreadable(
        _("“{name}” holds more than a list of people does.").format(name=source.name),
        to_do=_("Copy the list into a new workbook, or save it as CSV, and import that file."),
    )
    if len(content) > budget.file_bytes:
        raise too_large
    if not content.startswith(b"PK"):
        return
    try:
        check_packed(io.BytesIO(content), budget)
    except TooLarge as failure:
        raise too_large from failure
    except _BROKEN as failure:
        raise _damaged(source.name) from failure
    except (RuntimeError, Protected) as failure:
        raise _protected(source.name) from failure


def _opened(source: Source, content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError:
        # By the ending of its name the reader can tell what is wrong with it: a password, for one.
        return CalamineWorkbook.from_path(str(source.path))


def _names(book: CalamineWorkbook) -> tuple[str, ...]:
    """The worksheets, those that are shown before those that are hidden."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    shown = [one.name for one in sheets if one.visible is SheetVisibleEnum.Visible]
    return (*shown, *(one.name for one in sheets if one.visible is not SheetVisibleEnum.Visible))


def _wanted(source: Source, names: tuple[str, ...], sheet: str | None) -> tuple[str, ...]:
    if sheet is None:
        return names
    if sheet not in names:
        raise Unreadable(
            _("There is no sheet “{sheet}” in “{name}”.").format(sheet=sheet, name=source.name),
            to_do=_("It has {sheets}.").format(sheets=", ".join(names)),
        )
    return (sheet,)


def _first_table(book: CalamineWorkbook, names: tuple[str, ...]) -> tuple[str, headers.Records] | None:
    """The first sheet with rows of several cells; else the first with the most rows of anything."""
    best: tuple[str, headers.Records] | None = None
    for name in names:
        rows = list(islice(_rows(book.get_sheet_by_name(name)), _SAMPLE))
        wide = [cells for _line, cells in rows if sum(map(bool, cells)) >= _FEWEST]
        if len(wide) >= _FEWEST:
            return name, rows
        if rows and (best is None or len(best[1]) < len(rows)):
            best = name, rows
    return best


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank with their numbers, without the columns that are empty before the first."""
    begin = sheet.start
    if begin is None:
        return
    for line, values in enumerate(sheet.iter_rows(), start=1):
        cells = [text_of(value) for value in values[begin[1] :]]
        if any(cell.strip() for cell in cells):
            yield line, cells


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        _("“{name}” is damaged, or no workbook.").format(name=name),
        to_do=_("Open it in a spreadsheet program, save it anew as XLSX or CSV and import that file."),
    )


def _protected(name: str) -> Unreadable:
    return Unreadable(
        _("“{name}” is protected by a password.").format(name=name),
        to_do=_("Save it without the password and import that file."),
    )


class _Explained:
    """Turns what the reader of workbooks says into one sentence."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        from python_calamine import CalamineError, PasswordError

        if isinstance(error, PasswordError):
            raise _protected(self._name) from error
        # The reader's own defects come as a kind of exception that has no name to import.
        broken = kind is not None and kind.__name__ == "PanicException"
        if broken or isinstance(error, CalamineError | OSError | ValueError | OverflowError):
            raise _damaged(self._name) from error

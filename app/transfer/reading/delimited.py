"""Tables in text files: their layout found out, their rows read one by one in bounded memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.reading import dialects, headers
from app.transfer.reading.encodings import Encoding, decode_chunks, decoded
from app.transfer.reading.sources import USUAL_LIMITS, Limits, Source, read_head

_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a table.

    ``columns`` are the header's names as written ("" where there is none); ``header_line`` is 0 for
    a table without a header; rows start on ``first_line``. ``sheet`` is that of a workbook, ``sheets`` are all that
    it has.
    """

    encoding: Encoding
    dialect: dialects.Dialect
    columns: tuple[str, ...]
    header_line: int
    first_line: int
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def in_sheet(self, name: str, among: tuple[str, ...]) -> Layout:
        """The same layout of one sheet among those of a workbook."""
        return replace(self, sheet=name, sheets=among)


class Row(NamedTuple):
    """One row with the line it starts on; ``problem`` says why it cannot be used, or is empty."""

    line: int
    cells: list[str]
    problem: str = ""


def never(_name: str) -> bool:
    """No word names a column."""
    return False


def find_layout(
    source: Source,
    encoding: Encoding,
    *,
    delimiter: str | None = None,
    header: bool | None = None,
    familiar: headers.Familiar = never,
    limits: Limits = USUAL_LIMITS,
) -> Layout:
    """Find delimiter, quotes, titles above the table and its header; what is given is not guessed.

    ``familiar`` tells words that name columns. Raises ``Unreadable`` for a file without any row.
    """
    sample = _sample(source, encoding, limits)
    dialect = dialects.sniff(sample, delimiter=delimiter)
    rows = dialects.records(sample, dialect)
    if not rows:
        raise Unreadable(_("“{name}” is empty.").format(name=source.name))
    return layout_of(
        rows,
        name=source.name,
        encoding=encoding,
        dialect=dialect,
        header=header,
        familiar=familiar,
        limits=limits,
        cut=source.size > _SAMPLE,
    )


def layout_of(
    rows: headers.Records,
    *,
    name: str,
    encoding: Encoding,
    dialect: dialects.Dialect,
    header: bool | None,
    familiar: headers.Familiar,
    limits: Limits,
    cut: bool = False,
) -> Layout:
    """The layout of a table that begins with ``rows``; ``cut`` when there are more of them than these."""
    width = dialects.usual_width(rows)
    if width > limits.columns:
        raise Unreadable(_("“{name}” has more than {count} columns.").format(name=name, count=limits.columns))
    start = headers.table_start(rows, width, familiar=familiar)
    named = headers.has_header(rows, start, familiar=familiar) if header is None else header
    line, cells = rows[start]
    if not named:
        return Layout(encoding, dialect, ("",) * max(width, len(cells)), header_line=0, first_line=line)
    following = [at for at, _cells in rows[start + 1 :]]
    if not following and cut:
        raise Unreadable(
            _("“{name}”, line {line}: the line is too long to be part of a list. Check the file.").format(
                name=name, line=line + 1
            )
        )
    if not following:
        raise Unreadable(_("“{name}” is empty: there is nothing below its first line.").format(name=name))
    return Layout(
        encoding,
        dialect,
        _trimmed(cells, width),
        header_line=line,
        first_line=following[0],
    )


def read_rows(
    source: Source,
    layout: Layout,
    *,
    limits: Limits = USUAL_LIMITS,
    cancellation: Cancellation | None = None,
) -> Iterator[Row]:
    """Every row that is not blank, in order; what cannot be read as a row says so and is not shifted.

    Raises ``Unreadable`` naming the line when the file cannot be read any further.
    """
    pieces = decoded(source, layout.encoding, cancellation=cancellation)
    with closing(_Lines(pieces, source.name, limits)) as feed:
        try:
            yield from _rows_of(feed, layout)
        except csv.Error as failure:
            raise Unreadable(
                _("“{name}”, line {line}: a cell is too long, or a quote is never closed.").format(
                    name=source.name, line=feed.row_begins
                ),
                to_do=_("Put the quote right or take the line out."),
            ) from failure


def _rows_of(feed: _Lines, layout: Layout) -> Iterator[Row]:
    reader = csv.reader(feed, **layout.dialect.options())  # type: ignore[arg-type]
    width = len(layout.columns)
    for cells in reader:
        line, feed.row_begins = feed.row_begins, reader.line_num + 1
        if line < layout.first_line:
            continue
        plain = len(cells) == width and not feed.suspicious and not feed.ended
        row = Row(line, cells) if plain else _checked(Row(line, cells), layout, feed)
        if row is not None and any(row.cells):
            yield row


def _checked(row: Row, layout: Layout, feed: _Lines) -> Row | None:
    width, count = len(layout.columns), len(row.cells)
    if not any(cell.strip() for cell in row.cells):
        return None
    if feed.ended:
        return row._replace(problem=_("The file ends in the middle of this row: it was cut off."))
    if feed.suspicious and (reason := _bad_letters(row.cells)):
        return row._replace(problem=reason)
    if count > width and not any(cell.strip() for cell in row.cells[width:]):
        return Row(row.line, row.cells[:width])
    if count != width:
        return row._replace(
            problem=_("Row has {count} of {expected} cells.").format(count=count, expected=width)
        )
    return row


def _bad_letters(cells: list[str]) -> str:
    text = "".join(cells)
    if "\0" in text:
        return _("There are zero bytes in this row.")
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        return _("Some letters of this row are not in the file's encoding.")
    return ""


class _Lines:
    """The lines of a text that comes in pieces, with any line ends, none longer than allowed.

    ``suspicious`` once zero or wrong bytes came by; ``ended`` after the last line was handed out; ``row_begins`` is
    the line at which whoever reads them is. To be closed, or the file stays open until garbage is looked for.
    """

    def __init__(self, pieces: Iterable[str], name: str, limits: Limits) -> None:
        self.suspicious = False
        self.ended = False
        self.row_begins = 1
        self._name = name
        self._limits = limits
        self._lines = self._split(pieces)

    def __iter__(self) -> Iterator[str]:
        return self._lines

    def close(self) -> None:
        """Read no further, and let the file go."""
        self._lines.close()

    def _split(self, pieces: Iterable[str]) -> Generator[str, None, None]:
        rest, count = "", 0
        for piece in pieces:
            text = rest + piece
            if not piece.isascii() or "\0" in piece:
                self.suspicious = self.suspicious or "\0" in piece or not _encodable(piece)
            end = 1 + max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1))
            rest = text[end:]
            for line in io.StringIO(text[:end], newline=""):
                count += 1
                yield line
            if len(rest) > self._limits.line_chars:
                raise Unreadable(
                    _("“{name}”, line {line}: the line is longer than {limit} characters.").format(
                        name=self._name, line=count + 1, limit=self._limits.line_chars
                    ),
                    to_do=_("This is hardly a list; check the file."),
                )
        yield from io.StringIO(rest, newline="")
        self.ended = True


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _sample(source: Source, encoding: Encoding, limits: Limits) -> str:
    """The first lines of the file, without the one that was cut."""
    head = read_head(source, _SAMPLE)
    text = "".join(decode_chunks([head], encoding.name, name=source.name)) if head else ""
    if len(head) < _SAMPLE:
        return text
    end = max(text.rfind("\n"), text.rfind("\r"))
    if end < 0 and len(text) < limits.line_chars:
        return text
    return text[: end + 1]


def _trimmed(cells: list[str], width: int) -> tuple[str, ...]:
    """The header without the empty names that go beyond the rows."""
    names = [cell.strip() for cell in cells]
    while len(names) > width and not names[-1]:
        names.pop()
    return tuple(names)

"""How large the sheets of a workbook are, found out before anything of them is held in memory."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

_CHUNK = 1 << 20
_LONGEST_TAG = 1 << 22
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_COLUMNS = re.compile(rb"\br=[\"']([A-Z]{1,3})\d")
_LINES = re.compile(rb"\br=[\"'][A-Z]{1,3}(\d{1,7})[\"']")
_EMPTY = re.compile(rb"<(?:\w+:)?c\b[^>]*(?:/>|></(?:\w+:)?c>)")
_UNNAMED = re.compile(rb"<(?:\w+:)?c\b(?![^>]*\br=)")
_TABLE_SPACE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT_SPACE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE_SPACE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


@dataclass(frozen=True, slots=True)
class Budget:
    """What is still read of a workbook.

    Bytes of the file and of each of its parts unpacked; the cells of the rectangle that holds a sheet's values;
    words kept apart from the cells; seconds for finding that out.
    """

    file_bytes: int = 200_000_000
    part_bytes: int = 600_000_000
    cells: int = 12_000_000
    words: int = 6_000_000
    seconds: float = 30.0


USUAL_BUDGET = Budget()


class TooLarge(Exception):
    """A workbook goes beyond its budget."""


class Protected(Exception):
    """The parts of a workbook cannot be read without its password."""


def check_packed(file: IO[bytes], budget: Budget) -> None:
    """Raise ``TooLarge`` when a packed workbook (.xlsx, .ods) holds more than is read, or ``Protected``."""
    until = time.monotonic() + budget.seconds
    with zipfile.ZipFile(file) as archive:
        if b"encryption-data" in _manifest(archive):
            raise Protected
        for part in archive.infolist():
            if not part.filename.lower().endswith(".xml"):
                continue
            if part.file_size > budget.part_bytes:
                raise TooLarge
            _check_part(archive, part, budget, until)


def _manifest(archive: zipfile.ZipFile) -> bytes:
    """What an OpenDocument says of its parts."""
    try:
        with archive.open("META-INF/manifest.xml") as stream:
            return stream.read(_CHUNK)
    except KeyError:
        return b""


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: Budget, until: float) -> None:
    name = part.filename.lower().replace("\\", "/")
    measure, most = _spread, budget.cells
    if name.endswith("sharedstrings.xml"):
        measure, most = _words, budget.words
    elif name == "content.xml":
        measure = _repeated
    elif "worksheets/" not in name:
        return
    with archive.open(part) as stream:
        if measure(_pieces(stream, until)) > most:
            raise TooLarge


def _pieces(stream: IO[bytes], until: float) -> Iterator[bytes]:
    """The part in pieces that end where a tag ends."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        if time.monotonic() > until or len(rest) > _LONGEST_TAG:
            raise TooLarge
        end = chunk.rfind(b">") + 1
        if end:
            yield rest + chunk[:end]
            rest = chunk[end:]
        else:
            rest += chunk
    yield rest


def _words(pieces: Iterator[bytes]) -> int:
    """How many words a workbook keeps apart from its cells."""
    return sum(piece.count(b"/si>") + piece.count(b":si>") // 2 + piece.count(b"si/>") for piece in pieces)


def _spread(pieces: Iterator[bytes]) -> int:
    """The cells of the rectangle around all cells that are filled; those with only a colour do not count."""
    seen = _Spread()
    for piece in pieces:
        seen.take(_EMPTY.sub(b"", piece))
    return seen.cells


class _Spread:
    """The rectangle around the cells seen so far."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._first, self._last = 1 << 30, 0
        self._line, self._beside, self._width = 0, 0, 0

    def take(self, piece: bytes) -> None:
        """The next piece of the sheet, which may begin and end within a row."""
        self._columns.update(_COLUMNS.findall(piece))
        for line in set(_LINES.findall(piece)):
            self._reach(int(line))
        place = 0
        for row in _ROW.finditer(piece):
            self._take_unnamed(piece, place, row.start())
            place = row.end()
            number = _NUMBER.search(row[0])
            self._line = int(number[1]) if number else self._line + 1
            self._beside = 0
        self._take_unnamed(piece, place, len(piece))

    def _take_unnamed(self, piece: bytes, start: int, end: int) -> None:
        """Cells without a name stand one beside the other; each that is filled closes two tags."""
        self._beside += piece.count(b"</", start, end)
        if self._beside // 2 > self._width and _UNNAMED.search(piece, start, end):
            self._width = self._beside // 2
        if self._beside > 1:
            self._reach(self._line)

    def _reach(self, line: int) -> None:
        self._first, self._last = min(self._first, line), max(self._last, line)

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        places = [_place(name) for name in self._columns]
        width = max(self._width, max(places) - min(places) + 1 if places else 0)
        return width * max(0, self._last - self._first + 1)


def _place(name: bytes) -> int:
    place = 0
    for letter in name:
        place = place * 26 + letter - 64
    return place


def _repeated(pieces: Iterator[bytes]) -> int:
    """The largest table of an OpenDocument sheet, with what is written once and meant many times."""
    tables = _Tables()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = tables.begin
    parser.EndElementHandler = tables.end
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return tables.largest


class _Tables:
    """Follows the tables of a document."""

    def __init__(self) -> None:
        self.largest = 0
        self._row = self._column = self._filled = self._rows = self._columns = 0
        self._height = self._width = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _gap, name = tag.rpartition(" ")
        if space == _TEXT_SPACE and name == "p":
            self._filled = self._column
        if space != _TABLE_SPACE:
            return
        if name == "table":
            self._row = self._height = self._width = 0
        elif name == "table-row":
            self._rows = _times(attributes, "number-rows-repeated")
            self._column = self._filled = 0
        elif name in ("table-cell", "covered-table-cell"):
            self._column += _times(attributes, "number-columns-repeated")
            if f"{_OFFICE_SPACE} value-type" in attributes:
                self._filled = self._column

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag != f"{_TABLE_SPACE} table-row":
            return
        self._row += self._rows
        if self._filled:
            self._height, self._width = self._row, max(self._width, self._filled)
            self.largest = max(self.largest, self._height * self._width)


def _times(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(f"{_TABLE_SPACE} {name}", "1")
    return int(text) if text.isdecimal() and len(text) < 9 else 1

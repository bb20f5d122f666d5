"""A file as it is found, and the records that are in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.core.cancelling import Cancellation
from app.transfer.importing.rejects import OWN_COLUMNS, is_own
from app.transfer.interpreting.cards import CardInterpreter
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.tables import TableInterpreter
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.guessing import guess_mapping
from app.transfer.mapping.header_words import is_column_name
from app.transfer.mapping.shapes import fingerprint
from app.transfer.mapping.targets import Target
from app.transfer.mapping.value_kinds import look_at_values
from app.transfer.reading.delimited import Layout, Row, find_layout, read_rows
from app.transfer.reading.encodings import Encoding, chosen, detect
from app.transfer.reading.sources import Source, look_at, read_head
from app.transfer.reading.vcards import read_cards
from app.transfer.records import Record

TABLE, CARDS = "csv", "vcard"
SAMPLE_ROWS = 400
CARD_SOURCE = "vcard"
_CARD_SUFFIXES = (".vcf", ".vcard")
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a file; nothing is left to the program."""

    mapping: Mapping | None = None
    encoding: str | None = None
    delimiter: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that can be read. ``mapping`` and ``layout`` are there for tables only.

    ``rows_about`` is an estimate from the file's size. ``samples`` are its first rows as they stand.
    """

    source: Source
    kind: str
    encoding: Encoding
    rows_about: int
    layout: Layout | None = None
    mapping: Mapping | None = None
    shape: str = ""
    samples: tuple[tuple[str, ...], ...] = ()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.source.path

    @property
    def delimiter(self) -> str | None:
        """What separates the cells of a table."""
        return self.layout.dialect.delimiter if self.layout else None

    @property
    def encoding_name(self) -> str:
        """The encoding without its byte-order mark."""
        return self.encoding.name.removesuffix("-sig")

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns."""
        return self.layout.columns if self.layout else ()


def find_file(path: Path, choices: Choices, *, cancellation: Cancellation | None = None) -> FoundFile:
    """Look at a file: what it is, how its letters are written, and for a table what its columns mean.

    Raises ``Unreadable`` with one sentence for everything that cannot be imported.
    """
    source = look_at(path)
    encoding = chosen(choices.encoding) if choices.encoding else detect(source, cancellation=cancellation)
    kind = choices.kind or (CARDS if _is_cards(source, encoding) else TABLE)
    if kind == CARDS:
        count = read_head(source, _HEAD).upper().count(b"BEGIN:VCARD")
        return FoundFile(source, kind, encoding, _scaled(source, count, _HEAD))
    layout = find_layout(source, encoding, delimiter=choices.delimiter, familiar=is_column_name)
    rows = list(islice(_usable(source, layout, cancellation), SAMPLE_ROWS))
    cells = [row.cells for row in rows]
    mapping = choices.mapping or _without_own(guess_mapping(layout.columns, cells))
    sampled = sum(sum(map(len, row)) + len(row) for row in cells)
    return FoundFile(
        source,
        kind,
        encoding,
        _scaled(source, len(cells), sampled) if len(cells) == SAMPLE_ROWS else len(cells),
        layout,
        mapping,
        _shape(layout, cells),
        tuple(tuple(row) for row in cells[:20]),
    )


def read_records(
    file: FoundFile, options: Options, *, cancellation: Cancellation | None = None
) -> Iterator[Record]:
    """Every row or card of the file, interpreted."""
    if file.kind == CARDS:
        cards = read_cards(file.source, file.encoding.name, cancellation=cancellation)
        return CardInterpreter(options).records(cards)
    assert file.layout is not None
    assert file.mapping is not None
    rows = read_rows(file.source, file.layout, cancellation=cancellation)
    return TableInterpreter(file.mapping, options).records(rows)


def _usable(source: Source, layout: Layout, cancellation: Cancellation | None) -> Iterator[Row]:
    return (row for row in read_rows(source, layout, cancellation=cancellation) if not row.problem)


def _is_cards(source: Source, encoding: Encoding) -> bool:
    head = read_head(source, _HEAD).decode(encoding.name, "replace").lstrip("\ufeff \t\r\n")
    return head[:11].upper() == "BEGIN:VCARD" or (
        source.suffix in _CARD_SUFFIXES and "BEGIN:VCARD" in head.upper()
    )


def _scaled(source: Source, count: int, sampled: int) -> int:
    return max(count, count * source.size // max(1, min(sampled, source.size)))


def _shape(layout: Layout, cells: list[list[str]]) -> str:
    if any(layout.columns):
        return fingerprint(layout.columns[: -len(OWN_COLUMNS)] if is_own(layout.columns) else layout.columns)
    kinds = [look_at_values([row[place] for row in cells]).likely()[0] for place in range(len(layout.columns))]
    return fingerprint(layout.columns, kinds=kinds)


def _without_own(mapping: Mapping) -> Mapping:
    """Leave out the columns that a file of rejected rows has of ours."""
    if is_own([column.header for column in mapping.columns]):
        for place in range(-len(OWN_COLUMNS), 0):
            mapping = mapping.with_target(len(mapping.columns) + place, Target.LEAVE_OUT)
    return mapping

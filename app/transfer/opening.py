"""From a dropped file to records: what it is, what its columns mean, and what its rows say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.core.words import gettext as _
from app.transfer.interpreting.cards import CardInterpreter
from app.transfer.interpreting.events import EventInterpreter
from app.transfer.interpreting.options import Options
from app.transfer.interpreting.tables import TableInterpreter
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.guessing import guess_mapping
from app.transfer.mapping.header_words import is_column_name
from app.transfer.mapping.saved import apply_saved
from app.transfer.mapping.shapes import fingerprint
from app.transfer.mapping.value_kinds import look_at_values
from app.transfer.reading.calendars import EventCounts, read_calendar
from app.transfer.reading.delimited import Layout, find_layout
from app.transfer.reading.encodings import Encoding, chosen, detect
from app.transfer.reading.sources import (
    CALENDAR_SUFFIXES,
    USUAL_LIMITS,
    Limits,
    Source,
    look_at,
    read_head,
)
from app.transfer.reading.tables import read_rows
from app.transfer.reading.vcards import read_cards
from app.transfer.reading.workbooks import find_sheet_layout
from app.transfer.records import Record
from app.transfer.surveying import survey

_SAMPLE_ROWS = 500
_CARD = re.compile(rb"(?:^|[\r\n])\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD", re.IGNORECASE)
_CALENDAR = re.compile(
    rb"(?:^|[\r\n])\s*BEGIN\s*:\s*(?:VCALENDAR|VEVENT|VTIMEZONE|VTODO|VJOURNAL|VFREEBUSY)", re.IGNORECASE
)
_BEGIN = re.compile(rb"(?:^|[\r\n])\s*BEGIN\s*:", re.IGNORECASE)
_COMMA_DECIMAL_DELIMITER = ";"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person settled about a file; nothing is guessed where something is given."""

    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table ready to be interpreted. ``shape`` is shared by files with the same columns."""

    source: Source
    layout: Layout
    mapping: Mapping
    shape: str
    rows: int
    unreadable: int

    @property
    def kind(self) -> str:
        """ "csv", or which kind of workbook it is."""
        return self.source.workbook or "csv"

    @property
    def encoding(self) -> Encoding:
        """How its bytes become letters, and whether that is sure."""
        return self.layout.encoding


@dataclass(frozen=True, slots=True)
class CardFile:
    """An address book ready to be interpreted; ``rows`` counts its cards."""

    source: Source
    encoding: Encoding
    rows: int

    @property
    def kind(self) -> str:
        """ "vcard" """
        return "vcard"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar ready to be interpreted; ``rows`` counts its events, those in the place of others included."""

    source: Source
    encoding: Encoding
    rows: int
    counts: EventCounts

    @property
    def kind(self) -> str:
        """ "calendar" """
        return "calendar"


WINDOWS = "cp1252"
"""What programs wrote that forgot to say how they write."""
_RUN_OF_LETTERS = re.compile(rb"[\x80-\xff]{3}")
_HEAD_BYTES = 1 << 20
OpenedFile = TableFile | CardFile | CalendarFile
Remembered = Callable[[str], Any | None]
"""Gives the saved mapping (JSON) for a shape, or nothing."""


def open_file(
    path: Path,
    *,
    choices: Choices = Choices(),
    remembered: Remembered = lambda _shape: None,
    limits: Limits = USUAL_LIMITS,
    cancellation: Cancellation | None = None,
) -> OpenedFile:
    """Look through a file once. Raises ``Unreadable`` with one sentence when nothing can be made of it."""
    source = look_at(path, limits=limits)
    if source.workbook:
        layout = find_sheet_layout(
            source,
            sheet=choices.sheet,
            header=choices.header,
            familiar=is_column_name,
            limits=limits,
            cancellation=cancellation,
        )
        return _open_table(source, layout, remembered=remembered, limits=limits, cancellation=cancellation)
    head = read_head(source, 1 << 16)
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
    encoding = chosen(choices.encoding) if choices.encoding else detect(source, cancellation=cancellation)
    if _CARD.search(plain):
        return _open_cards(source, encoding, cancellation)
    of_calendar = source.suffix in CALENDAR_SUFFIXES
    if _CALENDAR.search(plain) or (of_calendar and _BEGIN.search(plain)):
        return _open_calendar(source, encoding, cancellation)
    if of_calendar:
        raise Unreadable(_("There is no calendar in “{name}”.").format(name=source.name))
    if source.suffix in (".vcf", ".vcard"):
        raise Unreadable(_("There is no card in “{name}”.").format(name=source.name))
    layout = find_layout(
        source,
        encoding,
        delimiter=choices.delimiter,
        header=choices.header,
        familiar=is_column_name,
        limits=limits,
    )
    return _open_table(source, layout, remembered=remembered, limits=limits, cancellation=cancellation)


def with_mapping(file: TableFile, mapping: Mapping, *, cancellation: Cancellation | None = None) -> TableFile:
    """The file under a mapping changed by hand; columns newly said to be dates or numbers are looked at."""
    rows = read_rows(file.source, file.layout, cancellation=cancellation)
    looked = survey(rows, mapping, decimal_mark=_usual_mark(file.layout)).mapping
    settled = {column.index: column for column in file.mapping.columns}
    columns = tuple(
        chosen_column
        if chosen_column.style_sure and chosen_column.target == settled[chosen_column.index].target
        else seen
        for chosen_column, seen in zip(mapping.columns, looked.columns, strict=True)
    )
    return replace(file, mapping=replace(mapping, columns=columns))


def interpret(
    file: OpenedFile,
    options: Options,
    *,
    cancellation: Cancellation | None = None,
    limits: Limits = USUAL_LIMITS,
) -> Iterator[Record]:
    """A record for every row, card or event, in the order of the file and in bounded memory."""
    if isinstance(file, CardFile):
        cards = read_cards(file.source, file.encoding.name, cancellation=cancellation)
        return CardInterpreter(options).records(cards)
    if isinstance(file, CalendarFile):
        calendar = read_calendar(file.source, file.encoding.name, cancellation=cancellation)
        return EventInterpreter(options).records(calendar)
    rows = read_rows(file.source, file.layout, limits=limits, cancellation=cancellation)
    return TableInterpreter(file.mapping, options).records(rows)


def _open_cards(source: Source, encoding: Encoding, cancellation: Cancellation | None) -> CardFile:
    count, guessed = 0, False
    for card in read_cards(source, encoding.name, cancellation=cancellation):
        count += 1
        guessed = guessed or card.guessed
    return CardFile(source, _settled(encoding, source, guessed=guessed), count)


def _open_calendar(source: Source, encoding: Encoding, cancellation: Cancellation | None) -> CalendarFile:
    calendar = read_calendar(source, encoding.name, cancellation=cancellation)
    encoding = _settled(encoding, source, guessed=calendar.guessed)
    return CalendarFile(source, encoding, len(calendar.events), calendar.counts())


def _settled(encoding: Encoding, source: Source, *, guessed: bool) -> Encoding:
    """The encoding, sure where no letter hangs on it."""
    if not guessed or (encoding.name == WINDOWS and _is_western(source)):
        return replace(encoding, sure=True)
    return encoding


def _is_western(source: Source) -> bool:
    """Whether letters beyond ASCII stand alone, as accents do: words of other alphabets are runs of them."""
    return _RUN_OF_LETTERS.search(read_head(source, _HEAD_BYTES)) is None


def _open_table(
    source: Source,
    layout: Layout,
    *,
    remembered: Remembered,
    limits: Limits,
    cancellation: Cancellation | None,
) -> TableFile:
    rows = read_rows(source, layout, limits=limits, cancellation=cancellation)
    sample = [row.cells for row in islice((row for row in rows if not row.problem), _SAMPLE_ROWS)]
    kinds = [
        look_at_values([cells[place] for cells in sample]).summary() for place in range(len(layout.columns))
    ]
    shape = fingerprint(layout.columns, kinds=kinds)
    mapping = guess_mapping(layout.columns, sample)
    saved = remembered(shape)
    if saved is not None:
        mapping = apply_saved(saved, mapping)
    rows = read_rows(source, layout, limits=limits, cancellation=cancellation)
    surveyed = survey(rows, mapping, decimal_mark=_usual_mark(layout))
    mapping = surveyed.mapping if saved is None else apply_saved(saved, surveyed.mapping)
    if not surveyed.rows:
        raise Unreadable(
            _("“{name}” is empty: there is nothing below its first line.").format(name=source.name)
        )
    return TableFile(source, layout, mapping, shape, surveyed.rows, surveyed.unreadable)


def _usual_mark(layout: Layout) -> str:
    """Where cells are separated by semicolons the comma is the decimal mark, as a rule."""
    return "," if layout.dialect.delimiter == _COMMA_DECIMAL_DELIMITER else "."

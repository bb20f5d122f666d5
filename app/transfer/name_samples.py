"""How the names of a file look when its bytes are read one way or another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.core.cancelling import Cancellation
from app.core.errors import Unreadable
from app.transfer.mapping.columns import Mapping
from app.transfer.mapping.targets import Target
from app.transfer.opening import CalendarFile, OpenedFile, TableFile
from app.transfer.reading.calendars import read_calendar
from app.transfer.reading.delimited import find_layout, read_rows
from app.transfer.reading.encodings import chosen
from app.transfer.reading.vcard_contacts import read_contact
from app.transfer.reading.vcards import read_cards

USUAL = ("utf-8", "cp1252", "cp1250", "cp1251", "utf-16", "iso8859-15", "cp1254", "cp1253", "cp1257")
"""Readings offered where the file itself suggests none."""
_DISTANT = ("big5", "gb18030", "shift-jis", "euc-kr", "euc-jp", "koi8-r", "cp850", "mac-roman", "cp1255")
OFFERED = (*USUAL, *_DISTANT, "cp1256", "cp874", "cp1258", "cp437", "cp852", "cp866")
_NAMES = frozenset({Target.NAME, Target.NAME_FAMILY_FIRST, Target.FAMILY, Target.GIVEN, Target.NICKNAME})
_MOST_ROWS = 5_000
_SHOWN = 4
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class NameSample:
    """The first telling names of a file under one encoding; none when it cannot be read so."""

    encoding: str
    names: tuple[str, ...]


def sample_names(
    file: OpenedFile, encodings: Iterable[str], *, cancellation: Cancellation | None = None
) -> tuple[NameSample, ...]:
    """A sample for each encoding in which there is any name to judge by; a workbook's letters are certain."""
    if file.source.workbook:
        return ()
    samples = (
        NameSample(name, tuple(islice(_telling_names(file, name, cancellation), _SHOWN)))
        for name in encodings
    )
    return tuple(sample for sample in samples if sample.names)


def different(samples: Iterable[NameSample]) -> tuple[NameSample, ...]:
    """Of samples that show the same names only the first."""
    found: dict[tuple[str, ...], NameSample] = {}
    for sample in samples:
        found.setdefault(sample.names, sample)
    return tuple(found.values())


def _telling_names(file: OpenedFile, encoding: str, cancellation: Cancellation | None) -> Iterator[str]:
    """Names with letters beyond ASCII, for the others look the same in nearly every encoding."""
    seen: set[str] = set()
    try:
        for name in _all_names(file, encoding, cancellation):
            if name and not name.isascii() and name not in seen:
                seen.add(name)
                yield name[:_LONGEST]
    except (Unreadable, UnicodeError):
        return


def _all_names(file: OpenedFile, encoding: str, cancellation: Cancellation | None) -> Iterator[str]:
    if isinstance(file, CalendarFile):
        for event in islice(
            read_calendar(file.source, encoding, cancellation=cancellation).events, _MOST_ROWS
        ):
            title = event.first("SUMMARY")
            yield _clean(title.plain() if title else "")
        return
    if not isinstance(file, TableFile):
        cards = read_cards(file.source, encoding, cancellation=cancellation)
        for card in islice(cards, _MOST_ROWS):
            contact = read_contact(card)
            yield _clean(contact.name or " ".join((contact.given, contact.family)))
        return
    dialect = file.layout.dialect
    named = file.layout.header_line > 0
    layout = find_layout(file.source, chosen(encoding), delimiter=dialect.delimiter, header=named)
    places = _name_places(file.mapping)
    for row in islice(read_rows(file.source, layout, cancellation=cancellation), _MOST_ROWS):
        cells = [row.cells[place] for place in places if place < len(row.cells)]
        yield _clean(" ".join(cells if places else _foreign(row.cells)))


def _name_places(mapping: Mapping) -> Sequence[int]:
    return [column.index for column in mapping.columns if column.target in _NAMES]


def _foreign(cells: Sequence[str]) -> Sequence[str]:
    """A table without names still has words to judge by."""
    return [cell for cell in cells if not cell.isascii()][:2]


def _clean(text: str) -> str:
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_broken(letter) else letter for letter in text).strip()


def _is_broken(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff" or not letter.isprintable()

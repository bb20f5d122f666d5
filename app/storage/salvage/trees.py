"""Pages of the trees in which SQLite keeps the rows of tables, read and made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.storage.recognising import HEADER_BYTES, PAGE_BYTES

LEAF, INTERIOR = 0x0D, 0x05
NO_PAGE = 0
"""Whoever is led there is told that the file is damaged."""
_HEAD = {LEAF: 8, INTERIOR: 12}
_SCHEMA_COLUMNS = 5
_KINDS_IN_SCHEMA = (b"table", b"index", b"trigger", b"view")


class Branch(NamedTuple):
    """A page below another one, which holds no number beyond ``last``; None for what comes behind all others."""

    child: int
    last: int | None


def start_of(number: int) -> int:
    """Where the tree begins on a page: the first one holds the header of the file too."""
    return HEADER_BYTES if number == 1 else 0


def branches(page: bytes, start: int = 0) -> list[Branch]:
    """What lies below a page of branches; ``NO_PAGE`` in place of what cannot be read."""
    found = []
    for at in _places(page, start):
        child = int.from_bytes(page[at : at + 4], "big") if at else NO_PAGE
        found.append(Branch(child, _number(page, at + 4)[0] if at else None))
    return [*found, Branch(int.from_bytes(page[start + 8 : start + 12], "big"), None)]


def all_branches(page: bytes, *, reserved: int) -> list[Branch]:
    """The same in the order of the rows, also those that nothing leads to any more: they lie one behind the other."""
    pointed = branches(page)
    begin = int.from_bytes(page[5:7], "big")
    at = min([begin, *_cells(page, 0)]) if begin else PAGE_BYTES
    lying = []
    while _HEAD[INTERIOR] <= at < PAGE_BYTES - reserved - 4:
        last, end = _number(page, at + 4)
        lying.append(Branch(int.from_bytes(page[at : at + 4], "big"), last))
        at = end
    return [*sorted({*pointed[:-1], *lying}, key=lambda one: one.last or 0), pointed[-1]]


def numbers(page: bytes, start: int = 0) -> tuple[int, int] | None:
    """The first and the last number of a row on a page, or below it; None where they make no sense."""
    kind = page[start]
    if kind not in _HEAD:
        return None
    found = [
        _number(page, at + 4)[0] if kind == INTERIOR else _row(page, at)[0] for at in _cells(page, start)
    ]
    if not found or any(one >= two for one, two in pairwise(found)):
        return None
    return found[0], found[-1]


def is_schema(page: bytes, start: int = 0) -> bool:
    """Whether a page holds rows of the table of tables."""
    if page[start] != LEAF or numbers(page, start) is None:
        return False
    return all(_tells_of_a_table(page, at) for at in _cells(page, start))


def with_branches(page: bytes, below: Sequence[Branch], *, start: int, reserved: int) -> bytes:
    """The page with only these branches, the last of which takes whatever comes behind."""
    made = bytearray(page[:start] + bytes(PAGE_BYTES - start))
    end = PAGE_BYTES - reserved
    places = []
    for child, last in below[:-1]:
        cell = child.to_bytes(4, "big") + _written(last or 0)
        end -= len(cell)
        made[end : end + len(cell)] = cell
        places.append(end)
    head = bytes((INTERIOR, 0, 0)) + len(places).to_bytes(2, "big") + end.to_bytes(2, "big") + b"\x00"
    head += below[-1].child.to_bytes(4, "big") + b"".join(place.to_bytes(2, "big") for place in places)
    made[start : start + len(head)] = head
    return bytes(made)


def _cells(page: bytes, start: int) -> Iterator[int]:
    """Where the cells lie that are on the page."""
    return filter(None, _places(page, start))


def _places(page: bytes, start: int) -> Iterator[int]:
    """The same, and nought for every one that is not there."""
    first = start + _HEAD.get(page[start], _HEAD[LEAF])
    for index in range(int.from_bytes(page[start + 3 : start + 5], "big")):
        at = int.from_bytes(page[first + 2 * index : first + 2 * index + 2], "big")
        yield at if first <= at < PAGE_BYTES - 4 else 0


def _row(page: bytes, at: int) -> tuple[int, int]:
    """The number of a row, and where what it holds begins."""
    _size, at = _number(page, at)
    return _number(page, at)


def _tells_of_a_table(page: bytes, at: int) -> bool:
    _rowid, begin = _row(page, at)
    size, at = _number(page, begin)
    columns = 0
    while at < begin + size <= PAGE_BYTES:
        _kind, at = _number(page, at)
        columns += 1
    return columns == _SCHEMA_COLUMNS and page[begin + size :].startswith(_KINDS_IN_SCHEMA)


def _number(page: bytes, at: int) -> tuple[int, int]:
    """A number as SQLite writes it, seven bits a byte, and where it ends."""
    value = 0
    for place in range(at, min(at + 8, len(page))):
        value = value << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return value, place + 1
    return value << 8 | page[min(at + 8, len(page) - 1)], at + 9


def _written(value: int) -> bytes:
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))

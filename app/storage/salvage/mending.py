"""Mending a copy so that what is whole in it can be reached: its header, the table of tables, and damaged branches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from app.core.raw_files import opened_raw
from app.storage.recognising import HEADER_BYTES, MAGIC, PAGE_BYTES
from app.storage.revisions import APPLICATION_ID
from app.storage.salvage.pages import Pages, pages_of
from app.storage.salvage.trees import (
    INTERIOR,
    LEAF,
    NO_PAGE,
    Branch,
    all_branches,
    branches,
    is_schema,
    numbers,
    start_of,
    with_branches,
)

_KINDS = (LEAF, INTERIOR, 0x0A, 0x02)
_LOOKED_AT = 200


class Mended(NamedTuple):
    """Whether a copy is a venue at all, or was one, and the key its own; and whether tables of it may be lost whole."""

    is_ours: bool
    lost_tables: bool = False


def mend(path: Path, key: str | None) -> Mended:
    """Mend a copy in place; ``key`` is that of an encrypted one."""
    with opened_raw(path, to_write=True) as file:
        pages = pages_of(file, path, key=key)
        if key is None:
            if not _was_ours(pages.read(1)):
                return Mended(is_ours=False)
            _mend_header(pages)
        elif not _mend_sealed(pages):
            return Mended(is_ours=False)
        return Mended(is_ours=True, lost_tables=_mend_schema(pages))


def _mend_header(pages: Pages) -> None:
    page = pages.read(1)
    header = bytearray(page[:HEADER_BYTES])
    header[:16] = MAGIC
    header[16:18] = PAGE_BYTES.to_bytes(2, "big")
    versions = (max(1, min(header[18], 2)), max(1, min(header[19], 2)))
    header[18:24] = bytes((*versions, pages.reserved, 64, 32, 32))
    header[28:32] = max(1, pages.count).to_bytes(4, "big")
    header[92:96] = header[24:28]
    header[44:48] = (4).to_bytes(4, "big")
    header[56:60] = (1).to_bytes(4, "big")
    pages.write(1, bytes(header) + page[HEADER_BYTES:])


def _was_ours(page: bytes) -> bool:
    """Whether enough of the mark is left: the magic words, our number, or where the first table begins."""
    if len(page) <= HEADER_BYTES:
        return False
    magic = sum(a == b for a, b in zip(page, MAGIC, strict=False)) > len(MAGIC) // 2
    number = page[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return (magic and (number or page[HEADER_BYTES] in (LEAF, INTERIOR))) or number


def _mend_sealed(pages: Pages) -> bool:
    """Have the pages that lead to others prove themselves again; False where the key opens nothing.

    What is left as it is are damaged rows: they are lost, and nothing spoilt is saved for right.
    """
    damaged = [number for number in _every(pages) if pages.is_damaged(number)]
    if len(damaged) > pages.count // 2:
        if not _makes_sense(pages):
            return False
        # The salt is spoilt, by which all are proved.
        for number in damaged:
            pages.write(number, pages.read(number))
    if 1 in damaged:
        _mend_header(pages)
    for number in damaged:
        page = pages.read(number)
        if number > 1 and page[0] == INTERIOR and (below := list(_sound(pages, page))):
            pages.write(number, with_branches(page, below, start=0, reserved=pages.reserved))
    return True


def _makes_sense(pages: Pages) -> bool:
    """Whether most pages begin like pages, which one in sixty-four does by chance."""
    some = range(2, min(pages.count, _LOOKED_AT) + 1)
    return sum(pages.read(number)[0] in _KINDS for number in some) > len(some) // 4


def _mend_schema(pages: Pages) -> bool:
    """Lead the first page to all that is left of the table of tables; whether it did not before."""
    first = pages.read(1)
    start = start_of(1)
    if len(first) < PAGE_BYTES or is_schema(first, start):
        return False
    if first[start] == INTERIOR and all(
        _is_schema(pages, one.child) and not pages.is_damaged(one.child) for one in branches(first, start)
    ):
        return False
    leaves = sorted(
        (found[0], found[1], number)
        for number in _every(pages)
        if number > 1 and _is_schema(pages, number) and (found := numbers(pages.read(number)))
    )
    below: list[Branch] = []
    for begin, end, number in leaves:
        if below and begin <= (below[-1].last or 0):
            continue
        if pages.is_damaged(number):
            pages.write(number, pages.read(number))
        below.append(Branch(number, end))
    if below:
        pages.write(1, with_branches(first, below, start=start, reserved=pages.reserved))
    return True


def _is_schema(pages: Pages, number: int) -> bool:
    return 1 < number <= pages.count and is_schema(pages.read(number))


def _sound(pages: Pages, page: bytes) -> Iterator[Branch]:
    """The branches that lead to pages which hold what they should; in place of others, that something is lost."""
    beyond, lost = -(2**63), False
    for child, last in all_branches(page, reserved=pages.reserved):
        found = numbers(pages.read(child)) if 1 < child <= pages.count else None
        if found is None or not beyond < found[0] or (last is not None and last < found[1]):
            lost = True
            continue
        if lost:
            yield Branch(NO_PAGE, found[0] - 1)
        beyond, lost = found[1] if last is None else last, False
        yield Branch(child, beyond)
    if lost:
        yield Branch(NO_PAGE, None)


def _every(pages: Pages) -> range:
    return range(1, pages.count + 1)

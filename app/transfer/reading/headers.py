"""Where the table begins in a file: below titles, with a header or without."""

from __future__ import annotations

import re
from collections.abc import Callable

_WITHIN, _HEADERS = 40, 4
_VALUE = re.compile(
    r"""[-+(]?[\s$€£¥]*\d[\d\s.,'%]*[)]?\s*[€$£%]?      # a number or an amount
    |\d{1,4}[./-]\d{1,2}[./-](?:\d{1,4})?(?:[T\s].*)?  # a date
    |\d{1,2}:\d{2}.*                                   # a time
    |[^\s@]+@[^\s@]+\.[^\s@]+                          # an email
    |https?://.*
    |\(?\+?\d[\d\s()/.-]{5,}                           # a phone number
    """,
    re.VERBOSE,
)
_LONGEST_NAME = 80
_MOST_VALUES = 0.34

Records = list[tuple[int, list[str]]]
Familiar = Callable[[str], bool]


def table_start(rows: Records, width: int, *, familiar: Familiar) -> int:
    """The place in ``rows`` of the table's first row: full enough to be no title above it.

    Of two headers above each other the one whose names are better known is the header.
    """
    near = rows[:_WITHIN]
    fullest = max((_filled(cells) for _line, cells in near if len(cells) == width), default=0)
    full = [
        place
        for place, (_line, cells) in enumerate(near)
        if len(cells) >= min(width, 2)
        and _filled(cells) * 2 >= fullest
        and abs(len(cells) - width) <= width // 3
    ]
    if not full:
        return 0
    known = {
        place: sum(familiar(cell) for cell in near[place][1] if cell.strip()) for place in full[:_HEADERS]
    }
    best = max(known, key=lambda place: (known[place], -place))
    return best if known[best] >= 2 else full[0]


def has_header(rows: Records, start: int, *, familiar: Familiar) -> bool:
    """Whether the row at ``start`` names the columns."""
    names = [cell.strip() for cell in rows[start][1]]
    below = [cells for _line, cells in rows[start + 1 :]]
    filled = [name for name in names if name]
    known = sum(familiar(name) for name in filled)
    values = sum(bool(_VALUE.fullmatch(name)) for name in filled)
    if values > _MOST_VALUES * len(filled):
        return known * 2 > len(filled)
    if rows[start][1] in below or any(len(name) > _LONGEST_NAME and not familiar(name) for name in filled):
        return known * 2 > len(filled)
    if known >= 2 or known * 3 > len(filled):
        return True
    return _differs(names, below)


def _filled(cells: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _differs(names: list[str], below: list[list[str]]) -> bool:
    """Whether no name comes up again as a value of its own column."""
    for place, name in enumerate(names):
        if name and any(place < len(cells) and cells[place].strip() == name for cells in below):
            return False
    return True

"""Reading a table around the places where it is damaged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from app.storage.plain.table_file import SECRET
from app.storage.salvage.damaged_file import DAMAGE, DamagedFile

_CHUNK = 200
_FURTHEST = 62
_MOST_GAPS = 1_000
"""After so many the rest of a table is left: each takes up to a hundred looks, and somebody waits."""


class TableReader:
    """The rows of one table; ``gaps`` counts the places that could not be read, each of any length."""

    def __init__(self, file: DamagedFile, table: str) -> None:
        self._file = file
        self._table = table
        self._columns: tuple[str, ...] = ()
        self.gaps = 0

    def columns(self) -> tuple[str, ...]:
        """The names of its columns, without those that open something; none when even those cannot be read."""
        if not self._columns:
            rows = self._file.ask(f'PRAGMA table_info("{self._table}")')
            self._columns = tuple(str(row[1]) for row in rows if row[1] not in SECRET)
        return self._columns

    def rows(self) -> Iterator[Sequence[Any]]:
        """Every row that can be read, by its number; of a table without numbers those before the damage."""
        if not self._is_numbered():
            yield from self._one_after_the_other()
            return
        last, most = -(2**63), _CHUNK
        while self.gaps < _MOST_GAPS:
            found = self._found(last, most)
            if found is None and most > 1:
                most //= 2
                continue
            if found == []:
                return
            good = in_turn(found or (), after=last)
            self.gaps += len(good) < len(found or (1,))
            if not good:
                following = self._beyond(last)
                if following is None:
                    return
                last, most = following - 1, _CHUNK
                continue
            # Whether the last one of a full chunk is in turn shows by what comes behind it.
            for number, *row in good[:-1] if len(good) == most > 1 else good:
                yield row
                last = number
            most = min(_CHUNK, most * 2)

    def _is_numbered(self) -> bool:
        try:
            self._read(-(2**63), 1)
        except DAMAGE as error:
            return "no such column" not in str(error)
        return True

    def _one_after_the_other(self) -> Iterator[Sequence[Any]]:
        names = ", ".join(f'"{name}"' for name in self._columns)
        keys = self._key_columns()
        last: tuple[Any, ...] | None = None
        try:
            for row in self._file.each(f'SELECT {names} FROM "{self._table}"'):
                key = tuple(row[at] for at in keys)
                if last is not None and not last < key:
                    break
                yield row
                last = key
            else:
                return
        except (*DAMAGE, TypeError):
            pass
        self.gaps += 1

    def _key_columns(self) -> tuple[int, ...]:
        """Where in a row its key stands, in the order by which a table without numbers is sorted."""
        told = self._file.ask(f'PRAGMA table_info("{self._table}")')
        places = sorted((row[5], row[1]) for row in told if row[5])
        return tuple(self._columns.index(str(name)) for _place, name in places)

    def _found(self, after: int, most: int) -> list[Any] | None:
        try:
            return self._read(after, most)
        except DAMAGE:
            return None

    def _read(self, after: int, most: int) -> list[Any]:
        names = ", ".join(f'"{name}"' for name in self._columns)
        return self._file.ask(
            f'SELECT rowid, {names} FROM "{self._table}" WHERE rowid > ? ORDER BY rowid LIMIT ?', after, most
        )

    def _beyond(self, last: int) -> int | None:
        """The number of the first row behind the damage that can be read again; None where there is none."""
        start = max(last, 0)
        reached: int | None = next(
            (start + 2**step for step in range(_FURTHEST) if self._can_read_from(start + 2**step)), None
        )
        if reached is None:
            return None
        low, high = start, int(reached)
        while high - low > 1:
            middle = (low + high) // 2
            if self._can_read_from(middle):
                high = middle
            else:
                low = middle
        return high

    def _can_read_from(self, number: int) -> bool:
        """Whether a row follows; what stands there with a number of before would lead round in a circle."""
        try:
            found = self._read(number - 1, 1)
        except (*DAMAGE, OverflowError):
            return False
        return bool(found) and found[0][0] >= number


def in_turn(rows: Sequence[Any], *, after: int) -> list[Any]:
    """As many of the rows as have numbers that go up, beyond ``after``.

    One number that is damaged, too high or too low, takes no other row with it.
    """
    ends: list[int] = []
    at: list[int] = []
    before: dict[int, int] = {}
    for place, (number, *_row) in enumerate(rows):
        if number <= after:
            continue
        length = bisect_left(ends, number)
        before[place] = at[length - 1] if length else -1
        ends[length : length + 1], at[length : length + 1] = [number], [place]
    chosen: list[Any] = []
    place = at[-1] if at else -1
    while place >= 0:
        chosen.append(rows[place])
        place = before[place]
    return chosen[::-1]

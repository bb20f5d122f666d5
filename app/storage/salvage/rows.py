"""Reading a table around the places where it is damaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.storage.plain.table_file import SECRET
from app.storage.salvage.damaged_file import DAMAGE, DamagedFile

_CHUNK = 200
_FURTHEST = 62


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
        while True:
            try:
                found = self._read(last, most)
            except DAMAGE:
                if most > 1:
                    most //= 2
                    continue
                self.gaps += 1
                following = self._beyond(last)
                if following is None:
                    return
                last, most = max(following - 1, last + 1), _CHUNK
                continue
            if not found:
                return
            for number, *row in found:
                # A damaged page may give rows out of turn; without this it could lead round in a circle.
                if number > last:
                    yield row
                    last = number
            last, most = (last, min(_CHUNK, most * 2)) if found[-1][0] == last else (last + 1, _CHUNK)

    def _is_numbered(self) -> bool:
        try:
            self._read(-(2**63), 1)
        except DAMAGE as error:
            return "no such column" not in str(error)
        return True

    def _one_after_the_other(self) -> Iterator[Sequence[Any]]:
        names = ", ".join(f'"{name}"' for name in self._columns)
        try:
            yield from self._file.each(f'SELECT {names} FROM "{self._table}"')
        except DAMAGE:
            self.gaps += 1

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
        try:
            return bool(self._read(number - 1, 1))
        except (*DAMAGE, OverflowError):
            return False

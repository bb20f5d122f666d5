"""A long list that is kept packed, so that it needs little memory however long it grows."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

T = TypeVar("T")
_IN_MEMORY = 48_000_000
"""Packed bytes; what goes beyond lies in a nameless file that only this process can open."""
_TOGETHER = 250
_LENGTH = 8


class Spool(Generic[T]):
    """Takes items one by one and gives them back in order, as often as asked.

    So many of them are packed ``together``.
    """

    def __init__(self, *, together: int = _TOGETHER) -> None:
        self._together = together
        # Lives as long as the spool itself does.
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._waiting: list[T] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, item: T) -> None:
        """Add one item at the end."""
        self._waiting.append(item)
        self._count += 1
        if len(self._waiting) >= self._together:
            self._pack()

    def __iter__(self) -> Iterator[T]:
        self._pack()
        self._file.seek(0)
        while head := self._file.read(_LENGTH):
            place = self._file.tell() + int.from_bytes(head, "big")
            yield from pickle.loads(zlib.decompress(self._file.read(int.from_bytes(head, "big"))))
            self._file.seek(place)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
        self._waiting.clear()

    def _pack(self) -> None:
        if not self._waiting:
            return
        packed = zlib.compress(pickle.dumps(self._waiting, protocol=pickle.HIGHEST_PROTOCOL), 1)
        self._file.seek(0, 2)
        self._file.write(len(packed).to_bytes(_LENGTH, "big"))
        self._file.write(packed)
        self._waiting = []

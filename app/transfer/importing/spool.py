"""A long list that is kept packed, so that it needs little memory however long it grows.

What does not fit lies on the disk under a key that was made for this list and is nowhere else: a venue may be
encrypted, and what is about to come into it is to be no easier to read.
"""

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
_KEY_BITS, _NONCE = 256, 12


class Spool(Generic[T]):
    """Takes items one by one and gives them back in order, as often as asked.

    So many of them are packed ``together``.
    """

    def __init__(self, *, together: int = _TOGETHER) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._together = together
        # Lives as long as the spool itself does.
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._seal = AESGCM(AESGCM.generate_key(_KEY_BITS))
        self._packs = 0
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
        pack = 0
        while pack < self._packs:
            sealed = self._file.read(int.from_bytes(self._file.read(_LENGTH), "big"))
            place = self._file.tell()
            yield from pickle.loads(zlib.decompress(self._seal.decrypt(_nonce(pack), sealed, None)))
            self._file.seek(place)
            pack += 1

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
        self._waiting.clear()

    def _pack(self) -> None:
        if not self._waiting:
            return
        packed = zlib.compress(pickle.dumps(self._waiting, protocol=pickle.HIGHEST_PROTOCOL), 1)
        sealed = self._seal.encrypt(_nonce(self._packs), packed, None)
        self._file.seek(0, 2)
        self._file.write(len(sealed).to_bytes(_LENGTH, "big"))
        self._file.write(sealed)
        self._packs += 1
        self._waiting = []


def _nonce(pack: int) -> bytes:
    """Never the same twice under one key."""
    return pack.to_bytes(_NONCE, "big")

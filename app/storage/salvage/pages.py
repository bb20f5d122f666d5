"""The pages of a copy, as they are in plain: of an encrypted file deciphered one by one, also those that prove nothing."""

from __future__ import annotations

import hashlib
import hmac
import os
from abc import ABC, abstractmethod
from io import FileIO
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.storage.cipher.data_key import DataKey
from app.storage.recognising import MAGIC, PAGE_BYTES

_IV, _MAC = 16, 64
_SALT_MASK, _ROUNDS = 0x3A, 2
"""How the key of the proofs is made of the key and the salt."""


class Pages(ABC):
    """Reads and writes whole pages, numbered from 1; nothing in plain is ever written for an encrypted file."""

    reserved = 0
    """So many bytes at the end of each page hold no data."""

    def __init__(self, file: FileIO, size: int) -> None:
        self._file = file
        self.count = size // PAGE_BYTES

    @abstractmethod
    def read(self, number: int) -> bytes:
        """A page in plain, also a damaged one."""

    @abstractmethod
    def write(self, number: int, page: bytes) -> None:
        """Put a page there, so that it proves itself."""

    def is_damaged(self, number: int) -> bool:
        """Whether it is known that the page is not as it was written; one in plain proves nothing."""
        return number > self.count

    def _raw(self, number: int) -> bytes:
        self._file.seek((number - 1) * PAGE_BYTES)
        return self._file.read(PAGE_BYTES)

    def _put(self, number: int, page: bytes) -> None:
        self._file.seek((number - 1) * PAGE_BYTES)
        self._file.write(page)


class PlainPages(Pages):
    """Pages that prove nothing."""

    def read(self, number: int) -> bytes:
        """As they lie there."""
        return self._raw(number)

    def write(self, number: int, page: bytes) -> None:
        """As it is."""
        self._put(number, page)


class SealedPages(Pages):
    """Pages as SQLCipher 4 writes them: AES-256-CBC, an IV of their own, and an HMAC-SHA512 of both and their number."""

    reserved = _IV + _MAC

    def __init__(self, file: FileIO, size: int, key: str) -> None:
        super().__init__(file, size)
        self._key = DataKey.of_pragma(key).secret
        self._salt = self._raw(1)[: len(MAGIC)]
        masked = bytes(byte ^ _SALT_MASK for byte in self._salt)
        self._proving = hashlib.pbkdf2_hmac("sha512", self._key, masked, _ROUNDS, len(self._key))

    def is_damaged(self, number: int) -> bool:
        """Whether the proof fails."""
        page = self._raw(number)
        return not hmac.compare_digest(page[-_MAC:], self._proof(number, page[self._start(number) : -_MAC]))

    def read(self, number: int) -> bytes:
        """Deciphered, whatever the proof says: damage spoils sixteen bytes, and a bit of the next."""
        page, start = self._raw(number), self._start(number)
        end = PAGE_BYTES - self.reserved
        opening = self._cipher(page[end : end + _IV]).decryptor()
        return MAGIC[:start] + opening.update(page[start:end]) + opening.finalize() + bytes(self.reserved)

    def write(self, number: int, page: bytes) -> None:
        """Enciphered anew."""
        start, vector = self._start(number), os.urandom(_IV)
        sealing = self._cipher(vector).encryptor()
        secret = sealing.update(page[start : PAGE_BYTES - self.reserved]) + sealing.finalize() + vector
        self._put(number, self._salt[:start] + secret + self._proof(number, secret))

    def _start(self, number: int) -> int:
        """The first page begins with the salt."""
        return len(self._salt) if number == 1 else 0

    def _proof(self, number: int, secret: bytes) -> bytes:
        return hmac.digest(self._proving, secret + number.to_bytes(4, "little"), "sha512")

    def _cipher(self, vector: bytes) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(vector))


def pages_of(file: FileIO, path: Path, *, key: str | None) -> Pages:
    """The pages of an open file; ``key`` is that of an encrypted one."""
    size = path.stat().st_size
    return PlainPages(file, size) if key is None else SealedPages(file, size, key)
